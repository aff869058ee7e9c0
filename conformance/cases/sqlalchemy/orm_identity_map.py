from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([User(name="x"), User(name="y")])
    s.commit()

with Session(engine) as s:
    one = s.get(User, 1)
    again = s.get(User, 1)
    print(one is again)
    row = s.execute(select(User).where(User.id == 1)).scalar_one()
    print(row is one)
    print(s.get(User, 99))
    one.name = "changed"
    same = s.scalars(select(User).where(User.name == "changed")).first()
    print(same is one)
    s.expire(one)
    print(one.name)
    s.refresh(one, ["name"])
    print(one.name)
    s.rollback()
    print(one.name)
    print(len(s.identity_map), list(s.identity_map.keys()) == [(User, (1,), None)])
