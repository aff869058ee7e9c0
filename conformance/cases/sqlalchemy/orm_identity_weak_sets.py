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
from sqlalchemy.orm import sessionmaker, scoped_session
from sqlalchemy.orm import lazyload
M = sessionmaker(engine)
with M.begin() as s:
    s.add_all([User(name=n, addresses=[Address(email=n)]) for n in ("x", "y")])
S = scoped_session(M)
print(S.get(User, 1), S.get(User, 1), len(S.identity_map))
u = S.get(User, 1)
for a in u.addresses: print(a, a.user is u)
print(len(S.identity_map))
S.remove()
with M() as s:
    d = {u.name: u for u in s.scalars(select(User))}
    print(len(s.identity_map))
    d["x"].name = "X"
    del d["x"]
    print(len(s.identity_map), s.dirty)
    s.flush()
    print(len(s.identity_map))
    print(s.scalars(select(User).where(User.name == "X")).one())
    st = {u for u in s.scalars(select(User))}
    print(len(s.identity_map))
    st = sorted(st, key=lambda u: u.id)[:1]
    print(len(s.identity_map), st)
    n = s.begin_nested()
    s.add(User(name="z"))
    s.flush()
    print(len(s.identity_map))
    n.rollback()
    print(len(s.identity_map), st)
    w = s.scalars(select(Address).options(joinedload(Address.user).joinedload(User.addresses))).unique().all()
    print(len(s.identity_map))
    one = w[0]
    del w, a, u
    print(len(s.identity_map))
    del st
    print(len(s.identity_map))
    d.clear(); del n
    print(len(s.identity_map))
