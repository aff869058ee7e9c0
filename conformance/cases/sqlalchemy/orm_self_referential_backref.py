from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
def go(label, **kw):
    class Base(DeclarativeBase): pass
    class N(Base):
        __tablename__ = "n"
        id: Mapped[int] = mapped_column(primary_key=True)
        pid: Mapped[Optional[int]] = mapped_column(ForeignKey("n.id"))
        kids = relationship("N", **kw)
    class M(N):
        __tablename__ = "m"
        id: Mapped[int] = mapped_column(ForeignKey("n.id"), primary_key=True)
        nid: Mapped[Optional[int]] = mapped_column(ForeignKey("n.id"))
        __mapper_args__ = {"inherit_condition": id == N.id}
        ns = relationship(N, backref="ms", primaryjoin=nid == N.id)
    try:
        configure_mappers()
        print(label, N.kids.property.direction.name, [(k, p.direction.name, p.uselist) for k, p in inspect(N).relationships.items()], [(k, p.direction.name) for k, p in inspect(M).relationships.items()])
    except Exception as e: print(label, type(e).__name__, str(e)[:300])
    Base.registry.dispose()
go("plain"); go("backref", backref="p"); go("backref()", backref=backref("p")); go("bp remote", backref=backref("p", remote_side="N.id")); go("remote", remote_side="N.id", backref="ks"); go("pj", primaryjoin="N.id == N.pid", backref="p"); go("pj remote", primaryjoin="N.id == remote(N.pid)", backref="p"); go("pj remote2", primaryjoin="remote(N.id) == N.pid", backref="p"); go("pj foreign", primaryjoin="N.id == foreign(N.pid)", backref="p"); go("fk", foreign_keys="N.pid", backref="p")
