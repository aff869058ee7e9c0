from sqlalchemy import ForeignKey, create_engine, event, func, insert, literal, select, text, union, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    addresses: Mapped[list["Address"]] = relationship(back_populates="user")


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    user: Mapped[User] = relationship(back_populates="addresses")


first, second = create_engine("sqlite://"), create_engine("sqlite://")
for engine in (first, second):
    Base.metadata.create_all(engine)


class Routing(Session):
    def get_bind(self, mapper=None, clause=None, **kw):
        print("   asked for", mapper, type(clause).__name__, kw)
        return second if kw.get("other") else first


session = Routing()


@event.listens_for(session, "do_orm_execute")
def look(state):
    said = {k: type(v).__name__ if k == "clause" else v for k, v in state.bind_arguments.items() if k != "mapper"}
    print("   sees", said, str(state.bind_mapper), [str(m) for m in state.all_mappers], state.is_orm_statement, state.is_select, state.parameters)
    if "more" in said:
        state.bind_arguments["extra"] = said["more"]


user = User(name="u", addresses=[Address(), Address()])
session.add(user)
session.commit()
print(user.name, session.get(User, 9))
for statement, params, args in (
    (select(User.id), None, {}),
    (select(User.id), None, {"other": 1}),
    (select(User.id), None, {"more": 2}),
    (select(User.id, Address.id).join(User.addresses).where(User.id == 1), {"x": 1}, None),
    (select(func.max(Address.id)), None, None),
    (select(func.count()).select_from(Address), None, None),
    (select(select(User.id).subquery()), None, None),
    (select(literal(1)), None, None),
    (select(literal(1)).where(User.id == 1), None, None),
    (select(User.__table__.c.id), None, {"mapper": User}),
    (union(select(User.id), select(Address.id)), None, None),
    (text("select 1"), None, {"mapper": Address}),
    (update(User).values(name="z").execution_options(synchronize_session="fetch"), None, None),
    (update(User).where(User.id == 1).values(name="y"), None, {"other": True}),
    (insert(Address.__table__), {"user_id": 1}, {}),
):
    result = session.execute(statement, params, bind_arguments=args)
    print(result.all() if result.returns_rows else result.rowcount) if hasattr(result, "returns_rows") else print(len(result.all()))
print(session.connection(bind_arguments={"mapper": User, "other": 1}).engine is second)
print(session.connection(bind_arguments={"bind": second}).engine is second)
session.close()
plain = Session(first)
print(plain.scalar(text("select count(*) from user"), bind_arguments={"bind": second}), plain.scalar(text("select count(*) from user")))
print(plain.get_bind() is first, plain.get_bind(User) is first, plain.get_bind(bind=second) is second)
plain.close()
