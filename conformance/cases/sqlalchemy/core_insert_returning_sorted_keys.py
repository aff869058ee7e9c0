from sqlalchemy import *
e = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("n", String))
m.create_all(e)
with e.begin() as c:
    print(c.execute(insert(t).returning(t.c.id, t.c.n, sort_by_parameter_order=True), [{"id": 5, "n": "a"}, {"id": 4, "n": "b"}]).all())
    print(c.execute(insert(t).returning(t.c.n, sort_by_parameter_order=True), [{"id": 15, "n": "a"}, {"id": 14, "n": "b"}]).all())
u = Table("u", m, Column("code", String, primary_key=True), Column("n", String, server_default="q"))
w = Table("w", m, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True), Column("n", String))
m.create_all(e)
with e.begin() as c:
    print(c.execute(insert(u).returning(u.c.n, sort_by_parameter_order=True), [{"code": "x", "n": "a"}, {"code": "y", "n": "b"}]).all())
    print(c.execute(insert(u).returning(u.c.code, sort_by_parameter_order=True), [{"code": "x2"}, {"code": "y2"}]).all())
    print(c.execute(insert(w).returning(w.c.n, sort_by_parameter_order=True), [{"a": 1, "b": 2, "n": "a"}, {"a": 1, "b": 3, "n": "b"}]).all())
