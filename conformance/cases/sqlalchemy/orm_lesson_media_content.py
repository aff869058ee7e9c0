"""Polymorphic content: joined and single subclasses in one hierarchy."""
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, select, func, or_
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, mapped_column, relationship, Session, with_polymorphic, selectin_polymorphic, selectinload,
)


class Base(DeclarativeBase):
    pass


class Channel(Base):
    __tablename__ = "channel"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    items: Mapped[list["Content"]] = relationship(back_populates="channel", order_by="Content.id")


class Content(Base):
    __tablename__ = "content"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id))
    channel: Mapped[Channel] = relationship(back_populates="items")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "content"}

    def __repr__(self):
        return f"{type(self).__name__}({self.title!r})"


class Video(Content):
    __tablename__ = "video"
    id: Mapped[int] = mapped_column(ForeignKey("content.id"), primary_key=True)
    seconds: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "video"}


class Live(Video):
    viewers: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "live"}


class Note(Content):
    words: Mapped[Optional[int]] = mapped_column()
    __mapper_args__ = {"polymorphic_identity": "note"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    news = Channel(name="news")
    news.items = [Note(title="hello", words=20), Video(title="tour", seconds=90), Content(title="plain")]
    session.add(news)
    session.commit()
    print(news.items)
    print([c.kind for c in news.items])

with Session(engine) as session:
    print(session.scalars(select(Content).order_by(Content.id)).all())
    print(session.scalars(select(Note)).all())
    print(session.scalars(select(Video).where(Video.seconds > 10)).all())

with Session(engine) as session:
    poly = with_polymorphic(Content, [Video, Note])
    stmt = select(poly).where(or_(poly.Video.seconds > 60, poly.Note.words < 30)).order_by(poly.title)
    for item in session.scalars(stmt):
        print(item, getattr(item, "seconds", None), getattr(item, "words", None))

with Session(engine) as session:
    stmt = select(Content).options(selectin_polymorphic(Content, [Video, Note])).order_by(Content.id)
    print([(c.title, vars(c).get("seconds")) for c in session.scalars(stmt)])
    stmt = select(Channel).options(selectinload(Channel.items.of_type(poly)))
    print(session.scalars(stmt).one().items)

with Session(engine) as session:
    print(session.scalars(select(Channel.name).where(Channel.items.of_type(Video).any(Video.seconds == 90))).all())
    print(session.execute(select(Content.kind, func.count()).group_by(Content.kind).order_by(Content.kind)).all())
    print(session.get(Video, 1))
    tour = session.get(Content, 2)
    session.delete(tour)
    session.commit()
    print(session.scalar(select(func.count(Content.id))))
