"""column_property: the names its expressions have in statements and in rows."""
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, column_property, mapped_column


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str]
    last: Mapped[str]
    full: Mapped[str] = column_property(first + " " + last)
    upper: Mapped[str] = column_property(func.upper(first))
    joined: Mapped[str] = column_property((first + last).label("lb"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Person(first="x", last="y"))
    s.commit()
    p = s.scalars(select(Person)).one()
    print(p.full, p.upper, p.joined)
    rows = s.execute(
        select(Person.full, Person.upper, Person.joined).where(Person.full == "x y").order_by(Person.full)
    ).all()
    print(rows[0]._fields, rows)
    print(s.query(Person).filter(Person.upper == "X").one().full)
    other = aliased(Person)
    print(s.execute(select(other.full, other).where(other.full.like("x%"))).all()[0].full)
    s.expire(p)
    print(p.full)
