"""Binds, scoped sessions, merge graphs, pickles of keys, inspection, expunge cascades, SQL expressions as values."""
from typing import List, Optional
from sqlalchemy import *
from sqlalchemy import inspect as sa_inspect
from sqlalchemy.orm import *
from sqlalchemy.orm.attributes import flag_modified, set_committed_value, get_history, instance_state, NO_VALUE
class Base(DeclarativeBase): pass
class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    hits: Mapped[int] = mapped_column(default=0)
    made: Mapped[Optional[str]] = mapped_column(server_default=text("'auto'"))
    meta: Mapped[Optional[dict]] = mapped_column(JSON)
    items: Mapped[List["Item"]] = relationship(back_populates="box", cascade="all, delete-orphan")
class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    box_id: Mapped[int] = mapped_column(ForeignKey("box.id"))
    box: Mapped[Box] = relationship(back_populates="items")
class Audit(Base):
    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]
e1, e2 = create_engine("sqlite://"), create_engine("sqlite://")
Base.metadata.create_all(e1); Base.metadata.create_all(e2)
with Session(binds={Audit: e2, Base: e1}) as s:
    s.add_all([Audit(what="x"), Box(label="b")]); s.commit()
    print(s.get_bind(Audit) is e2, s.get_bind(sa_inspect(Box)) is e1)
with e2.connect() as c: print(c.scalar(select(func.count()).select_from(Audit.__table__)), c.scalar(select(func.count()).select_from(Box.__table__)))
S = scoped_session(sessionmaker(e1))
b = S.scalars(select(Box)).one()
print(S() is S.registry(), b in S, S.is_modified(b))
b.hits = Box.hits + 5
S.flush(); print(b.hits); S.commit()
b.meta = {"a": 1}; S.commit()
b.meta["a"] = 2; print(S.dirty); flag_modified(b, "meta"); print(b in S.dirty); S.commit(); print(b.meta)
b.items = [Item(name="i"), Item(name="j")]
print(get_history(b, "label"), sa_inspect(b).attrs["items"].history.added[0].name)
S.commit()
set_committed_value(b, "label", "silent"); print(S.dirty, b.label); S.refresh(b); print(b.label)
st = sa_inspect(b)
print(st.identity, st.identity_key[1:], st.persistent, st.session is S(), sorted(st.mapper.attrs.keys()), st.mapper.primary_key[0].name)
print([c.key for c in sa_inspect(Box).columns], [r.key for r in sa_inspect(Box).relationships], sa_inspect(Box).relationships["items"].direction.name)
S.expunge(b); print(sa_inspect(b).detached)
S.add(b); b.items; S.expunge(b); b.label = "det"; b.items[0].name = "changed"; b.items.append(Item(name="new"))
m = S.merge(b); print(m is b, m.label, [i.name for i in m.items], len(S.new), sorted(type(x).__name__ for x in S.dirty))
S.commit(); print(S.execute(select(Item.name).order_by(Item.id)).scalars().all())
n = S.merge(Box(id=77, label="fresh")); print(sa_inspect(n).pending, n.hits); S.commit(); print(n.hits, n.made)
S.remove()
with Session(e1) as s:
    b = s.get(Box, 1, populate_existing=True); i = b.items[0]
    s.expire(b); print("label" in b.__dict__, "items" in b.__dict__); b.label; print("items" in b.__dict__)
    b.items.remove(i); print(i.box, i in s.deleted, s.is_modified(i)); s.flush(); print(sa_inspect(i).deleted or sa_inspect(i).was_deleted)
    s.rollback(); print(i.box is b, i in b.items)
    x = Box(id=5, label=func.upper("shout"), hits=select(func.count(Item.id)).scalar_subquery()); s.add(x); s.flush(); print(x.label, x.hits)
    with s.no_autoflush: x.label = "late"; print(s.scalar(select(Box.label).where(Box.id == 5)))
    print(s.scalar(select(Box.label).where(Box.id == 5)))
    s.rollback(); print(x in s, sa_inspect(x).transient)
    try: s.add(b); s2 = Session(e1); s2.add(b)
    except Exception as e: print(type(e).__name__, str(e).split("(this")[0].replace(str(id(s)), ""))
    make_transient(b); b.id = None; print(sa_inspect(b).transient, b.label if "label" in b.__dict__ else "gone")
    with s.begin_nested() as t: s.add(Audit(what="in")); s.flush(); print(t.is_active, s.in_nested_transaction())
    print(s.scalars(select(Audit.what)).all()); s.rollback(); print(s.scalars(select(Audit.what)).all())
    r = s.execute(select(Box.id, Box.label).order_by(Box.id)); print(r.keys(), r.mappings().first())
    print(s.execute(select(Box)).scalars().unique().fetchmany(1)[0].id, s.connection().in_transaction(), s.get_transaction() is not None)
    print(s.execute(text("select count(*) from box where id > :n"), {"n": 1}).scalar(), s.scalars(text("select label from box")).all())
    print(s.scalars(select(Box).from_statement(text("select * from box order by id desc"))).first().id)
    print(Box.__table__.c.keys(), Box.hits.property.columns[0].default.arg, Box.items.property.mapper.class_.__name__, Box.label == "x", Box.id.in_([1]).compile().params)
