from sqlalchemy import create_engine, select, event, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, with_loader_criteria, selectinload, joinedload


class Base(DeclarativeBase):
    pass


class SoftDelete:
    deleted: Mapped[bool] = mapped_column(default=False)


class Blog(SoftDelete, Base):
    __tablename__ = "blog"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    posts: Mapped[list["Post"]] = relationship(back_populates="blog")


class Post(SoftDelete, Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    blog_id: Mapped[int] = mapped_column(ForeignKey("blog.id"))
    blog: Mapped[Blog] = relationship(back_populates="posts")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Blog(name="A", posts=[Post(title="kept"), Post(title="gone", deleted=True)]))
    s.add(Blog(name="B", deleted=True))
    s.commit()

with Session(engine) as s:
    print(s.scalars(select(Blog.name).options(with_loader_criteria(Blog, Blog.deleted == False))).all())
    stmt = select(Blog).options(selectinload(Blog.posts), with_loader_criteria(Post, Post.deleted.is_(False)))
    for b in s.scalars(stmt):
        print(b.name, [p.title for p in b.posts])
with Session(engine) as s:
    print("joined")
    stmt = select(Blog).options(joinedload(Blog.posts), with_loader_criteria(Post, lambda cls: cls.title != "gone"))
    for b in s.scalars(stmt).unique():
        print(b.name, [p.title for p in b.posts])
with Session(engine) as s:
    print("lazy, mixin")
    stmt = select(Blog).options(with_loader_criteria(SoftDelete, lambda cls: cls.deleted == False, include_aliases=True))
    for b in s.scalars(stmt):
        print(b.name, [p.title for p in b.posts])
with Session(engine) as s:
    print("join")
    print(s.execute(select(Blog.name, Post.title).join(Blog.posts).options(with_loader_criteria(Post, Post.deleted == False))).all())

@event.listens_for(Session, "do_orm_execute")
def add_filter(state):
    if state.is_select and not state.is_column_load and not state.is_relationship_load:
        state.statement = state.statement.options(with_loader_criteria(SoftDelete, lambda cls: cls.deleted == False, include_aliases=True))

with Session(engine) as s:
    print("event")
    for b in s.scalars(select(Blog)):
        print(b.name, [p.title for p in b.posts])
