from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


from sqlalchemy.ext.hybrid import hybrid_property


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str]
    last: Mapped[str]
    email: Mapped[str]
    full = column_property(first + " " + last)

    @validates("email")
    def check(self, key, value):
        if "@" not in value:
            raise ValueError(f"bad {key}: {value}")
        return value.lower()

    @hybrid_property
    def initials(self):
        return self.first[0] + self.last[0]

    @hybrid_property
    def name_length(self):
        return func.length(self.first)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    u = User(first="Ann", last="Lee", email="A@X.org")
    print(u.email, u.initials, u.full)
    s.add(u)
    s.commit()
    print(u.full, u.email)
    try:
        u.email = "nope"
    except ValueError as e:
        print(e)
    print(s.scalars(select(User.full)).all())
    print(s.scalars(select(User).where(User.name_length == 3)).all()[0].first)
