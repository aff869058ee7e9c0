from sqlalchemy import create_engine, select, func, ForeignKey, literal
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, query_expression, with_expression, selectinload


class Base(DeclarativeBase):
    pass


class Genre(Base):
    __tablename__ = "genre"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    films: Mapped[list["Film"]] = relationship(back_populates="genre")
    film_count: Mapped[int] = query_expression()


class Film(Base):
    __tablename__ = "film"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    minutes: Mapped[int]
    genre_id: Mapped[int] = mapped_column(ForeignKey("genre.id"))
    genre: Mapped[Genre] = relationship(back_populates="films")
    hours: Mapped[float] = query_expression(literal(0.5))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Genre(name="noir", films=[Film(title="M", minutes=111), Film(title="Gilda", minutes=110)]), Genre(name="none")])
    s.commit()

with Session(engine) as s:
    print([(g.name, g.film_count) for g in s.scalars(select(Genre))])
with Session(engine) as s:
    count = select(func.count(Film.id)).where(Film.genre_id == Genre.id).scalar_subquery()
    stmt = select(Genre).options(with_expression(Genre.film_count, count)).order_by(Genre.id)
    for g in s.scalars(stmt):
        print(g.name, g.film_count)
    print([(f.title, f.hours) for f in s.scalars(select(Film))])
with Session(engine) as s:
    stmt = select(Genre).options(selectinload(Genre.films).options(with_expression(Film.hours, Film.minutes / 60.0)))
    for g in s.scalars(stmt):
        print(g.name, [(f.title, round(f.hours, 2)) for f in g.films])
    stmt = select(Film).options(with_expression(Film.hours, Film.minutes * 1.0)).order_by(Film.title).execution_options(populate_existing=True)
    print([f.hours for f in s.scalars(stmt)])
