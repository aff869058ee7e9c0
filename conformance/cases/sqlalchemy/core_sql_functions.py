from sqlalchemy import create_engine, event, text, select, func, literal, column, table
from sqlalchemy.exc import OperationalError, DBAPIError

engine = create_engine("sqlite://")
calls = []


def shout(s):
    calls.append(s)
    return None if s is None else s.upper() + "!"


def digits(n):
    return "-".join(d for d in str(n)[::-1])


def evens(n):
    gen = (i for i in range(n) if i % 2 == 0)
    return ",".join(str(i) for i in gen)


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def endless(n):
    return endless(n + 1)


def broken(x):
    raise ValueError("bad " + str(x))


def strange(x):
    return object()


def huge(x):
    return 2 ** 70


class Spread:
    def __init__(self):
        self.seen = []

    def step(self, value):
        if value == "stop":
            raise RuntimeError("stop")
        if value is not None:
            self.seen.append(value)

    def finalize(self):
        return max(self.seen) - min(self.seen) if self.seen else None


class Running:
    def __init__(self):
        self.total = 0

    def step(self, v):
        self.total += v

    def inverse(self, v):
        self.total -= v

    def value(self):
        return self.total

    def finalize(self):
        return self.total


class Unfinished:
    def step(self, v):
        pass


def backwards(a, b):
    return (a < b) - (a > b)


@event.listens_for(engine, "connect")
def register(conn, record):
    conn.create_function("shout", 1, shout, deterministic=True)
    conn.create_function("digits", 1, digits)
    conn.create_function("evens", 1, evens)
    conn.create_function("fact", 1, fact)
    conn.create_function("endless", 1, endless)
    conn.create_function("broken", 1, broken)
    conn.create_function("strange", 1, strange)
    conn.create_function("huge", 1, huge)
    conn.create_function("anything", -1, lambda *a: len(a))
    conn.create_aggregate("spread", 1, Spread)
    conn.create_aggregate("unfinished", 1, Unfinished)
    conn.create_window_function("running", 1, Running)
    conn.create_collation("backwards", backwards)

    def count_rows():
        return conn.execute("SELECT count(*) FROM item WHERE price > ?", (2,)).fetchone()[0]

    conn.create_function("count_rows", 0, count_rows)


with engine.begin() as conn:
    conn.execute(text("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, price INT)"))
    conn.execute(text("INSERT INTO item (name, price) VALUES (:n, :p)"), [{"n": "ant", "p": 1}, {"n": "bee", "p": 3}, {"n": "cat", "p": 9}, {"n": None, "p": None}])

item = table("item", column("id"), column("name"), column("price"))
with engine.connect() as conn:
    print(conn.execute(select(func.shout(item.c.name)).order_by(item.c.id)).scalars().all(), calls)
    print(conn.execute(select(func.digits(1234), func.evens(9), func.fact(10), func.anything(1, "a", None), func.anything())).one())
    print(conn.execute(select(func.spread(item.c.price), func.spread(item.c.name == "zz"))).all())
    print(conn.execute(select(func.spread(item.c.price)).where(item.c.id > 99)).all())
    print(conn.execute(text("SELECT name, running(price) OVER (ORDER BY id ROWS 1 PRECEDING) FROM item WHERE price > 0")).all())
    print(conn.execute(text("SELECT running(price) FROM item WHERE price > 0")).all())
    print(conn.execute(text("SELECT name FROM item WHERE name IS NOT NULL ORDER BY name COLLATE backwards")).scalars().all())
    print(conn.execute(text("SELECT name, count_rows() FROM item ORDER BY id")).all())
    print(conn.execute(text("SELECT name FROM item WHERE shout(name) = 'BEE!'")).scalars().all())
    for sql in ["SELECT broken(name) FROM item", "SELECT strange(1)", "SELECT huge(1)", "SELECT endless(1)", "SELECT shout(1)", "SELECT shout('a', 'b')",
                "SELECT unfinished(price) FROM item", "SELECT spread('stop')", "SELECT nothing(1)", "SELECT unfinished(1) OVER ()", "INSERT INTO item (name) VALUES (broken(1))"]:
        try:
            print(conn.execute(text(sql)).all())
        except DBAPIError as e:
            print(type(e).__name__, "|", e.orig, "|", type(e.orig).__name__)
    print(conn.execute(text("SELECT count(*) FROM item")).scalar())
    print(calls)

raw = engine.raw_connection()
cur = raw.cursor()
cur.execute("SELECT id, shout(name) AS loud FROM item WHERE price > ? ORDER BY id", (1,))
print([d[0] for d in cur.description], cur.fetchone(), cur.fetchall(), cur.fetchone(), cur.rowcount)
cur.execute("SELECT :a + :b", {"a": 1, "b": 2})
print(list(cur))
cur.executemany("INSERT INTO item (name) VALUES (?)", [("x",), ("y",)])
print(cur.rowcount)
raw.rollback()
print(cur.execute("SELECT count(*) FROM item").fetchone())
raw.close()
