import sqlite3

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


one, two = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
one.execute("CREATE TABLE t (x)")
one.execute("INSERT INTO t VALUES (1)")
one.commit()
t(lambda: two.execute("SELECT * FROM t"))
one.backup(two)
print(two.execute("SELECT * FROM t").fetchall())


class Db(sqlite3.Connection):
    def scalar(self, sql, *args):
        return self.execute(sql, args).fetchone()[0]


db = sqlite3.connect(":memory:", factory=Db)
print(db.scalar("SELECT ? + ?", 2, 3), isinstance(db, sqlite3.Connection), db.total_changes, db.isolation_level == "")
cur = db.cursor()
print(cur.connection is db, cur.arraysize, cur.description, cur.lastrowid, cur.rowcount)
db.close()
t(lambda: db.scalar("SELECT 1"))
print(sqlite3.threadsafety in (0, 1, 3), sqlite3.Binary is memoryview, issubclass(sqlite3.Warning, Exception))
