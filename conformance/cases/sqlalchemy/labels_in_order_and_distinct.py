# Labels in ORDER BY and DISTINCT ON, whatever parentheses their places put around them; text() with parameters as FROM.
from sqlalchemy import *
from sqlalchemy.dialects import oracle, postgresql, sqlite

t = Table("t", MetaData(), Column("q", Integer), Column("s", String), Column("d", JSON))
exprs = [(t.c.q + 5).label("a"), t.c.q.op("+")(5).label("a"), t.c.q.in_([1]).label("a"), t.c.s.contains("x").label("a"), (t.c.q > 3).label("a"), func.max(t.c.q).label("a"), (-t.c.q).label("a"), case((t.c.q > 1, 2)).label("a"), t.c.s.collate("C").label("a"), and_(t.c.q > 1, t.c.q < 5).label("a")]
mods = [lambda x: x, desc, asc, lambda x: desc(x).nulls_last(), lambda x: x.desc(), lambda x: x + 1, lambda x: -x, lambda x: func.abs(x), lambda x: x.name]
for dialect in (None, sqlite.dialect(), postgresql.dialect(), oracle.dialect()):
    for e in exprs:
        for m in mods:
            for make in (lambda x: select(e).order_by(x), lambda x: select(e).group_by(x), lambda x: select(t.c.q).order_by(x)):
                try: print(str(make(m(e)).compile(dialect=dialect)).replace("\n", ""))
                except Exception as err: print(type(err).__name__, err)
    print(str(select(t.c.q.label("foo")).distinct("foo").compile(dialect=postgresql.dialect())).replace("\n", ""))
    print(str(select(t.c.d["a"].astext if hasattr(t.c.d["a"], "astext") else t.c.d["a"].as_string() + "x" + t.c.d["b"].as_string()).compile(dialect=postgresql.dialect())).replace("\n", ""))
s = select(literal_column("s.a")).select_from(text("generate_series(:x, :y) as s(a)").bindparams(x=None, y=None))
print(s.compile().params, s.params(x=5, y=6).compile().params)
