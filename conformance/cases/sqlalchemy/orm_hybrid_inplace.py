"""hybrid_property.inplace; a class body that refers to a class with relationships to itself."""
from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    company: Mapped["Company | None"] = relationship(back_populates="staff")

    @hybrid_property
    def shout(self):
        return self.name + "!"

    @shout.inplace.setter
    def _shout_setter(self, value):
        self.name = value.rstrip("!")

    @shout.inplace.expression
    @classmethod
    def _shout_expression(cls):
        return func.upper(cls.name)


class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    staff: Mapped[list[Employee]] = relationship(back_populates="company")
    size = column_property(
        select(func.count(Employee.id)).where(Employee.company_id == id).correlate_except(Employee).scalar_subquery()
    )


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Company(name="Acme", staff=[Employee(name="m"), Employee(name="e")]))
    s.commit()
    acme = s.scalars(select(Company)).one()
    print(acme.name, acme.size)
    print(s.scalars(select(Employee.shout).where(Employee.shout.in_(["M", "X"]))).all())
    e = s.get(Employee, 2)
    e.shout = "eve!"
    print(e.name, e.shout, s.scalars(select(Employee.name).order_by(Employee.shout)).all())
