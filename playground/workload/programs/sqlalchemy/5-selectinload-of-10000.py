# needs rows
assert sum(len(a.books) for a in session.scalars(select(Author).options(selectinload(Author.books)))) == 10000
