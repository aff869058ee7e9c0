from sqlalchemy import create_engine, select
from sqlalchemy.exc import NoResultFound, MultipleResultsFound, IntegrityError, PendingRollbackError, InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session
from sqlalchemy.orm.exc import DetachedInstanceError, UnmappedInstanceError, ObjectDeletedError


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)
s.add_all([User(email="a@x"), User(email="b@x")])
s.commit()
try:
    s.execute(select(User).where(User.email == "zz")).scalar_one()
except NoResultFound as e:
    print("NoResultFound:", e)
try:
    s.scalars(select(User)).one()
except MultipleResultsFound as e:
    print("MultipleResultsFound:", e)
print(s.scalars(select(User).where(User.email == "zz")).one_or_none())

s.add(User(email="a@x"))
try:
    s.commit()
except IntegrityError as e:
    print(type(e).__name__)
    print(e)
try:
    s.scalars(select(User)).all()
except PendingRollbackError as e:
    print(e)
s.rollback()
print(len(s.scalars(select(User)).all()))
try:
    s.add("not an object")
except UnmappedInstanceError as e:
    print(e)
try:
    s.delete(User(email="q"))
except InvalidRequestError as e:
    print(str(e).split(" at 0x")[0])
try:
    User(mail="x")
except TypeError as e:
    print(e)
u = s.scalars(select(User)).first()
s.commit()
s.close()
try:
    u.email
except DetachedInstanceError as e:
    print(str(e).split(" at 0x")[0], "|", str(e).split("> ")[-1])
