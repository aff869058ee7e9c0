import sqlite3
c = sqlite3.connect(":memory:"); c.row_factory = sqlite3.Row
c.executescript("create table u(id integer primary key, name text not null, age int); create index i on u(name);")
with c: c.executemany("insert into u(name, age) values(?, ?)", [("ann", 30), ("bob", None), ("cy", 25)])
cur = c.execute("select * from u where age > :a order by name", {"a": 20}); print([tuple(r) for r in cur], cur.description, cur.rowcount)
r = c.execute("select * from u").fetchone(); print(r["name"], r.keys(), dict(r), len(r), r[1], tuple(r))
try:
    with c: c.execute("insert into u(name) values('x')"); c.execute("insert into u(name) values(null)")
except sqlite3.IntegrityError as e: print(type(e).__name__, e)
print(c.execute("select count(*) from u").fetchone()[0], c.total_changes, c.in_transaction)
for bad in ("select * from nope", "selec 1", "insert into u values(1,2)", "select ?"):
    try: c.execute(bad)
    except sqlite3.Error as e: print(type(e).__name__, e)
cur = c.execute("insert into u(name) values('new')"); print(cur.lastrowid); c.rollback()
c.create_function("dbl", 1, lambda x: x * 2); print(c.execute("select dbl(21), upper('a'), coalesce(null, 'd')").fetchall()[0][0])
print([tuple(x) for x in c.execute("select name, case when age is null then '?' else age end from u limit 2 offset 1")], c.execute("select max(age), avg(age), sum(age) from u").fetchone()[:])
print([tuple(x) for x in c.execute("with recursive n(x) as (select 1 union all select x + 1 from n where x < 4) select x from n")])
c.close()
try: c.execute("select 1")
except sqlite3.ProgrammingError as e: print(e)
