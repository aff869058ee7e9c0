from sqlalchemy import create_engine, select, ForeignKey, desc
from sqlalchemy.orm import DeclarativeBase, Mapped, DynamicMapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Writer(Base):
    __tablename__ = "writer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    posts: DynamicMapped["Post"] = relationship(back_populates="writer", cascade="all, delete-orphan")


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    stars: Mapped[int] = mapped_column(default=0)
    writer_id: Mapped[int] = mapped_column(ForeignKey("writer.id"))
    writer: Mapped[Writer] = relationship(back_populates="posts")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    w = Writer(name="Wu")
    w.posts.append(Post(title="One", stars=3))
    w.posts.append(Post(title="Two", stars=5))
    s.add(w)
    s.commit()
    print(w.posts.count(), [p.title for p in w.posts.filter(Post.stars > 3)])
    print([p.title for p in w.posts.order_by(desc(Post.id)).limit(1)])
    for p in w.posts:
        print(p.title, p.writer.name)
    print(w.posts[0].title, [p.title for p in w.posts[:2]])
    w.posts.remove(w.posts.filter_by(title="One").one())
    w.posts.extend([Post(title="Three")])
    s.commit()
    print([p.title for p in w.posts.all()], w.posts.first().title)
    w.posts = []
    s.commit()
    print(w.posts.count(), s.scalars(select(Post.title)).all())
