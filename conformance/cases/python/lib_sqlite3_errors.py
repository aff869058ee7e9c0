import sqlite3

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT NOT NULL UNIQUE, CHECK (n <> 'bad'))")
db.execute("INSERT INTO t (n) VALUES ('a')")
for sql, args in [("INSERT INTO t (n) VALUES ('a')", ()), ("INSERT INTO t (n) VALUES (NULL)", ()), ("INSERT INTO t (n) VALUES ('bad')", ()), ("SELEC 1", ()), ("SELECT * FROM nope", ()), ("SELECT nope FROM t", ()),
                  ("SELECT ?", ()), ("SELECT ?", (1, 2)), ("SELECT :a", {"b": 1}), ("SELECT ?", (object(),)), ("SELECT ?", (2**70,)), ("SELECT 1; SELECT 2", ()), ("", ())]:
    try:
        print(db.execute(sql, args).fetchall())
    except (sqlite3.Error, sqlite3.Warning, OverflowError) as e:
        print(type(e).__name__, e, getattr(e, "sqlite_errorname", None))
t(lambda: db.execute(5))
t(lambda: db.execute("SELECT 1", 5))
cur = db.cursor()
cur.close()
t(lambda: cur.execute("SELECT 1"))
db.close()
t(lambda: db.execute("SELECT 1"))
print([c.__name__ for c in sqlite3.IntegrityError.__mro__])
