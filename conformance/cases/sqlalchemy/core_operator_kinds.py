"""Operators between columns and values of every kind: text, parameters, type, refusals."""
from sqlalchemy import *
from sqlalchemy.dialects import postgresql, mysql
import datetime as dt, decimal, uuid, itertools, enum, warnings
warnings.simplefilter("ignore")
class En(enum.Enum):
    a = 1; b = 2
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("i", Integer), Column("s", String(9)), Column("b", Boolean), Column("d", Date), Column("w", DateTime), Column("h", Time), Column("p", Interval),
          Column("c", Numeric(6, 2)), Column("f", Float), Column("u", Uuid), Column("j", JSON), Column("y", LargeBinary), Column("e", Enum(En)), Column("n", Numeric(6, 2, asdecimal=False)), Column("x", Text))
cols = [t.c[n] for n in "isbdwcfjye"]
vals = [1, "x", 2.5, None, True, dt.date(2024, 1, 2), dt.datetime(2024, 1, 2, 3, 4), dt.timedelta(days=1), decimal.Decimal("1.5"), b"x", En.a, null(), true()]
def show(label, f):
    try:
        e = f()
        c = e.compile()
        print(label, str(c).replace("\n", " "), c.params, type(e.type).__name__ if hasattr(e, "type") else "")
    except Exception as x:
        print(label, type(x).__name__, str(x).split("\n")[0][:200])
import operator as op
for a, b in itertools.product(cols, cols):
    for o in [op.add, op.sub, op.mul, op.truediv, op.floordiv, op.eq]:
        show(a.name + o.__name__ + b.name, lambda: o(a, b))
for a in cols:
    for v in vals:
        r = repr(v)[:30].split(" at 0x")[0]
        for o in [op.add, op.sub, op.mul, op.truediv, op.floordiv, op.mod, op.eq, op.ne, op.gt, op.and_]:
            show("%s %s %s" % (a.name, o.__name__, r), lambda: o(a, v))
            show("%s r%s %s" % (a.name, o.__name__, r), lambda: o(v, a))
        for n in ["in_", "not_in", "is_", "is_not", "like", "ilike", "contains", "startswith", "match", "concat", "is_distinct_from", "regexp_match", "bitwise_and", "op_"]:
            show("%s.%s %s" % (a.name, n, r), (lambda: a.op("@@")(v)) if n == "op_" else (lambda: getattr(a, n)(v)))
        show("%s between %s" % (a.name, r), lambda: a.between(v, v))
        show("%s case %s" % (a.name, r), lambda: case((a == v, v), else_=a))
        show("%s coalesce %s" % (a.name, r), lambda: func.coalesce(a, v))
        show("%s cast %s" % (a.name, r), lambda: cast(v, a.type))
    for f in [lambda: -a, lambda: ~a, lambda: a.label("q") + 1, lambda: func.max(a), lambda: func.sum(a), lambda: func.lower(a), lambda: func.now() - a, lambda: extract("year", a), lambda: a["k"], lambda: a[1], lambda: a["k"].as_string(), lambda: a.collate("C"), lambda: a.distinct(), lambda: cast(a, String), lambda: type_coerce(a, Integer) + 1, lambda: a.is_(None), lambda: func.foo(a) + a, lambda: func.count(a).filter(a > 1).over(partition_by=a), lambda: tuple_(a, a).in_([(1, 2)]), lambda: a.cast(JSON)["x"]]:
        show(a.name, f)
