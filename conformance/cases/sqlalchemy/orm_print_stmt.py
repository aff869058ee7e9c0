from sqlalchemy import select, func, ForeignKey, insert, update, delete
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, aliased


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    addresses: Mapped[list["Address"]] = relationship(back_populates="user")


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    user: Mapped[User] = relationship(back_populates="addresses")


print(select(User))
print(select(User.name, Address.email).join(User.addresses))
print(select(User).join(Address).where(Address.email == "x"))
print(select(Address).join(Address.user).where(User.name.in_(["a", "b"])))
print(select(User.name, func.count(Address.id)).join_from(User, Address).group_by(User.name))
print(select(User, Address))
ua = aliased(User)
print(select(ua).where(ua.name == "x"))
print(select(ua.name, Address.email).join(ua.addresses))
aa = aliased(Address, name="other")
print(select(User, aa).join(User.addresses.of_type(aa)))
print(select(User).join(User.addresses, isouter=True))
print(insert(User).values(name="x"))
print(update(User).where(User.name == "a").values(name="b"))
print(delete(User).where(User.id > 3))
print(User.name == "x")
print(User.addresses)
print(User.name)
print(User.addresses.any())
print(Address.user.has(name="x"))
print(User.__table__)
print(select(User).where(User.addresses.contains(Address(id=1))))
