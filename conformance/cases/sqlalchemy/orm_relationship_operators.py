from sqlalchemy import create_engine, select, and_, or_, not_, func, exists, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, with_parent


class Base(DeclarativeBase):
    pass


class Artist(Base):
    __tablename__ = "artist"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    albums: Mapped[list["Album"]] = relationship(back_populates="artist")


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[int]
    artist_id: Mapped[int | None] = mapped_column(ForeignKey("artist.id"))
    artist: Mapped[Artist | None] = relationship(back_populates="albums")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    ann, bob, cy = Artist(name="ann"), Artist(name="bob"), Artist(name="cy")
    s.add_all([ann, bob, cy])
    s.flush()
    s.add_all([Album(title="x", year=1999, artist=ann), Album(title="y", year=2005, artist=ann), Album(title="z", year=2010, artist=bob), Album(title="lost", year=1900)])
    s.commit()

    def show(stmt):
        print(s.scalars(stmt).all())

    show(select(Artist.name).where(Artist.albums.any()))
    show(select(Artist.name).where(~Artist.albums.any(Album.year > 2000)))
    show(select(Artist.name).where(Artist.albums.any(and_(Album.year > 2000, Album.title == "y"))))
    show(select(Artist.name).where(Artist.albums.any(title="z")))
    show(select(Album.title).where(Album.artist.has(name="ann")))
    show(select(Album.title).where(Album.artist == ann))
    show(select(Album.title).where(Album.artist != ann))
    show(select(Album.title).where(Album.artist == None))
    show(select(Album.title).where(Album.artist != None))
    show(select(Album.title).where(with_parent(ann, Artist.albums)).order_by(Album.year.desc()))
    album = s.scalars(select(Album).where(Album.title == "z")).one()
    show(select(Artist.name).where(Artist.albums.contains(album)))
    show(select(Artist.name).where(~Artist.albums.contains(album)))
    show(select(Artist.name).join(Artist.albums.and_(Album.year < 2000)))
    A2 = aliased(Album)
    show(select(Artist.name).join(Artist.albums).join(Artist.albums.of_type(A2)).where(Album.id < A2.id))
    show(select(Artist.name).outerjoin(Artist.albums).group_by(Artist.name).having(func.count(Album.id) == 0))
    show(select(Artist.name).where(exists().where(Album.artist_id == Artist.id).where(Album.year == 2010)))
    show(select(Artist.name).where(select(func.count(Album.id)).where(Album.artist_id == Artist.id).scalar_subquery() > 1))
    show(select(Album.title).join(Album.artist).filter_by(name="bob"))
    try:
        show(select(Artist.name).where(Artist.albums == album))
    except Exception as e:
        print(type(e).__name__, e)
    try:
        Album.artist.any()
    except Exception as e:
        print(type(e).__name__, e)
    try:
        Artist.albums.has()
    except Exception as e:
        print(type(e).__name__, e)
