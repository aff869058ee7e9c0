import sqlite3

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


db = sqlite3.connect(":memory:")
db.create_function("shout", 1, lambda s: s.upper() + "!")
db.create_function("fail", 0, lambda: 1 / 0)
db.create_function("many", -1, lambda *a: len(a))


class Longest:
    def __init__(self):
        self.best = ""

    def step(self, s):
        if len(s) > len(self.best):
            self.best = s

    def finalize(self):
        return self.best


db.create_aggregate("longest", 1, Longest)
db.create_collation("backwards", lambda a, b: (a < b) - (a > b))
db.executescript("CREATE TABLE w (s TEXT); INSERT INTO w VALUES ('aa'); INSERT INTO w VALUES ('bbb'); INSERT INTO w VALUES ('c');")
print(db.execute("SELECT shout('hi'), many(1, 2, 3), many()").fetchone(), db.execute("SELECT longest(s) FROM w").fetchone())
print(db.execute("SELECT s FROM w ORDER BY s COLLATE backwards").fetchall())
t(lambda: db.execute("SELECT fail()").fetchone())
t(lambda: db.execute("SELECT shout()").fetchone())
seen = []
db.set_trace_callback(seen.append)
db.execute("SELECT 1").fetchall()
db.set_trace_callback(None)
print(seen)
