import sqlite3

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


db = sqlite3.connect(":memory:")
cur = db.cursor()
cur.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE, price REAL)")
cur.execute("INSERT INTO book (title, price) VALUES (?, ?)", ("Dune", 9.5))
print(cur.rowcount, cur.lastrowid, db.in_transaction, db.total_changes)
cur.executemany("INSERT INTO book (title, price) VALUES (:t, :p)", [{"t": "Emma", "p": 7}, {"t": "Ulysses", "p": None}])
print(cur.rowcount)
db.commit()
cur.execute("SELECT id, title, price AS cost FROM book ORDER BY id")
print(cur.description, cur.fetchone(), cur.fetchmany(1), cur.fetchall(), cur.fetchone(), cur.rowcount)
print([title for (title,) in db.execute("SELECT title FROM book WHERE price > ?", (8,))], db.execute("SELECT count(*) FROM book").fetchone()[0])
print(db.execute("UPDATE book SET price = 1").rowcount, db.execute("DELETE FROM book WHERE id = 2").rowcount)
db.rollback()
print(db.execute("SELECT count(*), sum(price) FROM book").fetchone())
