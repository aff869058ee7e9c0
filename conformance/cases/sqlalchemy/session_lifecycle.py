from sqlalchemy import ForeignKey, String, create_engine, func, select
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30), unique=True)
    fullname: Mapped[str | None]
    addresses: Mapped[list["Address"]] = relationship(back_populates="user", cascade="all, delete-orphan")

    def __repr__(self):
        return f"User(id={self.id!r}, name={self.name!r})"


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    user: Mapped["User"] = relationship(back_populates="addresses")

    def __repr__(self):
        return f"Address({self.email!r})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    spongebob = User(name="spongebob", fullname="Spongebob", addresses=[Address(email="sb@x.org")])
    sandy = User(name="sandy", addresses=[Address(email="s1@x.org"), Address(email="s2@x.org")])
    session.add_all([sandy, spongebob])
    print(spongebob, session.new, spongebob in session)
    session.commit()
    print(spongebob, sandy.addresses)
    print(session.scalars(select(User).where(User.name.in_(["spongebob", "nobody"]))).one() is spongebob)
    stmt = select(Address).join(Address.user).where(User.name == "sandy").where(Address.email == "s1@x.org")
    address = session.scalars(stmt).one()
    address.email = "new@x.org"
    print(session.dirty, address.user is sandy)
    sandy.addresses.append(Address(email="third"))
    session.flush()
    print(session.execute(select(User.name, func.count(Address.id).label("n")).join(User.addresses).group_by(User.name).order_by(User.name)).all())
    sandy.addresses.remove(address)
    session.commit()
    print(session.get(User, 1), session.get(User, 1) is sandy, session.get(User, 99), [a.email for a in sandy.addresses])
    session.delete(spongebob)
    session.flush()
    session.rollback()
    print(spongebob.name, session.scalar(select(func.count()).select_from(User)))
    session.add(User(name="sandy"))
    try:
        session.commit()
    except IntegrityError as e:
        print(type(e).__name__, e)
        session.rollback()
    try:
        session.execute(select(User).where(User.id == 5)).scalar_one()
    except NoResultFound as e:
        print(e)
    u = User(name="temp")
    session.add(u)
    session.flush()
    print(u.id)
    session.expunge(u)
    session.rollback()
    print(session.is_modified(sandy), sandy in session)
with Session(engine) as session, session.begin():
    session.merge(User(id=2, name="merged"))
print(stmt)
with Session(engine) as s:
    x = s.scalars(select(User).order_by(User.id.desc())).first()
print(x.name)
x.addresses
