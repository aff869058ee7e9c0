from typing import List
from sqlalchemy import *
from sqlalchemy.orm import *
engine = create_engine("sqlite://")
with engine.begin() as c:
    c.execute(text("create table user_account (id integer primary key)"))
    c.execute(text("create table address (id integer primary key, user_id int)"))
    c.execute(text("insert into user_account values (1)"))
class Base(DeclarativeBase):
    pass
class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    addresses: Mapped[List["Address"]] = relationship(back_populates="user", lazy="select")
class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    user: Mapped["User"] = relationship(back_populates="addresses", lazy="select")
configure_mappers()
x=select(Address).join(Address.user)
class Base(DeclarativeBase):
    pass
class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    addresses: Mapped[List["Address"]] = relationship(back_populates="user", lazy="raise_on_sql")
class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    user: Mapped["User"] = relationship(back_populates="addresses", lazy="raise_on_sql")
session = Session(engine)
u1 = session.execute(select(User)).scalars().first()
print(u1)
