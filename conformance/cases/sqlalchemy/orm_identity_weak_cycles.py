import gc; gc.disable()
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
with Session(engine) as s:
    s.add_all([User(name=f"u{i}", addresses=[Address(email=f"{i}{j}@x") for j in range(2)]) for i in range(3)])
    s.flush()
    print(len(s.identity_map))
    s.expire_all()
    print(len(s.identity_map))
    s.rollback()
    print(len(s.identity_map))
with Session(engine) as s:
    u = User(name="cyc"); a = Address(email="e"); u.addresses.append(a)
    s.add(u); s.flush()
    del u, a
    print(len(s.identity_map))
    print(s.get(User, 1))
    print(s.get(Address, 1))
    gc.collect()
    print(len(s.identity_map))
    print(s.get(User, 1))
    s.commit()
    print(len(s.identity_map))
with Session(engine) as s:
    for a in s.scalars(select(Address)):
        print(a.user, a.user.addresses)
    del a
    print(len(s.identity_map))
    gc.collect()
    print(len(s.identity_map))
