"""A blog: posts, comments and the counts that a front page shows."""
from typing import List, Optional
from sqlalchemy import create_engine, ForeignKey, String, Text, select, func, exists, and_
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, selectinload, joinedload


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    handle: Mapped[str] = mapped_column(String(30), unique=True)
    posts: Mapped[List["Post"]] = relationship(back_populates="author", order_by="Post.title")


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(80))
    body: Mapped[Optional[str]] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"), index=True)
    author: Mapped[Author] = relationship(back_populates="posts")
    comments: Mapped[List["Comment"]] = relationship(back_populates="post", cascade="all, delete-orphan")


class Comment(Base):
    __tablename__ = "comment"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    approved: Mapped[bool] = mapped_column(default=False)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    post: Mapped[Post] = relationship(back_populates="comments")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    ann = Author(handle="ann")
    bob = Author(handle="bob")
    session.add_all([ann, bob])
    p1 = Post(title="Zebra", author=ann, comments=[Comment(text="hi"), Comment(text="ok", approved=True)])
    p2 = Post(title="Apple", author=ann, body="long")
    p3 = Post(title="Mango", author=bob, comments=[Comment(text="yo", approved=True)])
    session.commit()
    print([p.title for p in ann.posts])

    approved = (
        select(func.count(Comment.id))
        .where(Comment.post_id == Post.id, Comment.approved.is_(True))
        .correlate(Post)
        .scalar_subquery()
    )
    for title, n in session.execute(select(Post.title, approved.label("n")).order_by(Post.title)):
        print(title, n)

    silent = select(Post).where(~Post.comments.any())
    print(session.scalars(silent).one().title)
    waiting = select(Author.handle).where(Author.posts.any(Post.comments.any(Comment.approved == False)))
    print(session.scalars(waiting).all())
    rows = session.execute(
        select(Author.handle, func.count(Post.id.distinct()), func.count(Comment.id))
        .join(Author.posts).outerjoin(Post.comments).group_by(Author.handle)
        .having(func.count(Comment.id) > 0).order_by(Author.handle)
    ).all()
    print(rows)

with Session(engine) as session:
    stmt = select(Post).options(joinedload(Post.author), selectinload(Post.comments)).order_by(Post.id)
    for post in session.scalars(stmt):
        print(post.author.handle, post.title, [c.text for c in post.comments])
    first = session.get(Post, 1)
    first.comments.pop(0)
    session.flush()
    print(session.scalar(select(func.count()).select_from(Comment)))
    session.delete(first)
    session.commit()
    print(session.scalar(select(func.count()).select_from(Comment)))
