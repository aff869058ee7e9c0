from sqlalchemy import create_engine, select, ForeignKey, String, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, selectinload, joinedload

class Base(DeclarativeBase):
    pass

class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    addresses: Mapped[list["Address"]] = relationship(back_populates="user")
    def __repr__(self): return f"User({self.id}, {self.name!r})"

class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    user: Mapped[User] = relationship(back_populates="addresses")
    def __repr__(self): return f"Address({self.id}, {self.email!r})"

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
def load(s):
    return [u.name for u in s.scalars(select(User))]
with Session(engine) as s:
    a = User(name="a", addresses=[Address(email="x"), Address(email="y")])
    s.add(a)
    s.commit()
    print(len(s.identity_map))
    del a
    print(len(s.identity_map))
with Session(engine) as s:
    print(load(s), len(s.identity_map))
    for ad in s.scalars(select(Address).order_by(Address.id)):
        print(ad.user.name, len(s.identity_map))
    print(len(s.identity_map))
    print(s.get(Address, 1))
    print(s.get(User, 1))
    for ad in s.scalars(select(Address).options(joinedload(Address.user))):
        print(ad.user.name, len(s.identity_map))
    del ad
    print(len(s.identity_map))
    for u in s.scalars(select(User).options(selectinload(User.addresses))):
        print(u.addresses, len(s.identity_map))
    del u
    print(len(s.identity_map))
