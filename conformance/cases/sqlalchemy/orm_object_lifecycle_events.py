from sqlalchemy import create_engine, select, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, make_transient


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)
for name in (
    "before_attach", "after_attach", "transient_to_pending", "pending_to_persistent", "pending_to_transient", "persistent_to_deleted",
    "deleted_to_persistent", "deleted_to_detached", "persistent_to_detached", "detached_to_persistent", "persistent_to_transient", "loaded_as_persistent",
):
    event.listen(s, name, lambda session, instance, name=name: print("  ", name, type(instance).__name__))

a, b = Ship(name="a"), Ship(name="b")
print("add")
s.add_all([a, b])
print("expunge")
s.expunge(b)
print("flush")
s.flush()
print("rollback")
s.rollback()
print("again")
s.add(a)
s.commit()
print("delete")
s.delete(a)
s.flush()
print("rollback")
s.rollback()
print(a.name)
print("delete for good")
s.delete(a)
s.commit()
c = Ship(name="c")
s.add(c)
s.commit()
print("detach")
s.expunge(c)
print("attach")
s.add(c)
print("load")
s.expunge_all()
kept = s.scalars(select(Ship)).all()
print("close")
s.close()
make_transient(c)
c.id, c.name = None, "d"
print("copy")
s.add(c)
s.commit()
print(c.id)
s.close()
