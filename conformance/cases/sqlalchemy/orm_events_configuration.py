from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy import event
class Base(DeclarativeBase): pass
@event.listens_for(Mapper, "before_configured")
def a(): print("before")
@event.listens_for(Mapper, "after_configured")
def b(): print("after")
@event.listens_for(Mapper, "mapper_configured")
def c(mapper, cls): print("configured", cls.__name__, mapper is cls.__mapper__)
@event.listens_for(Mapper, "after_mapper_constructed")
def d(mapper, cls): print("constructed", cls.__name__)
@event.listens_for(Mapper, "instrument_class")
def e(mapper, cls): print("instrument", cls.__name__)
class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
    kids: Mapped[list["K"]] = relationship(back_populates="p")
class K(Base):
    __tablename__ = "k"
    id: Mapped[int] = mapped_column(primary_key=True)
    p_id: Mapped[int] = mapped_column(ForeignKey("p.id"))
    p: Mapped[P] = relationship(back_populates="kids")
print("start")
configure_mappers()
print(P.kids)
class L(Base):
    __tablename__ = "l"
    id: Mapped[int] = mapped_column(primary_key=True)
@event.listens_for(L, "mapper_configured")
def only(mapper, cls): print("only L", cls.__name__)
L()
