# The types and values of arithmetic over numeric types: classes keep themselves, not their arguments.
from sqlalchemy import *
from decimal import Decimal as D
m = MetaData(); e = create_engine("sqlite://")
import warnings; warnings.simplefilter("ignore")
t = Table("t", m, Column("id", Integer, primary_key=True), Column("a", Numeric(10, 2)), Column("b", DECIMAL(8, 3)), Column("c", Float), Column("d", Float(asdecimal=True)), Column("e", NUMERIC(8, 1)), Column("f", Float(10, True, 3)), Column("g", Numeric(10, 2, asdecimal=False)), Column("h", Numeric(10, 5, 2)), Column("i", Integer))
m.create_all(e)
with e.begin() as c:
    c.execute(insert(t).values(a=D("1.5"), b=D("2.25"), c=1.25, d=D("3.5"), e=D("4.5"), f=D("5.5"), g=1.5, h=D("1.12345"), i=3))
    cols = [x for x in t.c if x.name != "id"]
    for x in cols:
        print(x.name, repr(c.scalar(select(x))), repr(c.scalar(select(func.sum(x)))), repr(c.scalar(select(func.max(x)))), repr(c.scalar(select(func.coalesce(x, 1)))), repr(c.scalar(select(-x))), repr(c.scalar(select(x * 1).select_from(t))), repr(c.scalar(select(case((x > 0, x))))))
        for y in cols:
            for op in "+-*/":
                ex = eval("x %s y" % op)
                print(x.name, op, y.name, repr(ex.type), repr(c.scalar(select(ex))))
        for v in (2, 2.5, D("1.5"), "a", None):
            for op in "+-*/":
                try:
                    ex = eval("x %s v" % op); print(x.name, op, repr(v), repr(ex.type), repr(ex.right.type) if hasattr(ex, "right") else None, repr(c.scalar(select(ex))))
                    ex = eval("v %s x" % op); print(repr(v), op, x.name, repr(ex.type), repr(c.scalar(select(ex))))
                except Exception as er: print(x.name, op, v, type(er).__name__, str(er)[:80])
