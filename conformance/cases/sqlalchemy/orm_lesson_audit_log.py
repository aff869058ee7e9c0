"""An audit log written by before_flush from attribute history."""
from typing import Optional
from sqlalchemy import create_engine, event, inspect, select, JSON
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, sessionmaker


class Base(DeclarativeBase):
    type_annotation_map = {dict: JSON}


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    city: Mapped[Optional[str]]


class Audit(Base):
    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[str]
    target: Mapped[str]
    changes: Mapped[dict] = mapped_column(default=dict)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Maker = sessionmaker(engine, expire_on_commit=False, info={"user": "root"})


@event.listens_for(Maker, "before_flush")
def record(session, context, instances):
    for obj in list(session.dirty):
        if isinstance(obj, Audit) or not session.is_modified(obj):
            continue
        changes = {}
        for attr in inspect(obj).attrs:
            history = attr.history
            if history.has_changes():
                old = history.deleted[0] if history.deleted else None
                changes[attr.key] = [old, attr.value]
        session.add(Audit(action="update", target=f"{type(obj).__name__}:{obj.id}", changes=changes))
    for obj in session.deleted:
        session.add(Audit(action="delete", target=f"{type(obj).__name__}:{obj.id}"))


@event.listens_for(Maker, "after_flush")
def created(session, context):
    for obj in session.new:
        if isinstance(obj, Customer):
            print("created", obj.id, obj.name, "by", session.info["user"])


with Maker() as session:
    session.add_all([Customer(name="Ada", city="London"), Customer(name="Bo")])
    session.commit()
with Maker.begin() as session:
    ada = session.get(Customer, 1)
    ada.city = "Paris"
    ada.name = "Ada"
    bo = session.get(Customer, 2)
    bo.city = "Oslo"
    bo.name = "Boris"
with Maker.begin() as session:
    session.delete(session.get_one(Customer, 2))
with Maker() as session:
    for entry in session.scalars(select(Audit).order_by(Audit.id)):
        print(entry.action, entry.target, entry.changes)
    print(session.scalars(select(Audit.id).where(Audit.changes["city"][1].as_string() == "Paris")).all())
