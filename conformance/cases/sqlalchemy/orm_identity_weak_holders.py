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
s = Session(engine)
u = User(name="a"); s.add(u); s.commit()
u.name = "b"
del u
print(len(s.identity_map), s.dirty)
s.flush()
print(len(s.identity_map), s.dirty)
print(s.get(User, 1))
print(s.execute(select(User)).all(), len(s.identity_map))
rows = s.execute(select(User, Address).join(Address, isouter=True)).all()
print(rows, len(s.identity_map))
print([(a, b) for a, b in rows])
rows = None
print(len(s.identity_map))
r = s.scalars(select(User))
x = r.first()
print(len(s.identity_map))
x = None
print(len(s.identity_map))
for i in range(3):
    print(s.get(User, 1))
def f():
    v = s.get(User, 1)
    return v.name
print(f()); print(f())
class Holder: pass
h = Holder(); h.u = s.get(User, 1)
print(s.get(User, 1) is h.u)
d = {"k": [h]}
del h
print(len(s.identity_map))
d.clear()
print(len(s.identity_map))
