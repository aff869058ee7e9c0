from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Widget(Base):
    __tablename__ = "widget"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    favorite_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", name="fk_fav"))
    favorite: Mapped["Entry | None"] = relationship(primaryjoin="Widget.favorite_id == Entry.id", post_update=True)
    entries: Mapped[list["Entry"]] = relationship(primaryjoin="Widget.id == Entry.widget_id", cascade="all")
    config_id: Mapped[int | None] = mapped_column(ForeignKey("config.id"))
    config: Mapped["Config | None"] = relationship(cascade="all, delete-orphan", single_parent=True)


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    widget_id: Mapped[int | None] = mapped_column(ForeignKey("widget.id"))


class Config(Base):
    __tablename__ = "config"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    e = Entry(name="e1")
    w = Widget(name="w", favorite=e, entries=[e, Entry(name="e2")], config=Config(value="c1"))
    s.add(w)
    s.commit()
    w.favorite = w.entries[1]
    s.commit()
    print(w.favorite.name)
    w.config = Config(value="c2")
    s.commit()
    print(s.scalars(select(Config.value)).all())
    s.delete(w)
    s.commit()
    print(s.scalars(select(Entry)).all(), s.scalars(select(Config)).all())
    c = Config(value="c3")
    one = Widget(name="one", config=c)
    try:
        two = Widget(name="two", config=c)
    except Exception as x:
        print(type(x).__name__, x)
