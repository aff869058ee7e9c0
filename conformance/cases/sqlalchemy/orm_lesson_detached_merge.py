"""What survives a closed session, and how merge brings objects back."""
from sqlalchemy import create_engine, ForeignKey, select, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, make_transient, make_transient_to_detached, object_session
from sqlalchemy.orm.exc import DetachedInstanceError
from sqlalchemy.exc import InvalidRequestError


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    emails: Mapped[list["Email"]] = relationship(back_populates="user", cascade="all, delete-orphan")


class Email(Base):
    __tablename__ = "email"
    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    user: Mapped[User] = relationship(back_populates="emails")


def state(obj):
    i = inspect(obj)
    return [n for n in ("transient", "pending", "persistent", "deleted", "detached") if getattr(i, n)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
sandy = User(name="sandy", emails=[Email(address="s@x.org"), Email(address="t@x.org")])
print(state(sandy))
session = Session(engine)
session.add(sandy)
print(state(sandy), len(session.new))
session.commit()
print(state(sandy), object_session(sandy) is session)
session.close()
print(state(sandy))
try:
    sandy.name
except DetachedInstanceError as error:
    print(error.args[0].split(" at 0x")[0])

with Session(engine, expire_on_commit=False) as session:
    loaded = session.scalars(select(User)).one()
    session.commit()
print(loaded.name)
try:
    loaded.emails
except DetachedInstanceError as error:
    print(error.code, "lazy load" in str(error))

loaded.name = "Sandy C."
with Session(engine) as session:
    merged = session.merge(loaded)
    print(merged is loaded, state(merged), state(loaded), merged in session.dirty)
    session.commit()
    print(merged.name)

with Session(engine) as session:
    fresh = session.merge(User(id=1, name="given", emails=[Email(id=2, address="new@x.org")]))
    session.flush()
    print([(e.id, e.address) for e in fresh.emails])
    other = session.merge(User(name="other"))
    session.commit()
    print(other.id)
    session.expunge(fresh)
    print(state(fresh), fresh in session)
    make_transient(fresh)
    print(state(fresh), inspect(fresh).identity)

ghost = User(id=1)
make_transient_to_detached(ghost)
with Session(engine) as session:
    session.add(ghost)
    print(state(ghost), ghost.name)
    session.delete(ghost)
    session.flush()
    print(state(ghost))
    session.rollback()
    print(state(ghost))
    twin = session.merge(User(id=1, name="x"), load=True)
    print(twin is ghost)
    with Session(engine) as second:
        try:
            second.add(ghost)
        except InvalidRequestError as error:
            print(str(error).split("> ")[-1][:40])
