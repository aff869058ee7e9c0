from sqlalchemy import create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, object_session


class Base(DeclarativeBase):
    pass


class Cat(Base):
    __tablename__ = "cat"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def show(label, obj):
    i = inspect(obj)
    print(label, i.transient, i.pending, i.persistent, i.deleted, i.detached, i.identity, object_session(obj) is not None)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
tom = Cat(name="Tom")
show("new", tom)
session.add(tom)
show("added", tom)
print(tom in session.new, tom in session.dirty)
session.flush()
show("flushed", tom)
tom.name = "Tim"
print(session.dirty, session.is_modified(tom)) if False else print(tom in session.dirty, session.is_modified(tom))
session.commit()
show("committed", tom)
session.delete(tom)
print(tom in session.deleted)
session.flush()
show("deleted", tom)
session.commit()
show("gone", tom)
session.close()
kit = Cat(name="Kit")
session.add(kit)
session.commit()
session.expunge(kit)
show("expunged", kit)
session.add(kit)
show("again", kit)
session.close()
