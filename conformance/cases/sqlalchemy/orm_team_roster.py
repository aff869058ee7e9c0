from typing import List, Optional
from sqlalchemy import ForeignKey, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session

class Base(DeclarativeBase):
    pass

class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    fullname: Mapped[Optional[str]]
    addresses: Mapped[List["Address"]] = relationship(back_populates="user", cascade="all, delete-orphan")
    def __repr__(self) -> str:
        return f"User(id={self.id!r}, name={self.name!r}, fullname={self.fullname!r})"

class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    email_address: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    user: Mapped["User"] = relationship(back_populates="addresses")
    def __repr__(self) -> str:
        return f"Address(id={self.id!r}, email_address={self.email_address!r})"

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    wendy = User(name="wendy", fullname="Wendy Weathersmith", addresses=[Address(email_address="wendy@example.org")])
    harry = User(name="harry", fullname="Harry Hill", addresses=[Address(email_address="harry@example.org"), Address(email_address="harry@example.net")])
    mary = User(name="mary", fullname="Mary Moon")
    session.add_all([wendy, harry, mary])
    session.commit()
session = Session(engine)
stmt = select(User).where(User.name.in_(["wendy", "harry"]))
for user in session.scalars(stmt):
    print(user)
stmt = select(Address).join(Address.user).where(User.name == "harry").where(Address.email_address == "harry@example.org")
harry_address = session.scalars(stmt).one()
print(harry_address)
stmt = select(User).where(User.name == "mary")
mary = session.scalars(stmt).one()
mary.addresses.append(Address(email_address="m.moon@example.org"))
harry_address.email_address = "harry_hill@example.org"
session.commit()
harry = session.get(User, 2)
harry.addresses.remove(harry_address)
session.flush()
session.delete(mary)
session.commit()
print(User.__table__.c.keys(), User.name, repr(User.__mapper__)[:10], Base.metadata.tables.keys())
print(User(name="x"), User.__name__)
