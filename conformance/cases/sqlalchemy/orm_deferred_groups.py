from sqlalchemy import create_engine, select, func, ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, aliased, undefer, undefer_group, defer, load_only, deferred


class Base(DeclarativeBase):
    pass


class Report(Base):
    __tablename__ = "report"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    body: Mapped[str] = mapped_column(deferred=True, deferred_group="heavy")
    data: Mapped[str] = mapped_column(deferred=True, deferred_group="heavy")
    secret: Mapped[str] = mapped_column(deferred=True, deferred_raiseload=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped["Owner"] = relationship(back_populates="reports")


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    reports: Mapped[list[Report]] = relationship(back_populates="owner")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Owner(name="o", reports=[Report(title="t", body="b", data="d", secret="s")]))
    s.commit()
with Session(engine) as s:
    r = s.scalars(select(Report)).one()
    print(sorted(inspect(r).unloaded))
    print(r.body, r.data)
    try:
        r.secret
    except Exception as e:
        print(type(e).__name__, e)
with Session(engine) as s:
    r = s.scalars(select(Report).options(undefer_group("heavy"), undefer(Report.secret))).one()
    print(r.body, r.data, r.secret)
with Session(engine) as s:
    r = s.scalars(select(Report).options(load_only(Report.title, raiseload=True))).one()
    try:
        r.owner_id
    except Exception as e:
        print(type(e).__name__, e)
with Session(engine) as s:
    r = s.get(Report, 1, options=[undefer("*"), defer(Report.title)])
    print(sorted(inspect(r).unloaded), r.title)
    print(s.get_one(Owner, 1).name, s.get(Owner, 9))
    try:
        s.get_one(Owner, 9)
    except Exception as e:
        print(type(e).__name__, e)
