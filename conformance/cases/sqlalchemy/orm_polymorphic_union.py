# polymorphic_union(): rows of several tables as one selectable.
from sqlalchemy import (
    Column, ForeignKey, Integer, MetaData, Numeric, String, Table, create_engine, func, insert, select,
)
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, polymorphic_union
from sqlalchemy.orm import aliased
from sqlalchemy.orm.util import polymorphic_union as same

engine = create_engine("sqlite://")
metadata = MetaData()
employee = Table("employee", metadata, Column("id", Integer, primary_key=True), Column("name", String(50)))
manager = Table(
    "manager", metadata,
    Column("id", Integer, primary_key=True), Column("name", String(50)), Column("budget", Numeric(10, 2)),
)
engineer = Table(
    "engineer", metadata,
    Column("id", Integer, primary_key=True), Column("lang", String(20)), Column("name", String(50)),
)
metadata.create_all(engine)

pjoin = polymorphic_union({"employee": employee, "manager": manager, "it's": engineer}, "kind", "pjoin")
print(select(pjoin))
print(pjoin.c.keys())
print(type(pjoin).__name__, repr(pjoin.c.budget.type), repr(pjoin.c.lang.type))
print(polymorphic_union({"a": employee, "b": manager}, "type"))
print(select(polymorphic_union({"a": employee, "b": manager}, None, cast_nulls=False)))

with engine.begin() as conn:
    conn.execute(insert(employee), [{"name": "Ann"}, {"name": "Bob"}])
    conn.execute(insert(manager), [{"name": "Cid", "budget": 12.5}])
    conn.execute(insert(engineer), [{"name": "Dee", "lang": "go"}, {"name": "Eve", "lang": "c"}])
    for row in conn.execute(select(pjoin).order_by(pjoin.c.name)):
        print(row)
    print(conn.execute(select(pjoin.c.kind, func.count()).group_by(pjoin.c.kind).order_by(pjoin.c.kind)).all())
    print(conn.execute(select(pjoin.c.name).where(pjoin.c.kind == "it's", pjoin.c.lang != "c")).scalars().all())
    part = select(employee).where(employee.c.id > 1).subquery("part")
    print(conn.execute(select(polymorphic_union({"p": part, "m": manager}, "t", aliasname="u"))).mappings().all())


class Base(DeclarativeBase):
    pass


class Cat(Base):
    __tablename__ = "cat"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    claws: Mapped[int]


class Dog(Base):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]


Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Cat(name="Tom", claws=18), Dog(name="Rex", type="hound")])
    session.commit()
    pets = polymorphic_union({"cat": Cat.__table__, "dog": Dog.__table__}, "species", "pets")
    print(session.execute(select(pets.c.species, pets.c.name, pets.c.claws, pets.c.type).order_by(pets.c.name)).all())
    try:
        polymorphic_union({"cat": Cat.__table__, "dog": Dog.__table__}, "type")
    except InvalidRequestError as e:
        print(e)
