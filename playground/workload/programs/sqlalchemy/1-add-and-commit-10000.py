session.add_all([Book(title="t", pages=i, author_id=1) for i in range(10000)])
session.commit()
