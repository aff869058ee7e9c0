from sqlalchemy import *
from sqlalchemy.sql.expression import FunctionElement, ColumnElement
from sqlalchemy.sql.functions import GenericFunction, ReturnTypeFromArgs
from sqlalchemy.ext.compiler import compiles
class coalesce2(FunctionElement):
    name = "coalesce2"
    inherit_cache = True
    type = String()
@compiles(coalesce2)
def _c(element, compiler, **kw):
    return "coalesce(%s)" % compiler.process(element.clauses, **kw)
class noname(FunctionElement):
    inherit_cache = True
@compiles(noname)
def _n(element, compiler, **kw):
    a, b = list(element.clauses)
    return "max(%s, %s)" % (compiler.process(a, **kw), compiler.process(b, **kw))
class gf(GenericFunction):
    name = "lower"
    type = String()
    inherit_cache = True
t = table("t", column("x", String))
for s in (select(coalesce2(t.c.x, "z")), select(noname(1, 2)), select(noname(t.c.x, 2), coalesce2(3, "k")), select(gf("Q")), select(func.foo("a", 1)), select(t.c.x).where(coalesce2(t.c.x, "v") == "w"), select(t.c.x).where(noname(1, 5) > 3), select(func.pkg.sub.name(4)).where(func.pkg.sub.name(4) > 3)):
    c = s.compile()
    print(s); print(c.params)
e = create_engine("sqlite://")
with e.connect() as c:
    print(c.execute(select(coalesce2(null(), "zz"), noname(4, 9), gf("ABC"))).all())
    print(c.execute(select(coalesce2(null(), "zz"))).keys())
