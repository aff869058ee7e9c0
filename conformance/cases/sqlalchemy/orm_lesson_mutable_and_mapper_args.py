from sqlalchemy import create_engine, select, String, ForeignKey, Column, Table, JSON, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, declared_attr, column_property, deferred, undefer
from sqlalchemy.ext.mutable import MutableDict, MutableList, MutableSet, Mutable
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy import inspect

class Base(DeclarativeBase): pass

class Doc(Base):
    __tablename__ = "doc"
    id: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[dict] = mapped_column(MutableDict.as_mutable(JSON), default=dict)
    tags: Mapped[list] = mapped_column(MutableList.as_mutable(JSON), default=list)
    secret: Mapped[str] = mapped_column(default="x")
    stamp: Mapped[str] = mapped_column(server_default=text("'now'"))
    __mapper_args__ = {"eager_defaults": True}

class Bullet(Base):
    __tablename__ = "bullet"
    id: Mapped[int] = mapped_column(primary_key=True)
    slide_id: Mapped[int] = mapped_column(ForeignKey("slide.id"))
    position: Mapped[int]
    text: Mapped[str]

class Slide(Base):
    __tablename__ = "slide"
    id: Mapped[int] = mapped_column(primary_key=True)
    bullets: Mapped[list[Bullet]] = relationship(order_by="Bullet.position", collection_class=ordering_list("position", count_from=1), cascade="all, delete-orphan")

class Legacy(Base):
    __table__ = Table("legacy", Base.metadata, Column("code", String(5)), Column("label", String(20)), Column("junk", String(20)))
    __mapper_args__ = {"primary_key": [__table__.c.code], "exclude_properties": ["junk"], "column_prefix": "_"}

e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    d = Doc(data={"a": 1}, tags=["x"])
    s.add(d)
    s.flush()
    print(d.stamp)
    d.data["b"] = 2
    print(d in s.dirty, type(d.data).__name__, d.data)
    s.commit()
    d.tags.append("y")
    d.data.update(c=3)
    d.data.pop("a")
    s.commit()
    print(d.tags, d.data)
    d.data.setdefault("z", []).append(1)
    s.commit()
    print(d.data)
    sl = Slide(bullets=[Bullet(text="one"), Bullet(text="two"), Bullet(text="three")])
    s.add(sl)
    s.commit()
    b = sl.bullets.pop(0)
    sl.bullets.append(b)
    sl.bullets.insert(1, Bullet(text="new"))
    print([(x.position, x.text) for x in sl.bullets])
    s.commit()
    print([(x.position, x.text) for x in sl.bullets])
    s.add(Legacy(_code="a", _label="first"))
    s.commit()
    print(s.get(Legacy, "a")._label, hasattr(Legacy, "_junk"), [p.key for p in inspect(Legacy).column_attrs])
    print(select(Legacy))
