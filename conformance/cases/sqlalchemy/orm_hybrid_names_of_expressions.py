from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.hybrid import hybrid_property
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    @hybrid_property
    def x(self): return 1
    @x.expression
    def x(cls): return select(func.max(A.id)).scalar_subquery()
    @hybrid_property
    def y(self): return 1
    @y.expression
    def y(cls): return exists().where(A.id > 3)
    @hybrid_property
    def z(self): return 1
    @z.expression
    def z(cls): return ~exists().where(A.id > 3)
    @hybrid_property
    def w(self): return 1
    @w.expression
    def w(cls): return -cls.id
    @hybrid_property
    def v(self): return 1
    @v.expression
    def v(cls): return select(func.max(A.id)).scalar_subquery() + 1
    @hybrid_property
    def t(self): return 1
    @t.expression
    def t(cls): return cast(cls.id, String)
    @hybrid_property
    def s(self): return 1
    @s.expression
    def s(cls): return func.abs(cls.id)
    @hybrid_property
    def r(self): return 1
    @r.expression
    def r(cls): return literal(1)
for n in "xyzwvtsr":
    print(n, " ".join(str(select(getattr(A,n))).split()))
for n in "xyzwvtsr":
    print(n, select(getattr(A,n)).subquery().c.keys())
