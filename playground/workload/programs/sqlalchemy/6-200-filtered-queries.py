# needs rows
for i in range(200):
    found = select(Book).join(Book.author).where(Book.pages > i, Book.title.startswith("t"), Author.name == "n1", Book.pages != 3)
    assert len(session.scalars(found.order_by(Book.pages.desc()).limit(5)).all()) == 5
