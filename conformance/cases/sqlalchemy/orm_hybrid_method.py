"""hybrid_method: on instances, in statements, with an expression of its own, on aliases."""
from sqlalchemy import create_engine, func, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column


class Base(DeclarativeBase):
    pass


class Interval(Base):
    __tablename__ = "interval"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]

    @hybrid_property
    def length(self):
        return self.end - self.start

    @hybrid_method
    def contains(self, point, *, strict=False):
        if strict:
            return (self.start < point) & (point < self.end)
        return (self.start <= point) & (point <= self.end)

    @hybrid_method
    def intersects(self, other):
        return self.contains(other.start) | self.contains(other.end)

    @hybrid_method
    def reach(self, n):
        return abs(self.start) + n

    @reach.expression
    def reach(cls, n):
        return func.abs(cls.start) + n

    @hybrid_method
    def bigger(self, n):
        return self.length > n

    @bigger.inplace.expression
    @classmethod
    def _bigger_expression(cls, n):
        return cls.length > n + 0


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Interval(start=5, end=10), Interval(start=-8, end=20), Interval(start=30, end=31)])
    s.commit()
    one = s.get(Interval, 1)
    print(one.contains(5), one.contains(5, strict=True), one.contains(99), one.reach(2), one.bigger(3))
    print(select(Interval).where(Interval.contains(15)))
    print(s.scalars(select(Interval.id).where(Interval.contains(10))).all())
    print(s.scalars(select(Interval.id).where(Interval.contains(10, strict=True))).all())
    print(s.execute(select(Interval.id, Interval.reach(1).label("r")).order_by(Interval.reach(1))).all())
    print(s.scalars(select(Interval.id).where(Interval.bigger(4))).all())
    i2 = aliased(Interval)
    print(select(Interval.id, i2.id).where(Interval.intersects(i2), Interval.id != i2.id, i2.reach(1) > 0))
    print(s.execute(select(Interval.id, i2.id).where(Interval.intersects(i2), Interval.id != i2.id)).all())
    print(s.query(Interval).filter(Interval.contains(30)).count())
