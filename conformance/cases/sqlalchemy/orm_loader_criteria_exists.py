from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
import sqlalchemy
class Base(DeclarativeBase): pass
def setup():
    global engine
    engine = create_engine("sqlite://"); Base.metadata.create_all(engine); return Session(engine)

class U(Base):
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    kids: Mapped[List["K"]] = relationship(back_populates="u")
class K(Base):
    __tablename__ = "k"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]
    u_id: Mapped[int] = mapped_column(ForeignKey("u.id"))
    u: Mapped[U] = relationship(back_populates="kids")
s = setup()
s.add_all([U(kids=[K(n=1), K(n=2)]), U(kids=[K(n=5)]), U()]); s.commit()
o = with_loader_criteria(K, K.n > 1)
print([u.id for u in s.scalars(select(U).where(U.kids.any()).options(o))])
print([u.id for u in s.scalars(select(U).where(U.kids.any(K.n < 5)).options(o))])
print([k.id for k in s.scalars(select(K).where(K.u.has(U.id > 0)).options(o, with_loader_criteria(U, U.id < 2)))])
print([u.id for u in s.scalars(select(U).where(~U.kids.any()).options(o))])
