import sqlite3

seen = []
c = sqlite3.connect(":memory:")
c.set_trace_callback(seen.append)
max(1, 2, 3)
c.execute("CREATE TABLE t (a INTEGER)")
print(divmod(7, 2))
c.execute("SELECT 1")
print(seen)
c.create_function("twice", 1, lambda x: x * 2)
max(4, 5, 6, 7)
print(c.execute("SELECT twice(4)").fetchall())
