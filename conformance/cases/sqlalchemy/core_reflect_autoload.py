from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, select

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.exec_driver_sql("CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL)")
    conn.exec_driver_sql("CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER REFERENCES author(id), title TEXT)")
    conn.exec_driver_sql("INSERT INTO author VALUES (1, 'Ann')")
    conn.exec_driver_sql("INSERT INTO book VALUES (1, 1, 'One')")
meta = MetaData()
book = Table("book", meta, autoload_with=engine)
author = meta.tables["author"]
print(repr(author))
print(book.c.author_id.foreign_keys)
with engine.connect() as conn:
    print(conn.execute(select(author.c.name, book.c.title).join(book)).all())
