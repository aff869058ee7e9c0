import sqlite3

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


db = sqlite3.connect(":memory:")
import datetime
import decimal
db.close()
db = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
sqlite3.register_adapter(decimal.Decimal, str)
sqlite3.register_converter("money", lambda b: decimal.Decimal(b.decode()))
db.execute("CREATE TABLE v (d DATE, t TIMESTAMP, m MONEY, b BLOB, f REAL, n)")
db.execute("INSERT INTO v VALUES (?, ?, ?, ?, ?, ?)", (datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 2, 3, 4, 5, 600000), decimal.Decimal("9.90"), b"\x00\xff", 1, True))
print(db.execute("SELECT * FROM v").fetchone())
print(db.execute("SELECT typeof(d), typeof(t), typeof(m), typeof(b), typeof(f), typeof(n) FROM v").fetchone())
print(db.execute("SELECT '2024-05-06' AS 'x [date]'").fetchone(), db.execute("SELECT ?, ?, ?", (None, 2.5, "é")).fetchone())


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return f"{self.x};{self.y}"


print(db.execute("SELECT ?", (Point(1, 2),)).fetchone(), sqlite3.paramstyle, sqlite3.apilevel)
