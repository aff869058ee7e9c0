"""Automatic behaviour at the edges: defaults, onupdate, server values, nulls, cycles, flush order, ids of None, rollback."""
import datetime, uuid, decimal, enum, json
from typing import Optional, List, Any
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.types import TypeDecorator
class Cents(TypeDecorator):
    impl = Integer
    cache_ok = True
    def process_bind_param(self, value, dialect): return None if value is None else int(value * 100)
    def process_result_value(self, value, dialect): return None if value is None else decimal.Decimal(value) / 100
class Lvl(enum.IntEnum):
    LOW = 1
    HIGH = 2
class Base(DeclarativeBase):
    type_annotation_map = {decimal.Decimal: Cents, dict[str, Any]: JSON, Lvl: Enum(Lvl, native_enum=False)}
class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    seq: Mapped[int] = mapped_column(default=lambda ctx: len(ctx.get_current_parameters()["name"]))
    name: Mapped[str]
    price: Mapped[Optional[decimal.Decimal]]
    lvl: Mapped[Lvl] = mapped_column(default=Lvl.LOW)
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    made: Mapped[datetime.datetime] = mapped_column(default=datetime.datetime.now, server_default=func.now())
    touched: Mapped[int] = mapped_column(default=0, onupdate=lambda ctx: 7)
    stamp: Mapped[Optional[datetime.datetime]] = mapped_column(onupdate=func.current_timestamp())
    twice: Mapped[Optional[int]] = mapped_column(Computed("seq * 2"))
    blob: Mapped[Optional[bytes]] = mapped_column(deferred=True)
    on: Mapped[bool] = mapped_column(server_default=true())
    when: Mapped[Optional[datetime.date]]
    span: Mapped[Optional[datetime.timedelta]]
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = Thing(name="abc", price=decimal.Decimal("1.25"), when=datetime.date(2020, 2, 29), span=datetime.timedelta(minutes=3))
    b = Thing(name="defgh", lvl=Lvl.HIGH, data={"k": [1, None]}, blob=b"\x00\x01")
    s.add_all([a, b]); s.flush()
    print(a.seq, a.twice, a.on, a.price, a.lvl, a.data, a.made, b.id)
    s.commit()
    print(a.price, a.lvl is Lvl.LOW, b.data, a.twice, a.span, "blob" in b.__dict__, b.blob)
    a.name = "zz"; s.flush(); print(a.touched, "stamp" in a.__dict__, a.stamp is not None, a.seq); s.commit()
    a.price = decimal.Decimal("1.25"); print(s.is_modified(a), a in s.dirty); s.flush()
    a.data = {}; print(s.is_modified(a)); a.data = {"x": 1}; s.commit(); print(a.data)
    print(s.scalars(select(Thing.name).where(Thing.data["x"].as_integer() == 1)).all(), s.scalars(select(Thing.name).where(Thing.lvl == Lvl.HIGH)).all(), s.scalars(select(Thing.price).where(Thing.price > decimal.Decimal("1.00"))).all())
    print(s.scalar(select(func.sum(Thing.price))), s.scalar(select(type_coerce(Thing.price, Integer)).where(Thing.name == "zz")), s.scalar(select(func.max(Thing.when))), s.scalar(select(Thing.span)))
    for bad in (dict(name=None), dict(name="q", lvl="NOPE"), dict(name="q", when="2020-01-01"), dict(name=3.5, seq="x")):
        try:
            s.add(Thing(**bad)); s.flush(); print("ok", bad)
        except Exception as e: print(type(e).__name__, str(e).split("\n")[0][:150])
        s.rollback()
    c = s.get(Thing, b.id); print(c is b, s.get(Thing, str(b.id)) if False else None, s.scalars(select(Thing).where(Thing.id == b.id)).one().name)
    n = s.execute(update(Thing).values(lvl=Lvl.HIGH, price=Thing.price + decimal.Decimal("1")).where(Thing.price.is_not(None))).rowcount; print(n, a.lvl, a.price, a.touched)
    s.execute(insert(Thing), [{"name": "bulk1"}, {"name": "bulk22", "lvl": Lvl.HIGH}]); print(s.execute(select(Thing.name, Thing.seq, Thing.lvl, Thing.twice).where(Thing.name.like("bulk%")).order_by(Thing.name)).all())
    r = s.scalars(insert(Thing).values(name="ret").returning(Thing)).one(); print(r.seq, r.twice, r.on, type(r.id).__name__)
    x = Thing(name="tmp"); s.add(x); print(x.id, x.seq); s.flush(); key = x.id; s.rollback(); print(x.id == key, x.seq, inspect(x).transient)
    y = Thing(name="null", price=null(), data=None); s.add(y); s.flush(); print(y.price, y.data); s.refresh(y); print(y.data, s.scalar(select(Thing.data.is_(None)).where(Thing.name == "null")))
    s.execute(delete(Thing).where(Thing.name == "null").execution_options(synchronize_session="fetch")); print(y in s, inspect(y).deleted or inspect(y).was_deleted)
    print([c.name for c in Thing.__table__.columns if c.nullable], Thing.__table__.c.id.type, Thing.__table__.c.lvl.type.enums, Thing.__table__.c.price.type.__class__.__name__)
