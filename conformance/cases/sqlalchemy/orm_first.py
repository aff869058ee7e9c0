from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Planet(Base):
    __tablename__ = "planets"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    moons: Mapped[int] = mapped_column(default=0)

    def __repr__(self):
        return f"Planet({self.name!r}, moons={self.moons})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    earth = Planet(name="Earth", moons=1)
    print(earth.id, earth.moons)
    session.add(earth)
    session.add(Planet(name="Venus"))
    session.add_all([Planet(name="Mars", moons=2), Planet(name="Jupiter", moons=95)])
    session.commit()
    print(earth.id)
    for p in session.scalars(select(Planet).order_by(Planet.moons.desc())):
        print(p)
