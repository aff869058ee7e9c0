from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, select, insert, update, delete, bindparam, text, func, literal, exc, and_, or_
from sqlalchemy.dialects import postgresql, mysql

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("name", String), Column("n", Integer))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(t), [{"name": n, "n": i} for i, n in enumerate("abcde")])
by_name = select(t).where(t.c.name == bindparam("who"))
rng = select(t.c.name).where(t.c.n >= bindparam("lo"), t.c.n < bindparam("hi", 3)).order_by(t.c.id)
twice = select(t.c.id).where(or_(t.c.n == bindparam("v"), t.c.id == bindparam("v")))
exp = select(t.c.id).where(t.c.name.in_(bindparam("names", expanding=True)))
inlist = select(t.c.id).where(t.c.name.in_(bindparam("names")))
uniq = select(t.c.id).where(t.c.n == bindparam("u", 1, unique=True), t.c.id == bindparam("u", 2, unique=True))
lazy = select(t.c.id).where(t.c.n == bindparam("c", callable_=lambda: 4))
lim = select(t.c.id).order_by(t.c.id).limit(bindparam("l")).offset(bindparam("o"))
with engine.connect() as conn:
    print(by_name, conn.execute(by_name, {"who": "c"}).all())
    print(rng, conn.execute(rng, {"lo": 1}).scalars().all(), conn.execute(rng, {"lo": 1, "hi": 5}).scalars().all())
    print(twice, conn.execute(twice, {"v": 2}).scalars().all())
    print(exp, conn.execute(exp, {"names": ["a", "e"]}).scalars().all(), conn.execute(exp, {"names": []}).scalars().all())
    print(inlist, conn.execute(inlist, {"names": ["b"]}).scalars().all())
    print(uniq, uniq.compile().params, conn.execute(uniq).all())
    print(lazy.compile().params, conn.execute(lazy).scalars().all())
    print(lim, conn.execute(lim, {"l": 2, "o": 1}).scalars().all())
    pre = by_name.params(who="d")
    print(pre.compile().params, conn.execute(pre).all())
    print(conn.execute(text("SELECT :a + :b AS s, :a AS a"), {"a": 1, "b": 2}).one())
    print(conn.execute(select(literal("q").label("l"), bindparam("z", 5, type_=Integer).label("z"))).one())
    print(conn.execute(update(t).where(t.c.id == bindparam("pk")).values(n=bindparam("new_n"), name=func.upper(bindparam("nm"))), {"pk": 1, "new_n": 50, "nm": "zed"}).rowcount)
    print(conn.execute(delete(t).where(t.c.id == bindparam("pk")), [{"pk": 2}, {"pk": 3}]).rowcount)
    print(conn.execute(select(t)).all())
    try:
        conn.execute(update(t).where(t.c.id == bindparam("id")).values(n=bindparam("n")), {"id": 1, "n": 2})
    except exc.CompileError as e:
        print(e)
    for stmt in (by_name, rng, exp, lim):
        c = stmt.compile(dialect=postgresql.dialect())
        print(c, sorted(c.params.items(), key=str))
    print(by_name.compile(dialect=mysql.dialect()), rng.compile(engine), rng.compile(engine).params)
    print(rng.compile(compile_kwargs={"literal_binds": True}) if False else select(t.c.id).where(t.c.name == "x", t.c.n == 5, t.c.n.in_([1, 2])).compile(engine, compile_kwargs={"literal_binds": True}))
    comp = select(t.c.id).where(t.c.name == "x").compile()
    print(comp.string, comp.params, comp.construct_params({"name_1": "y"}), str(comp) == comp.string)
