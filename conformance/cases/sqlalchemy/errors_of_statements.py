# Errors of the driver and of statements: texts, parameters shown, cut and hidden, attributes, constructors.
import warnings; warnings.simplefilter("ignore")
from sqlalchemy import *
from sqlalchemy import exc
import datetime, decimal
def p(n, f):
    try:
        r = f(); print(n, "|", r)
    except Exception as e:
        print(n, "!", type(e).__name__, " ~ ".join(str(e).split("\n")))
        for a in ("statement", "params", "orig", "hide_parameters", "code", "ismulti", "connection_invalidated", "detail"):
            if hasattr(e, a): print("   ", a, repr(getattr(e, a))[:400])
        print("   ", repr(e)[:300].replace("\n", "~")); print("   ", e.args if len(str(e.args)) < 300 else len(str(e.args)), type(e).__mro__[1].__name__, repr(e.__cause__)[:100])
for hide in (False, True):
    e = create_engine("sqlite://", hide_parameters=hide); m = MetaData()
    t = Table("t", m, Column("id", Integer, primary_key=True), Column("x", Integer, nullable=False, unique=True), Column("n", String(5), CheckConstraint("length(n) < 5", name="ckn")), Column("b", LargeBinary), Column("d", DateTime), Column("u", Numeric(10, 2)), Column("j", JSON), Column("en", Enum("a", "b", name="en")), Column("bo", Boolean), Column("dt", Date), Column("iv", Interval), Column("uu", Uuid))
    u = Table("u", m, Column("id", Integer, primary_key=True), Column("tid", ForeignKey("t.id"), nullable=False))
    m.create_all(e)
    def x(st, pp=None):
        with e.begin() as c:
            return c.execute(st, pp).rowcount if pp is not None else c.execute(st).rowcount
    p("nn", lambda: x(insert(t), {"n": "q"})); p("uq", lambda: x(insert(t), [{"x": 1}, {"x": 1}])); p("ck", lambda: x(insert(t), {"x": 2, "n": "aaaaaaa"}))
    p("long", lambda: x(insert(t), {"x": None, "n": "z" * 500})); p("uni", lambda: x(insert(t), {"x": None, "n": "äöü€😀\n\t'\"\\"}))
    p("many", lambda: x(insert(t), [{"x": i} for i in range(40)] + [{"x": 1}])); p("many9", lambda: x(insert(t), [{"x": None}] * 9)); p("many10", lambda: x(insert(t), [{"x": None, "n": "q"}] * 10)); p("many11", lambda: x(insert(t), [{"x": None, "n": "y" * 200}] * 11))
    p("manyp", lambda: x(text("select " + ",".join(":p%d" % i for i in range(60)) + " from nosuch"), {"p%d" % i: i for i in range(60)}))
    p("nosuch", lambda: x(text("select * from nosuch"))); p("nocol", lambda: x(text("select zz from t where x = :a"), {"a": 5})); p("syntax", lambda: x(text("selec 1"))); 
    p("type", lambda: x(insert(t), {"x": object})); p("list", lambda: x(insert(t), {"x": [1, 2]})); p("dec", lambda: x(insert(t), {"x": decimal.Decimal("1.5")})); p("big", lambda: x(insert(t), {"x": 2 ** 70})); p("dtstr", lambda: x(insert(t), {"x": 1, "d": "2020-01-01"})); p("datestr", lambda: x(insert(t), {"x": 1, "dt": 5})); p("num", lambda: x(insert(t), {"x": 7, "u": "abc"})); p("json", lambda: x(insert(t), {"x": 1, "j": object})); p("enum", lambda: x(insert(t), {"x": 1, "en": "zz"})); p("bool", lambda: x(insert(t), {"x": 1, "bo": 5})); p("bools", lambda: x(insert(t), {"x": 1, "bo": "x"})); p("iv", lambda: x(insert(t), {"x": 1, "iv": 5})); p("uuid", lambda: x(insert(t), {"x": 1, "uu": "zz"})); p("bin", lambda: x(insert(t), {"x": 1, "b": "str"})); p("tuple", lambda: x(insert(t), (1, 2))); p("int", lambda: x(insert(t), 5)); p("listint", lambda: x(insert(t), [1, 2])); p("listtuple", lambda: x(insert(t), [(1, 2)])); p("extra", lambda: x(insert(t), {"x": 1, "zz": 3})); p("set", lambda: x(insert(t), {1})); p("str", lambda: x(insert(t), "abc"))
    p("extab", lambda: x(t)); p("excol", lambda: x(t.c.x)); p("exfunc", lambda: x(func.now())); 
    with e.connect() as c:
        p("drv", lambda: c.exec_driver_sql("select ?", (1, 2))); p("drv2", lambda: c.exec_driver_sql("select ?, ?", (1,))); p("drv3", lambda: c.exec_driver_sql("insert into t (x) values (?)", [(1,), (None,)])); p("drv5", lambda: c.exec_driver_sql("insert into t (x) values (?)", ("a" * 400,) * 1 + (3,))); p("drv6", lambda: c.exec_driver_sql("drop table nosuch")); p("drv7", lambda: c.exec_driver_sql("select 1; select 2")); p("drv8", lambda: c.exec_driver_sql("")); 
    c.close()
    p("closedc", lambda: c.commit())
    p("nosuchtab", lambda: m.tables["zz"]); p("create", lambda: (t.create(e), t.create(e)))
p("url", lambda: create_engine("nosuch://")); p("url2", lambda: create_engine("")); p("url3", lambda: create_engine(5)); p("url4", lambda: create_engine("sqlite+nosuch://")); p("kw", lambda: create_engine("sqlite://", zzz=1)); 
p("stmt", lambda: exc.StatementError("m", "s", {"a": 1}, ValueError("o"))); p("code", lambda: exc.InvalidRequestError("m", code="abcd")); p("comp", lambda: exc.CompileError("x")); p("circ2", lambda: str(exc.CircularDependencyError("msg", ["a"], [("a", "b")], msg="other")))
