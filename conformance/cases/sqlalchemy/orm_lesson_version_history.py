"""Row history: every change of a price makes a new row through make_transient and a hook."""
from datetime import date
from sqlalchemy import create_engine, event, select, func, inspect, ForeignKeyConstraint, and_
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, make_transient, attributes, relationship, foreign, remote


class Base(DeclarativeBase):
    pass


class Versioned:
    def new_version(self, session):
        make_transient(self)
        self.revision = self.revision + 1


class Page(Versioned, Base):
    __tablename__ = "page"
    slug: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    text: Mapped[str]

    def __repr__(self):
        return f"{self.slug}.{self.revision}"


Page.previous = relationship(
    Page,
    primaryjoin=and_(foreign(Page.slug) == remote(Page.slug), foreign(Page.revision) == remote(Page.revision) + 1),
    viewonly=True,
    uselist=False,
)


@event.listens_for(Session, "before_flush")
def before_flush(session, context, instances):
    for page in list(session.dirty):
        if not isinstance(page, Versioned) or not session.is_modified(page):
            continue
        if not attributes.instance_state(page).has_identity:
            continue
        page.new_version(session)
        session.add(page)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine, expire_on_commit=False) as session:
    home = Page(slug="home", text="hello", revision=1)
    about = Page(slug="about", text="us", revision=1)
    session.add_all([home, about])
    session.commit()
    home.text = "hello world"
    session.commit()
    print(home, inspect(home).identity)
    home.text = "bye"
    about.text = "us"
    session.commit()
    print(home, about)
    print(session.execute(select(Page.slug, Page.revision, Page.text).order_by(Page.slug, Page.revision)).all())

with Session(engine) as session:
    newest = select(Page.slug, func.max(Page.revision).label("top")).group_by(Page.slug).subquery()
    current = select(Page).join(newest, and_(Page.slug == newest.c.slug, Page.revision == newest.c.top)).order_by(Page.slug)
    pages = session.scalars(current).all()
    print(pages)
    home = session.get(Page, ("home", 2))
    print(home.text, home.previous)
    print(session.get(Page, {"slug": "home", "revision": 7}))
    change = func.lag(Page.text).over(partition_by=Page.slug, order_by=Page.revision)
    for row in session.execute(select(Page.slug, Page.text, change.label("before")).order_by(Page.slug, Page.revision)):
        print(row.slug, row.before, "->", row.text)
