from __future__ import annotations
import dataclasses
from typing import Optional
from sqlalchemy import create_engine, select, ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, relationship, Session


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    fullname: Mapped[Optional[str]] = mapped_column(default=None)
    active: Mapped[bool] = mapped_column(default=True, repr=False)
    addresses: Mapped[list[Address]] = relationship(default_factory=list, back_populates="user", repr=False)


class Address(Base):
    __tablename__ = "address"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    email: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), init=False)
    user: Mapped[Optional[User]] = relationship(default=None, back_populates="addresses")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
u = User("ann", fullname="Ann A")
print(u)
print(u == User("ann", fullname="Ann A"), u == User("bob"))
print([f.name for f in dataclasses.fields(User)])
with Session(engine) as s:
    u.addresses.append(Address("a@x.org"))
    s.add(u)
    s.add(User("bob", addresses=[Address("b@x.org"), Address(email="b2@x.org")]))
    s.commit()
    for x in s.scalars(select(User).order_by(User.name.desc())):
        print(x, [a.email for a in x.addresses])
for bad in (lambda: User(), lambda: User("x", nickname="y"), lambda: User("a", None, True, [], 5), lambda: User(id=3, name="z")):
    try:
        bad()
    except TypeError as e:
        print(e)
