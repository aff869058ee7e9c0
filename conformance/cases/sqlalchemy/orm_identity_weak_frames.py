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
s = Session(engine, expire_on_commit=False)
def make(n):
    u = User(name=n)
    s.add(u)
    return u
make("a"); make("b")
c = make("c")
s.commit()
print([u.name for u in s], len(s.identity_map))
def gen():
    for u in s.scalars(select(User).order_by(User.id)):
        yield u
g = gen()
x = next(g)
print(x, len(s.identity_map))
x = None
print(len(s.identity_map))
print(next(g), len(s.identity_map))
g.close()
print(len(s.identity_map))
del g
it = iter(s.scalars(select(User)))
print(next(it), len(s.identity_map))
print(next(it), len(s.identity_map))
print(list(it), len(s.identity_map))
del it
print(len(s.identity_map))
r = s.execute(select(User).order_by(User.id))
print(r.fetchone(), len(s.identity_map))
print(r.fetchmany(1), len(s.identity_map))
print(r.all(), len(s.identity_map))
try:
    u = s.get(User, 1)
    raise ValueError("x")
except ValueError as e:
    print(e)
    u = None
print(len(s.identity_map))
def fail():
    v = s.get(User, 2)
    raise KeyError(v.name)
try:
    fail()
except KeyError as e:
    print(len(s.identity_map))
print(len(s.identity_map))
class Repo:
    cache = {}
    def __init__(self, s): self.s = s
    def get(self, id):
        if id not in self.cache: self.cache[id] = self.s.get(User, id)
        return self.cache[id]
r = Repo(s)
print(r.get(1), r.get(1), r.get(2), len(s.identity_map))
Repo.cache.clear()
print(len(s.identity_map))
f = lambda u=s.get(User, 1): u.name
print(f(), len(s.identity_map))
del f
print(len(s.identity_map))
def outer():
    u = s.get(User, 2)
    def inner(): return u
    return inner
fn = outer()
print(fn(), len(s.identity_map))
fn = None
print(len(s.identity_map))
