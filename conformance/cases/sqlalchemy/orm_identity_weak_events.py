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
from sqlalchemy import event
@event.listens_for(User, "load")
def on_load(target, ctx): print("load", target.id)
@event.listens_for(User, "refresh")
def on_refresh(target, ctx, attrs): print("refresh", target.id)
with Session(engine) as s:
    s.add_all([User(name=f"u{i}") for i in range(3)])
    s.commit()
    for u in s.scalars(select(User)): pass
    for v in s.scalars(select(User)): pass
    print(u is v)
    s.get(User, 1)
    s.get(User, 3)
    s.refresh(u)
    x = s.merge(User(id=1, name="merged"))
    print(x, len(s.identity_map))
    s.commit()
    del x
    print(len(s.identity_map))
    s.merge(User(id=1, name="again")).name
    s.commit()
    print(s.execute(select(User.name)).scalars().all())
    a, b, c = s.scalars(select(User).order_by(User.id))
    print(len(s.identity_map))
    del b
    print(len(s.identity_map), s.query(User).get(2))
    s.query(User).filter_by(id=2).one()
    s.query(User).all()
    s.query(User).first()
    pairs = s.query(User, Address).outerjoin(Address).all()
    print(len(pairs), len(s.identity_map))
    del pairs
    print(len(s.identity_map))
    s.delete(s.get(User, 2))
    print(len(s.identity_map), s.deleted)
    s.flush()
    print(len(s.identity_map))
    s.rollback()
    print(len(s.identity_map))
    print(a.name, c.name)
    s.expunge(a)
    s.expunge_all()
    print(len(s.identity_map), c in s)
