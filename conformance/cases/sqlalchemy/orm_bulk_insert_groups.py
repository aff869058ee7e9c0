from sqlalchemy import create_engine, select, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Fish(Base):
    __tablename__ = "fish"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str | None]
    depth: Mapped[int] = mapped_column(server_default="5")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
rows = [{"name": "a", "kind": "x"}, {"name": "b", "kind": "y"}, {"name": "c"}, {"name": "d", "kind": "z", "depth": 9}]
with Session(engine) as s:
    made = s.scalars(insert(Fish).returning(Fish), rows)
    print([(f.id, f.name, f.kind, f.depth) for f in made])
    s.execute(insert(Fish), [{"name": "e", "kind": None}, {"name": "f", "kind": "k"}, {"name": "g", "kind": None}])
    s.execute(insert(Fish).execution_options(render_nulls=True), [{"name": "h", "kind": None}, {"name": "i", "kind": "k"}])
    print(s.execute(insert(Fish).returning(Fish.id, Fish.name, sort_by_parameter_order=True), [{"name": "j"}, {"name": "k"}]).all())
    s.commit()
    print(s.execute(select(Fish.name, Fish.kind).order_by(Fish.id)).all())
