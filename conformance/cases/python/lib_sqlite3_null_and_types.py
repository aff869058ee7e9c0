import sqlite3

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


db = sqlite3.connect(":memory:")
values = [None, 1, -2**63, 2**63 - 1, 1.5, float("inf"), "", "é\0x", b"", b"\xff", True, False, bytearray(b"ab"), memoryview(b"mv")]
for v in values:
    got = db.execute("SELECT ?, typeof(?)", (v, v)).fetchone()
    print(repr(v)[:20] if not isinstance(v, memoryview) else "memoryview", got)
print(db.execute("SELECT NULL IS NULL, 1 = 1.0, 'a' || 'b', 7 / 2, 7 % 3, 7 / 2.0").fetchone(), db.execute("SELECT coalesce(NULL, 5), length('héé'), upper('abc'), round(2.567, 1), abs(-3)").fetchone())
for bad in ((1, 2), [1], {"a": 1}, object, 1j):
    t(lambda: db.execute("SELECT ?", (bad,)))
