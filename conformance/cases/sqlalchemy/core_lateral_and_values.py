from sqlalchemy import Integer, String, column, func, lateral, select, table, true, values

people = table("people", column("id"), column("age"), column("name"))
books = table("books", column("book_id"), column("owner_id"))
sub = select(books.c.book_id).where(books.c.owner_id == people.c.id).lateral("bks")
print(select(people.c.id, sub.c.book_id).select_from(people.join(sub, true())))
v = values(column("id", Integer), column("name", String), name="v").data([(1, "a"), (2, "b")])
print(select(v))
print(select(people).join(v, v.c.id == people.c.id))
print(select(people).where(people.c.id.in_(values(column("n", Integer)).data([(1,), (2,)]).scalar_values())))
print(select(values(column("a", Integer), name="w", literal_binds=True).data([(7,)])))
