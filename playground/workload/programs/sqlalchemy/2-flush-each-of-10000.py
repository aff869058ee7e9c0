for i in range(10000):
    session.add(Book(title="t", pages=i, author_id=1))
    session.flush()
session.commit()
