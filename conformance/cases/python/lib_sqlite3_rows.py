import sqlite3

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE p (name TEXT, age INT)")
db.executemany("INSERT INTO p VALUES (?, ?)", [("ann", 30), ("bob", 25)])
db.row_factory = sqlite3.Row
row = db.execute("SELECT name, age, age * 2 AS twice FROM p").fetchone()
print(row["name"], row["AGE"], row[2], row[-1], len(row), tuple(row), row.keys(), dict(row), "ann" in row, row[0:2], isinstance(row, sqlite3.Row))
print(row == db.execute("SELECT name, age, age * 2 AS twice FROM p").fetchone(), hash(row) == hash(row))
t(lambda: row["nope"])
t(lambda: row[7])
db.row_factory = lambda cur, values: {d[0]: v for d, v in zip(cur.description, values)}
print(db.execute("SELECT * FROM p").fetchall())
cur = db.cursor()
cur.row_factory = None
print(cur.execute("SELECT * FROM p").fetchall(), [r["age"] for r in db.execute("SELECT age FROM p ORDER BY age")])
db.row_factory = None
db.text_factory = bytes
print(db.execute("SELECT name FROM p").fetchone())
