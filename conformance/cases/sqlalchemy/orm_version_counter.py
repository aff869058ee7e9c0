import uuid
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session
from sqlalchemy.orm.exc import StaleDataError


class Base(DeclarativeBase):
    pass


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]
    version: Mapped[int] = mapped_column(nullable=False)
    __mapper_args__ = {"version_id_col": version}


class Doc(Base):
    __tablename__ = "doc"
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]
    tag: Mapped[str]
    __mapper_args__ = {"version_id_col": tag, "version_id_generator": lambda old: "v1" if old is None else "v" + str(int(old[1:]) + 1)}


class Manual(Base):
    __tablename__ = "manual"
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]
    rev: Mapped[int]
    __mapper_args__ = {"version_id_col": rev, "version_id_generator": False}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    p, d, m = Page(body="a"), Doc(body="x"), Manual(body="m", rev=1)
    s.add_all([p, d, m])
    s.commit()
    p.body, d.body = "b", "y"
    m.body, m.rev = "n", 2
    s.commit()
    print(p.version, d.tag, m.rev)
    s.execute(text("UPDATE page SET version = 9"))
    p.body = "c"
    try:
        s.flush()
    except StaleDataError as e:
        print(e)
    s.rollback()
    s.delete(p)
    s.flush()
    s.rollback()
    s.execute(text("UPDATE doc SET tag = 'v9'"))
    s.refresh(p)
    s.execute(text("DELETE FROM manual"))
    m.body = "gone"
    try:
        s.commit()
    except StaleDataError as e:
        print(e)
    s.rollback()
    print(p.version, s.scalars(select(Doc.tag)).all())
