from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class Emp(Base):
    __tablename__ = "emp"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    boss_id: Mapped[int | None] = mapped_column(ForeignKey("emp.id"))
    boss: Mapped["Emp | None"] = relationship(remote_side="Emp.id", back_populates="reports")
    reports: Mapped[list["Emp"]] = relationship(back_populates="boss")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    top = Emp(name="top")
    mid = Emp(name="mid", boss=top)
    s.add_all([Emp(name="x", boss=mid), Emp(name="y", boss=mid), top])
    s.commit()
    Boss = aliased(Emp)
    print(s.execute(select(Emp.name, Boss.name).join(Emp.boss.of_type(Boss)).order_by(Emp.name)).all())
    print(s.execute(select(Emp.name, Boss.name).join(Boss, Emp.boss_id == Boss.id).order_by(Emp.name)).all())
    print(s.scalars(select(Emp.name).where(Emp.reports.any())).all())
    print(s.scalars(select(Emp.name).where(Emp.reports.any(Emp.name == "x"))).all())
    print(s.scalars(select(Emp.name).where(Emp.boss.has(name="top"))).all())
    print(s.scalars(select(Emp.name).where(Emp.boss == mid).order_by(Emp.name)).all())
    s.expire_all()
    for e in s.scalars(select(Emp).options(joinedload(Emp.reports)).order_by(Emp.id)).unique():
        print(e.name, sorted(r.name for r in e.reports))
with Session(engine) as s:
    for e in s.scalars(select(Emp).options(selectinload(Emp.reports), joinedload(Emp.boss)).order_by(Emp.id)):
        print(e.name, sorted(r.name for r in e.reports), e.boss and e.boss.name)
