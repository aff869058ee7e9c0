from sqlalchemy import create_engine, select, inspect, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, make_transient, make_transient_to_detached


class Base(DeclarativeBase):
    pass


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    tracks: Mapped[list["Track"]] = relationship(back_populates="album", cascade="all, delete-orphan")


class Track(Base):
    __tablename__ = "track"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    album_id: Mapped[int | None] = mapped_column(ForeignKey("album.id"))
    album: Mapped[Album | None] = relationship(back_populates="tracks")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = Album(title="One", tracks=[Track(name="t1"), Track(name="t2")])
    s.add(a)
    s.commit()
    a.tracks
    a_id = a.id
    s.expunge_all()

print(inspect(a).detached)
with Session(engine) as s:
    b = s.merge(a)
    print(b is a, [t.name for t in b.tracks], len(s.dirty))
    c = s.merge(Album(id=a_id, title="Uno"))
    print(c is b, c.title)
    s.commit()
    print([t.name for t in b.tracks])
    d = s.merge(Album(id=a_id, title="Duo", tracks=[Track(id=1, name="first"), Track(name="new")]))
    s.commit()
    print([(t.id, t.name) for t in d.tracks])
with Session(engine) as s:
    e = s.merge(Album(id=77, title="Far"))
    print(inspect(e).pending)
    s.commit()
    print(e.id)
    fresh = Album(id=1)
    make_transient_to_detached(fresh)
    print(inspect(fresh).detached)
    s.add(fresh)
    print(fresh.title)
    s.expunge(fresh)
    make_transient(fresh)
    fresh.id = None
    s.add(fresh)
    s.commit()
    print(fresh.id, fresh.title)
with Session(engine) as one, Session(engine) as two:
    x = one.get(Album, 1)
    x.tracks
    y = two.merge(x, load=False)
    print(y.title, y is x, inspect(y).persistent, [t.name for t in y.tracks])
    x.title = "changed"
    try:
        two.merge(x, load=False)
    except Exception as err:
        print(type(err).__name__, err)
    try:
        two.merge(Album(title="no key"), load=False)
    except Exception as err:
        print(type(err).__name__, err)
