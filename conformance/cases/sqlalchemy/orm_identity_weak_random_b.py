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

import gc; gc.disable()
a = b = c = d = None
lst = []
s = Session(engine, expire_on_commit=False)
s.add_all([User(name=f"u{i}", addresses=[Address(email=f"e{i}{j}") for j in range(i)]) for i in range(4)]); s.commit()
try:
    print([x.name for x in s.scalars(select(User).order_by(User.id))])
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(0, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    print(isinstance(b, Address) and b.user)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(1, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if isinstance(a, User): a.addresses.append(Address(email='new'))
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(2, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    b = User(name='fresh'); s.add(b)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(3, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if isinstance(b, User): b.name = 'n9'
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(4, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    print([x.user.name for x in s.scalars(select(Address).options(joinedload(Address.user)).order_by(Address.id)) if x.user])
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(5, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    print(sorted(str(u) for u in s))
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(6, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    a = isinstance(b, Address) and b.user or None
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(7, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if s.in_nested_transaction(): n.rollback()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(8, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    s.rollback()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(9, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    lst = s.scalars(select(Address).where(Address.id > 3)).all()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(10, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    print([x.user.name for x in s.scalars(select(Address).options(joinedload(Address.user)).order_by(Address.id)) if x.user])
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(11, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    f = lambda: s.get(User, 2).name
    print(f())
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(12, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    a = s.get(User, 3)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(13, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    c = None
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(14, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    print([x.name for x in s.scalars(select(User).order_by(User.id))])
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(15, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if isinstance(c, (User, Address)) and c in s: s.expunge(c)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(16, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if isinstance(d, (User, Address)): a = s.merge(d)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(17, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    lst = s.scalars(select(Address).where(Address.id > 1)).all()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(18, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    d = User(name='fresh'); s.add(d)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(19, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    lst = s.scalars(select(User)).all()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(20, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    print(sorted(str(u) for u in s))
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(21, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    lst = s.scalars(select(Address).where(Address.id > 4)).all()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(22, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    x = s.execute(select(User, Address).join(Address)).all(); print(len(x)); c = x[0][1] if x else None; del x
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(23, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if isinstance(c, (User, Address)) and c in s: s.expunge(c)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(24, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if isinstance(a, User): s.refresh(a)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(25, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    s.expire_all()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(26, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    a = s.get(User, 2)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(27, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if isinstance(b, (User, Address)) and b in s: s.expunge(b)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(28, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    for d in s.scalars(select(User).where(User.id != 2)): print(d.name, len(s.identity_map))
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(29, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    gc.collect()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(30, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    for b in s.scalars(select(User).where(User.id != 3)): print(b.name, len(s.identity_map))
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(31, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    b = s.scalars(select(User).options(selectinload(User.addresses)).where(User.id == 4)).first()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(32, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    lst = s.scalars(select(Address).where(Address.id > 1)).all()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(33, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    for c in s.scalars(select(User).where(User.id != 3)): print(c.name, len(s.identity_map))
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(34, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    lst = s.scalars(select(User)).all()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(35, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    s.get(Address, 5)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(36, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if isinstance(c, (User, Address)): a = s.merge(c)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(37, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    lst = s.scalars(select(User)).all()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(38, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    s.expire_all()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(39, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    lst.append(c)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(40, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    lst.clear()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(41, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    if s.in_nested_transaction(): n.rollback()
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(42, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    for d in s.scalars(select(User).where(User.id != 3)): print(d.name, len(s.identity_map))
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(43, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
try:
    s.get(Address, 3)
except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0][:90])
print(44, len(s.identity_map), sorted((k[0].__name__, k[1]) for k in s.identity_map.keys()), len(s.new), len(s.dirty))
