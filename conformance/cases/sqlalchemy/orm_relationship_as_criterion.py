"""A relationship in a WHERE clause stands for its condition; what join() refuses to join to."""
from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import *


class Base(DeclarativeBase):
    pass


class Band(Base):
    __tablename__ = "band"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    songs: Mapped[List["Song"]] = relationship(back_populates="band")


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    band_id: Mapped[Optional[int]] = mapped_column(ForeignKey("band.id"))
    band: Mapped[Optional[Band]] = relationship(back_populates="songs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Band(name="a", songs=[Song(title="x"), Song(title="y")]))
    s.flush()
    s.add(Band(name="b"))
    s.commit()
    print([b.name for b in s.query(Band).filter(Band.songs)])
    print(s.execute(select(Band.name, Song.title).where(Band.songs).order_by(Song.id)).all())
    print(s.scalars(select(Song.title).where(Song.band, Band.name == "a").order_by(Song.id)).all())
    for target in (Band.name, "songs", 5):
        try:
            s.query(Band).join(target).all()
        except Exception as e:
            print(type(e).__name__, e)
