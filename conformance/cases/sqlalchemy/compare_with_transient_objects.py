from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    addresses: Mapped[list["Address"]] = relationship(back_populates="user")


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[Optional[int]] = mapped_column(ForeignKey("users.id"))
    user: Mapped[Optional[User]] = relationship(back_populates="addresses")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
for condition in (Address.user == User(), Address.user != User(), User.addresses.contains(Address(id=4)), Address.user == User(id=3), Address.user != User(id=3)):
    print(condition)
    try:
        print(session.scalars(select(Address if "users" not in str(condition) else User).where(condition)).all())
    except Exception as ex:
        print(type(ex).__name__, str(ex).replace(str(ex)[str(ex).find(" at 0x"):str(ex).find(">")], ""))
