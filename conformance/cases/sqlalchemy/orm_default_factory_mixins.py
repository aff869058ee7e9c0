import datetime
from sqlalchemy import create_engine, select, func, DateTime, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, declared_attr, declarative_mixin, MappedAsDataclass


class Base(DeclarativeBase):
    pass


class TimestampMixin:
    created_at: Mapped[datetime.datetime] = mapped_column(default=lambda: datetime.datetime(2024, 5, 1))
    updated_at: Mapped[datetime.datetime | None] = mapped_column(onupdate=lambda: datetime.datetime(2024, 6, 1))


class NameMixin:
    name: Mapped[str]

    @declared_attr
    def slug(cls) -> Mapped[str]:
        return mapped_column(default=lambda ctx: ctx.get_current_parameters()["name"].lower().replace(" ", "-"))

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.slug!r})"


class Page(NameMixin, TimestampMixin, Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    views: Mapped[int] = mapped_column(server_default="0")


class DCMixin(MappedAsDataclass):
    note: Mapped[str] = mapped_column(default="-", kw_only=True)


class Card(DCMixin, MappedAsDataclass, Base):
    __tablename__ = "card"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    title: Mapped[str]
    tags: Mapped[str] = mapped_column(default_factory=lambda: "none")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    p = Page(name="Hello World")
    s.add(p)
    s.commit()
    print(p, p.views, p.created_at, p.updated_at)
    p.views += 5
    s.commit()
    print(p.views, p.updated_at)
    s.add_all([Card("a"), Card("b", "x", note="n")])
    s.commit()
    print(s.scalars(select(Card).order_by(Card.id)).all())
    print([c.name for c in Page.__table__.c], [c.name for c in Card.__table__.c])
