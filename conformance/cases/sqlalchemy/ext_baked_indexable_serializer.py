from typing import Optional
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext import baked
from sqlalchemy.ext.indexable import index_property
from sqlalchemy.ext.serializer import dumps, loads
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
class U(Base):
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    data = mapped_column(JSON)
    lang = index_property("data", "lang")
    size = index_property("data", "size", default=4)
    ro = index_property("data", "ro", mutable=False)
    arr = mapped_column(JSON)
    first = index_property("arr", 0, onebased=False)
    third = index_property("arr", 2)
    def __repr__(self): return f"U({self.name})"
e = create_engine("sqlite://"); Base.metadata.create_all(e)
s = Session(e)
a = U(name="a", data={"lang": "py"}); b = U(name="b"); s.add_all([a, b]); s.commit()
for l, f in [("lang", lambda: a.lang), ("nolang", lambda: b.lang), ("size", lambda: (a.size, b.size)), ("set", lambda: setattr(b, "lang", "go")), ("b", lambda: b.data), ("del", lambda: delattr(a, "lang")), ("deln", lambda: delattr(a, "size")), ("ro", lambda: setattr(a, "ro", 3)), ("arr", lambda: setattr(a, "third", 9)), ("first", lambda: (a.arr, a.first)), ("fl", s.commit), ("rows", lambda: [(x.data, x.arr) for x in (a, b)]), ("sel", lambda: str(select(U.id).where(U.lang.as_string() == "go"))), ("run", lambda: s.scalars(select(U).where(U.lang.as_string() == "go")).all()), ("third", lambda: str(select(U.third))), ("first", lambda: str(select(U.first)))]: t(l, f)
bk = baked.bakery()
def by_name(session, name):
    q = bk(lambda ss: ss.query(U))
    q += lambda q: q.filter(U.name == bindparam("name"))
    q += lambda q: q.order_by(U.id)
    return q(session).params(name=name)
t("all", lambda: by_name(s, "a").all()); t("one", lambda: by_name(s, "b").one()); t("none", lambda: by_name(s, "z").one_or_none()); t("first", lambda: by_name(s, "a").first()); t("err", lambda: by_name(s, "z").one())
q = bk(lambda ss: ss.query(U)); q2 = q + (lambda q: q.filter(U.id > 1)); t("q", lambda: (q(s).all(), q2(s).all(), q2(s).count())); t("scalar", lambda: bk(lambda ss: ss.query(func.count(U.id)))(s).scalar()); t("get", lambda: q(s).get(1)); t("str", lambda: str(q2(s)))
t("post", lambda: q(s).with_post_criteria(lambda q: q.limit(1)).all()); t("toq", lambda: str(q2.to_query(s))); t("iter", lambda: [x for x in q(s)]); t("spoil", lambda: q2.spoil()(s).all()); t("params", lambda: q(s).params({"a": 1}, {"b": 2}))
d = dumps(s.query(U).filter(U.name == "a")); t("ser", lambda: type(d).__name__); s2 = scoped_session(sessionmaker(e)); t("loads", lambda: loads(d, Base.metadata, s2).all())
d = dumps(select(U).where(U.id == 1)); t("st", lambda: s.scalars(loads(d, Base.metadata)).all())
