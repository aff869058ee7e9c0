"""Loader options in depth: defaults, wildcards, nested paths, raise, refresh and populate_existing."""
from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, select, func, inspect, Text, event
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class Artist(Base):
    __tablename__ = "artist"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    bio: Mapped[Optional[str]] = mapped_column(Text, deferred=True, deferred_group="long")
    notes: Mapped[Optional[str]] = mapped_column(Text, deferred=True, deferred_group="long")
    albums: Mapped[List["Album"]] = relationship(back_populates="artist", order_by="Album.year, Album.id")
class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[int]
    artist_id: Mapped[int] = mapped_column(ForeignKey("artist.id"))
    artist: Mapped[Artist] = relationship(back_populates="albums", innerjoin=True)
    songs: Mapped[List["Song"]] = relationship(back_populates="album", lazy="selectin")
    label_id: Mapped[Optional[int]] = mapped_column(ForeignKey("label.id"))
    label: Mapped[Optional["Label"]] = relationship(lazy="joined")
class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    secs: Mapped[int]
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"))
    album: Mapped[Album] = relationship(back_populates="songs", lazy="raise")
class Label(Base):
    __tablename__ = "label"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    l = Label(name="L")
    s.add_all([Artist(name="A", bio="long", notes="n", albums=[Album(title="x", year=2001, label=l, songs=[Song(name="s1", secs=100), Song(name="s2", secs=200)]), Album(title="y", year=1999, songs=[Song(name="s3", secs=50)])]), Artist(name="B", albums=[Album(title="z", year=2010, label=l)])])
    s.commit()
def fresh(): return Session(engine)
with fresh() as s:
    for a in s.scalars(select(Artist).options(joinedload(Artist.albums).options(lazyload(Album.songs), noload(Album.label))).order_by(Artist.id)).unique():
        print(a.name, [(b.title, b.label, len(b.songs)) for b in a.albums])
with fresh() as s:
    a = s.scalars(select(Artist).options(selectinload(Artist.albums).joinedload(Album.songs).load_only(Song.name), undefer_group("long"))).first()
    print(a.bio, a.notes, [k for k in sorted(a.albums[0].songs[0].__dict__) if k[0] != "_"], a.albums[0].songs[0].secs)
    try: a.albums[0].songs[0].album
    except Exception as e: print(type(e).__name__, e)
with fresh() as s:
    q = select(Album).join(Album.artist).options(contains_eager(Album.artist).defer(Artist.name), raiseload("*")).where(Artist.name == "A").order_by(Album.year)
    al = s.scalars(q).all()
    print([x.title for x in al], inspect(al[0]).unloaded)
    try: al[0].songs
    except Exception as e: print(type(e).__name__, e)
    print(al[0].artist.name)
with fresh() as s:
    q = select(Artist).options(subqueryload(Artist.albums).subqueryload(Album.songs), defaultload(Artist.albums).load_only(Album.title)).order_by(Artist.name.desc()).limit(1)
    for a in s.scalars(q): print(a.name, [x.title for x in a.albums], a.albums[0].year)
with fresh() as s:
    a = s.get(Artist, 1, options=[selectinload(Artist.albums.and_(Album.year > 2000))])
    print([x.title for x in a.albums])
    a.name = "changed"
    with s.no_autoflush:
        print(s.scalars(select(Artist).where(Artist.id == 1).execution_options(populate_existing=True)).one().name)
    s.refresh(a, ["albums"])
    print([x.title for x in a.albums])
    s.expire(a, ["name"]); print(a.name, "albums" in a.__dict__)
    b = s.scalars(select(Artist).options(immediateload(Artist.albums)).where(Artist.name == "B")).one()
    print("albums" in b.__dict__, b.albums[0].label.name)
with fresh() as s:
    longest = select(Song.album_id, func.max(Song.secs).label("m")).group_by(Song.album_id).subquery()
    for t, m in s.execute(select(Album.title, longest.c.m).join(longest, longest.c.album_id == Album.id, isouter=True).order_by(Album.title)): print(t, m)
    top = aliased(Song)
    print(s.execute(select(Album, top).join(top, Album.songs).where(top.secs == select(func.max(Song.secs)).where(Song.album_id == Album.id).correlate(Album).scalar_subquery()).options(lazyload(Album.songs), lazyload(Album.label)).order_by(Album.id)).all()[0][1].name)
    st = select(Artist.name, func.count(Album.id).filter(Album.year > 2000)).outerjoin(Artist.albums).group_by(Artist.id).having(func.count(Album.id) > 0).order_by(func.count(Album.id).desc())
    print(s.execute(st).all())
    r = s.execute(select(Album).options(joinedload(Album.songs), joinedload(Album.artist)).order_by(Album.id).limit(2)).unique().scalars().all()
    print([(x.title, x.artist.name, len(x.songs)) for x in r])
    for part in s.scalars(select(Song).order_by(Song.id).execution_options(yield_per=2)).partitions(): print([x.name for x in part])
    print(s.scalars(select(Artist).where(Artist.albums.any(Album.songs.any(Song.secs > 150)))).one().name)
    print(s.scalars(select(Song).where(Song.album.has(Album.artist.has(name="A"))).order_by(Song.id)).all()[-1].name)
    print(s.scalars(select(Album).where(with_parent(s.get(Artist, 1), Artist.albums))).all()[0].title)
    u = select(Artist).where(Artist.name == "A").union_all(select(Artist).where(Artist.name == "B"))
    print([x.name for x in s.scalars(select(Artist).from_statement(u.order_by("name")))])
    ua = aliased(Artist, u.subquery())
    print(s.scalars(select(ua.name).order_by(ua.name.desc())).all())
