"""The same question with every loading strategy, and the statements that each one needs."""
from sqlalchemy import create_engine, event, ForeignKey, select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, mapped_column, relationship, Session, joinedload, selectinload, subqueryload, lazyload,
    raiseload, noload, immediateload, contains_eager, defer, load_only, defaultload, Load,
)


class Base(DeclarativeBase):
    pass


class Artist(Base):
    __tablename__ = "artist"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    country: Mapped[str] = mapped_column(default="FR")
    albums: Mapped[list["Album"]] = relationship(back_populates="artist", order_by="Album.year")


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[int]
    artist_id: Mapped[int] = mapped_column(ForeignKey("artist.id"))
    artist: Mapped[Artist] = relationship(back_populates="albums")
    tracks: Mapped[list["Track"]] = relationship(order_by="Track.position")


class Track(Base):
    __tablename__ = "track"
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    for name in ("Air", "Daft"):
        albums = [Album(title=f"{name}{y}", year=y, tracks=[Track(position=p, name=f"t{p}") for p in (2, 1)]) for y in (2001, 1998)]
        session.add(Artist(name=name, albums=albums))
    session.commit()

count = 0


@event.listens_for(engine, "before_cursor_execute")
def counting(conn, cursor, statement, parameters, context, executemany):
    global count
    count += 1


def walk(label, *options, join=False):
    global count
    count = 0
    with Session(engine) as session:
        stmt = select(Artist).options(*options).order_by(Artist.id)
        if join:
            stmt = stmt.join(Artist.albums).where(Album.year > 2000)
        try:
            found = [
                (a.name, [(al.title, [t.name for t in al.tracks]) for al in a.albums])
                for a in session.scalars(stmt).unique()
            ]
        except InvalidRequestError as error:
            found = error
        print(label, count, found)


walk("lazy")
walk("joined", joinedload(Artist.albums).joinedload(Album.tracks))
walk("selectin", selectinload(Artist.albums).selectinload(Album.tracks))
walk("subquery", subqueryload(Artist.albums).subqueryload(Album.tracks))
walk("mixed", joinedload(Artist.albums, innerjoin=True).selectinload(Album.tracks))
walk("immediate", immediateload(Artist.albums))
walk("noload", noload(Artist.albums))
walk("raise", raiseload(Artist.albums))
walk("raise star", selectinload(Artist.albums), raiseload("*"))
walk("contains", contains_eager(Artist.albums).options(selectinload(Album.tracks)), join=True)
walk("and_", selectinload(Artist.albums.and_(Album.year < 2000)).joinedload(Album.tracks))
walk("only", load_only(Artist.name), selectinload(Artist.albums).options(load_only(Album.title), selectinload(Album.tracks)))
walk("default", defaultload(Artist.albums).options(selectinload(Album.tracks), defer(Album.year)))
with Session(engine) as session:
    albums = session.scalars(select(Album).options(Load(Album).joinedload(Album.artist).load_only(Artist.country))).all()
    print([(a.title, a.artist.country) for a in albums])
