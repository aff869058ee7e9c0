"""A blog with tags, comments, drafts and an audit log."""
from __future__ import annotations
from datetime import datetime, timedelta
from typing import Optional
from sqlalchemy import create_engine, select, func, String, ForeignKey, Table, Column, event, and_, or_, case, literal, exists, desc
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, aliased, column_property, selectinload, joinedload, validates, object_session, contains_eager
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.ext.associationproxy import association_proxy, AssociationProxy

class Base(DeclarativeBase):
    pass

post_tag = Table("post_tag", Base.metadata,
    Column("post_id", ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id"), primary_key=True))

class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50), unique=True)
    joined: Mapped[datetime] = mapped_column(default=lambda: datetime(2024, 1, 1))
    posts: Mapped[list[Post]] = relationship(back_populates="author", cascade="all, delete-orphan", order_by="Post.published.desc()")

    @hybrid_property
    def short(self) -> str:
        return self.name[:3]
    @short.inplace.expression
    @classmethod
    def _short(cls):
        return func.substr(cls.name, 1, 3)

    def __repr__(self) -> str:
        return f"Author({self.name})"

class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(20), unique=True)
    def __init__(self, label: str):
        self.label = label

class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"), index=True)
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    published: Mapped[Optional[datetime]]
    author: Mapped[Author] = relationship(back_populates="posts")
    tags: Mapped[set[Tag]] = relationship(secondary=post_tag, backref="posts")
    labels: AssociationProxy[set[str]] = association_proxy("tags", "label")
    comments: Mapped[list[Comment]] = relationship(back_populates="post", cascade="all, delete-orphan")

    @hybrid_property
    def is_live(self) -> bool:
        return self.published is not None and self.published <= datetime(2024, 6, 1)
    @is_live.inplace.expression
    @classmethod
    def _is_live(cls):
        return and_(cls.published.is_not(None), cls.published <= datetime(2024, 6, 1))

    @validates("title")
    def _title(self, key, value):
        if not value.strip():
            raise ValueError("empty title")
        return value.strip().capitalize()

class Comment(Base):
    __tablename__ = "comment"
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    who: Mapped[str]
    text: Mapped[str]
    post: Mapped[Post] = relationship(back_populates="comments")

Post.comment_count = column_property(select(func.count(Comment.id)).where(Comment.post_id == Post.id).correlate_except(Comment).scalar_subquery())

class Audit(Base):
    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]

@event.listens_for(Post, "after_insert")
def log_insert(mapper, connection, target):
    connection.execute(Audit.__table__.insert().values(what=f"post {target.id}: {target.title}"))

@event.listens_for(Post.title, "set")
def title_set(target, value, oldvalue, initiator):
    print("title", getattr(oldvalue, "name", oldvalue), "->", value)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    ann, bob = Author(name="Annabel"), Author(name="Robert")
    py, db = Tag("python"), Tag("sql")
    p1 = Post(title="  hello world ", author=ann, published=datetime(2024, 3, 1), tags={py})
    p2 = Post(title="drafts", author=ann)
    p3 = Post(title="later", author=bob, published=datetime(2024, 7, 1))
    p1.comments += [Comment(who="x", text="nice"), Comment(who="y", text="+1")]
    s.add_all([ann, bob])
    s.commit()
    print(s.scalars(select(Audit.what)).all())
    for a in s.scalars(select(Author).options(selectinload(Author.posts).selectinload(Post.tags)).order_by(Author.name)):
        print(a, a.short, [(p.title, p.is_live, p.comment_count, sorted(p.labels)) for p in a.posts])
    print(s.execute(select(Author.short, func.count(Post.id)).join(Author.posts).where(Post.is_live).group_by(Author.id)).all())
    live = select(Post).where(Post.is_live).subquery()
    LivePost = aliased(Post, live)
    print([(p.title, p.author.name) for p in s.scalars(select(LivePost).options(joinedload(LivePost.author)))])
    print(s.scalars(select(Post.title).where(Post.labels == "sql").order_by(Post.title)).all())
    print(s.scalars(select(Tag.label).where(~Tag.posts.any(Post.is_live == False))).all())
    rank = func.row_number().over(partition_by=Post.author_id, order_by=Post.published.desc()).label("rank")
    print(s.execute(select(Author.name, Post.title, rank).join(Post.author).order_by(Author.name, rank)).all())
    try:
        Post(title="   ", author=ann)
    except ValueError as e:
        print("error:", e)
    p1.labels.discard("python")
    p1.labels.add("orm")
    p1.title = "changed"
    s.commit()
    print(sorted(p1.labels), [t.label for t in s.scalars(select(Tag).order_by(Tag.id))])
    s.delete(ann)
    s.commit()
    print(s.scalar(select(func.count()).select_from(Comment)), s.execute(select(post_tag)).all())
