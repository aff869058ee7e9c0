# needs rows
assert sum(len(b.author.name) for b in session.scalars(select(Book).options(joinedload(Book.author)))) > 0
