from sqlalchemy import create_engine, select, event, inspect, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, object_session


class Base(DeclarativeBase):
    pass


class Stamped:
    touched: Mapped[int] = mapped_column(default=0)


class Album(Stamped, Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    songs: Mapped[list["Song"]] = relationship(back_populates="album", cascade="all, delete-orphan")


class Song(Stamped, Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"))
    album: Mapped[Album] = relationship(back_populates="songs")


@event.listens_for(Stamped, "before_insert", propagate=True)
@event.listens_for(Stamped, "before_update", propagate=True)
def stamp(mapper, connection, target):
    target.touched = (target.touched or 0) + 1
    print("stamp", mapper.class_.__name__, target.touched)


@event.listens_for(Album, "after_insert")
def album_added(mapper, connection, target):
    print("inserted", target.id, inspect(target).pending)
    connection.execute(Song.__table__.insert().values(name="bonus", album_id=target.id, touched=0))


@event.listens_for(Song, "after_update")
def song_changed(mapper, connection, target):
    print("updated", target.name, object_session(target).is_modified(target, include_collections=False))


@event.listens_for(Song, "before_delete")
def song_going(mapper, connection, target):
    print("deleting", target.name)


@event.listens_for(Song, "after_delete")
def song_gone(mapper, connection, target):
    print("deleted", target.name)


@event.listens_for(Album, "load")
def loaded(target, context):
    print("load", target.title)


@event.listens_for(Album, "refresh")
def refreshed(target, context, attrs):
    print("refresh", target.title, sorted(attrs) if attrs else attrs)


@event.listens_for(Album, "expire")
def expired(target, attrs):
    print("expire", attrs)


@event.listens_for(Album, "init")
def init(target, args, kwargs):
    print("init", args, kwargs)
    kwargs.setdefault("title", "untitled")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = Album(songs=[Song(name="one")], touched=0)
    s.add(a)
    s.commit()
    print(s.scalars(select(Album)).one() is a)
    print([x.name for x in a.songs])
    a.songs[0].name = "uno"
    s.flush()
    s.expire(a, ["title"])
    print(a.title)
    del a.songs[0]
    s.commit()
with Session(engine) as s:
    a = s.scalars(select(Album)).one()
    print(a.touched, [x.name for x in a.songs])
