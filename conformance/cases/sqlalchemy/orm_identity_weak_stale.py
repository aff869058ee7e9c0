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
from sqlalchemy import update, text
with Session(engine) as s:
    s.add_all([User(name=f"u{i}", addresses=[Address(email=f"{i}{j}@x") for j in range(2)]) for i in range(3)])
    s.commit()
def show(s, label): print(label, len(s.identity_map), sorted(str(k[1]) + k[0].__name__ for k in s.identity_map.keys()))
with Session(engine) as s:
    names = [u.name for u in s.scalars(select(User))]
    show(s, "comp")
    s.execute(text("update user set name = 'changed' where id = 1"))
    print(s.get(User, 1).name)
    show(s, "get")
    us = [u for u in s.scalars(select(User)) if u.id < 3]
    show(s, "kept two")
    s.execute(text("update user set name = 'again'"))
    print([u.name for u in s.scalars(select(User).order_by(User.id))])
    show(s, "after")
    us.pop()
    show(s, "popped")
    print([u.name for u in s.scalars(select(User).order_by(User.id))])
    print(us)
with Session(engine) as s:
    def by_name(n):
        return s.scalars(select(User).where(User.name == n)).first()
    def first_address(u):
        return u.addresses[0]
    print(first_address(by_name("again")))
    show(s, "after function")
    ad = first_address(s.get(User, 2))
    show(s, "ad")
    print(ad.user is s.get(User, 2), ad.user)
    show(s, "ad.user")
    u2 = ad.user
    del ad
    show(s, "u2")
    print(u2.addresses)
    del u2
    show(s, "none")
