# needs rows
assert sum(b.pages for b in session.scalars(select(Book))) > 0
