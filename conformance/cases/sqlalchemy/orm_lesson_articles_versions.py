import datetime, enum, json, uuid
from decimal import Decimal
from sqlalchemy import *
from sqlalchemy.types import TypeDecorator
from sqlalchemy.orm import *
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy import exc

class Status(enum.Enum):
    DRAFT = "draft"
    LIVE = "live"

class Csv(TypeDecorator):
    impl = String
    cache_ok = True
    def process_bind_param(self, value, dialect): return None if value is None else ",".join(value)
    def process_result_value(self, value, dialect): return None if value is None else value.split(",")

class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
    type_annotation_map = {Decimal: Numeric(8, 2), dict: JSON}

class TimeMixin:
    created: Mapped[datetime.datetime] = mapped_column(server_default=func.now())
    version: Mapped[int]
    @declared_attr.directive
    def __mapper_args__(cls): return {"version_id_col": cls.version}

class Article(TimeMixin, Base):
    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(60), index=True)
    status: Mapped[Status] = mapped_column(default=Status.DRAFT)
    price: Mapped[Decimal | None]
    meta: Mapped[dict] = mapped_column(MutableDict.as_mutable(JSON), default=dict)
    words: Mapped[list[str]] = mapped_column(Csv(50), default=list)
    body: Mapped[str] = mapped_column(Text, default="", deferred=True)
    tags: Mapped[list["Tagging"]] = relationship(back_populates="article", cascade="all, delete-orphan", order_by="Tagging.position")
    names = association_proxy("tags", "name", creator=lambda n: Tagging(name=n))
    __table_args__ = (CheckConstraint("price >= 0", name="price_ok"),)

class Tagging(Base):
    __tablename__ = "tagging"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    article: Mapped[Article] = relationship(back_populates="tags")

e = create_engine("sqlite://")
@event.listens_for(e, "connect")
def on(dbapi, rec): dbapi.execute("PRAGMA foreign_keys=ON")
Base.metadata.create_all(e)
Session = sessionmaker(e, expire_on_commit=False)
with Session.begin() as s:
    a = Article(title="One", price=Decimal("9.50"), meta={"k": [1]}, words=["x", "y"])
    a.names.extend(["py", "sql"])
    s.add(a)
print(a.id, a.version, list(a.names), a.status, a.price, a.words)
with Session() as s:
    a = s.get(Article, 1)
    a.meta["new"] = True
    a.tags[0].position = 5
    print(s.dirty, inspect(a).attrs.meta.history, s.is_modified(a))
    s.commit()
    print(a.version, s.scalar(select(Article.meta["new"].as_boolean())), a.body)
    print(s.execute(select(Article.title, Article.status).where(Article.status.in_([Status.DRAFT]), Article.words == ["x", "y"])).mappings().all())
    s.execute(update(Article).where(Article.id == 1).values(version=9))
    a.title = "Stale"
    try:
        s.flush()
    except exc.SQLAlchemyError as err:
        print(type(err).__name__, err)
    s.rollback()
    print(a.title, a in s, inspect(a).persistent)
    a.names.remove("py")
    s.flush()
    print(a.names, s.scalars(select(Tagging.name)).all())
    try:
        s.add(Article(title="bad", price=-1)); s.flush()
    except exc.IntegrityError as err:
        print(err.orig, err.params, err.statement)
        s.rollback()
    try:
        s.execute(insert(Tagging), [{"article_id": 77, "name": "z"}])
    except exc.IntegrityError as err:
        print(str(err).splitlines()[0]); s.rollback()
    ids = s.scalars(insert(Article).returning(Article.id), [{"title": f"T{i}", "price": i, "version": 1} for i in range(3)]).all()
    print(ids)
    r = s.execute(select(Article.status, func.count().label("n"), func.sum(Article.price)).group_by(Article.status).having(func.count() > 1))
    print(r.keys(), r.all())
    print(s.execute(delete(Article).where(Article.title.like("T%")).returning(Article.title)).scalars().all())
    u = union_all(select(Article.title), select(Tagging.name)).subquery()
    print(s.scalars(select(u.c.title).order_by(u.c.title)).all())
    s.commit()
    b = s.merge(Article(id=1, title="Merged", version=a.version))
    print(b is a, a.title, [str(x) for x in s.dirty] != [])
    s.expunge(a); print(inspect(a).detached, a in s)
    with s.begin_nested() as sp:
        s.add(Article(title="nested")); s.flush(); sp.rollback()
    print(s.scalar(select(func.count(Article.id))))
print([c.name for c in sorted(Article.__table__.constraints, key=lambda c: str(c.name))], [i.name for i in Article.__table__.indexes])
print(inspect(Article).relationships.keys(), inspect(Article).columns.keys(), inspect(e).get_foreign_keys("tagging"))
