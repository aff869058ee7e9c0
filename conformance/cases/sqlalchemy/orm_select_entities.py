from sqlalchemy import create_engine, select, func, and_, or_, ForeignKey, desc
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Dept(Base):
    __tablename__ = "dept"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    staff: Mapped[list["Emp"]] = relationship(back_populates="dept")


class Emp(Base):
    __tablename__ = "emp"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pay: Mapped[int]
    dept_id: Mapped[int | None] = mapped_column(ForeignKey("dept.id"))
    dept: Mapped[Dept | None] = relationship(back_populates="staff")

    def __repr__(self):
        return f"Emp({self.name})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    ops, dev = Dept(name="Ops"), Dept(name="Dev")
    s.add_all([
        Emp(name="Al", pay=10, dept=ops), Emp(name="Bo", pay=20, dept=dev),
        Emp(name="Cy", pay=30, dept=dev), Emp(name="Di", pay=40),
    ])
    s.commit()

with Session(engine) as s:
    print(s.execute(select(Emp.name, Dept.name).join(Emp.dept).order_by(Emp.name)).all())
    print(s.execute(select(Emp, Dept).join(Dept).where(Dept.name == "Dev").order_by(Emp.pay.desc())).all()[0][0])
    print(s.execute(select(Dept.name, func.count(Emp.id), func.sum(Emp.pay)).join(Dept.staff).group_by(Dept.name).having(func.count(Emp.id) > 1)).all())
    print(s.execute(select(Dept.name, func.count(Emp.id).label("n")).outerjoin(Dept.staff).group_by(Dept.id).order_by(desc("n"))).all())
    print(s.scalars(select(Emp).where(or_(Emp.pay > 30, and_(Emp.name.like("A%"), Emp.pay < 15))).order_by(Emp.id)).all())
    print(s.scalar(select(func.count()).select_from(Emp)))
    print(s.scalars(select(Emp).limit(2).offset(1).order_by(Emp.id)).all())
    print(s.scalars(select(Emp).filter_by(name="Bo")).one())
    print(s.scalars(select(Emp).where(Emp.dept == s.get(Dept, 1))).all())
    print(s.scalars(select(Emp).where(Emp.dept == None)).all())
    print(s.scalars(select(Emp).where(Emp.dept_id.in_([1, 2])).order_by(Emp.name)).all())
    print(s.scalars(select(Dept.name).where(Dept.staff.any(Emp.pay > 25))).all())
    print(s.scalars(select(Emp.name).where(Emp.dept.has(name="Ops"))).all())
    print(s.scalars(select(Emp.name).where(~Emp.dept.has()).order_by(Emp.id)).all())
