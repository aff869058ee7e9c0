import sqlite3

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, author_id INTEGER REFERENCES author(id));
INSERT INTO author (name) VALUES ('Ann'), ('Bob');
""")
db.executemany("INSERT INTO book (title, author_id) VALUES (?, ?)", [("A", 1), ("B", 1), ("C", 2)])
db.commit()
for row in db.execute("SELECT a.name, count(*) AS n FROM author a JOIN book b ON b.author_id = a.id GROUP BY a.id ORDER BY n DESC"):
    print(row)
print(db.execute("SELECT title FROM book WHERE author_id IN (SELECT id FROM author WHERE name LIKE ?)", ("A%",)).fetchall())
print(db.execute("INSERT INTO book (title) VALUES ('D') RETURNING id, title").fetchone(), db.execute("PRAGMA foreign_keys").fetchone(), [r[1] for r in db.execute("PRAGMA table_info(book)")])
print(db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall(), db.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT group_concat(i) FROM n").fetchone())
cur = db.cursor()
cur.execute("SELECT title FROM book ORDER BY id")
print(next(cur), cur.fetchmany(2), list(cur))
print(db.execute("SELECT row_number() OVER (ORDER BY title DESC), title FROM book").fetchall()[:2], db.execute("SELECT json_extract('{\"a\": [1, 2]}', '$.a[1]')").fetchone())
