"""A feed in pages: offset pages, keyset pages, partitions of a result."""
from datetime import date, timedelta
from sqlalchemy import create_engine, select, func, tuple_, ForeignKey, literal_column, and_, or_
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, joinedload, aliased


class Base(DeclarativeBase):
    pass


class Source(Base):
    __tablename__ = "source"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    entries: Mapped[list["Entry"]] = relationship(back_populates="source")


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    source: Mapped[Source] = relationship(back_populates="entries")

    def __repr__(self):
        return f"E{self.id}@{self.day:%d}"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    sources = [Source(name="x"), Source(name="y")]
    start = date(2024, 3, 1)
    for n in range(9):
        session.add(Entry(day=start + timedelta(days=n // 2), source=sources[n % 2]))
    session.commit()

    size = 4
    total = session.scalar(select(func.count()).select_from(Entry))
    for page in range(-(-total // size)):
        rows = session.scalars(select(Entry).order_by(Entry.day.desc(), Entry.id).slice(page * size, (page + 1) * size)).all()
        print(page + 1, rows)

    last = None
    while True:
        stmt = select(Entry).order_by(Entry.day, Entry.id).limit(4)
        if last is not None:
            stmt = stmt.where(tuple_(Entry.day, Entry.id) > tuple_(last.day, last.id))
        rows = session.scalars(stmt).all()
        if not rows:
            break
        print(rows)
        last = rows[-1]

    stmt = select(Entry, func.count().over().label("total")).order_by(Entry.id).limit(2).offset(1)
    for entry, count in session.execute(stmt):
        print(entry, count)

    numbered = select(
        Entry, func.row_number().over(partition_by=Entry.source_id, order_by=Entry.day.desc()).label("rn")
    ).subquery()
    latest = aliased(Entry, numbered)
    print(session.scalars(select(latest).where(numbered.c.rn <= 2).order_by(latest.source_id, latest.id)).all())
    for chunk in session.scalars(select(Entry).order_by(Entry.id).execution_options(yield_per=4)).partitions():
        print(len(chunk), chunk[0])
    stmt = select(Source).options(joinedload(Source.entries)).order_by(Source.name).limit(1)
    print([len(s.entries) for s in session.scalars(stmt).unique()])
    print(session.execute(select(Entry.day, func.group_concat(Entry.id, "+")).group_by(Entry.day).order_by(Entry.day)).first())
