from sqlalchemy import create_engine, select, Table, Column, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


post_tag = Table(
    "post_tag",
    Base.metadata,
    Column("post_id", ForeignKey("post.id"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id"), primary_key=True),
)


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    tags: Mapped[list["Tag"]] = relationship(secondary=post_tag, back_populates="posts")


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    posts: Mapped[list[Post]] = relationship(secondary=post_tag, back_populates="tags")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    go, py = Tag(name="go"), Tag(name="py")
    first = Post(title="First", tags=[go, py])
    session.add(first)
    session.commit()
    print([p.title for p in go.posts])
    second = Post(title="Second")
    second.tags.append(py)
    session.add(second)
    session.flush()
    print([p.title for p in py.posts])
    first.tags.remove(go)
    session.commit()
    print([t.name for t in first.tags], [p.title for p in go.posts])
    print(session.scalars(select(Post.title).join(Post.tags).where(Tag.name == "py").order_by(Post.id)).all())
    session.delete(py)
    session.commit()
    print(session.execute(select(post_tag)).all())
