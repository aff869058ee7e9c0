from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class E(Base):
    __tablename__ = "e"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "e"}
class G(E):
    __tablename__ = "g"
    id: Mapped[int] = mapped_column(ForeignKey("e.id"), primary_key=True)
    info: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "g"}
class D(Base):
    __tablename__ = "d"
    id: Mapped[int] = mapped_column(primary_key=True)
    g_id: Mapped[int] = mapped_column(ForeignKey("g.id"))
    g: Mapped[G] = relationship()
for q in (select(G.info), select(G.info, G.name), select(E.name, G.info), select(func.max(G.info)), select(G.info.label("x")), select(G.id), select(G.info).where(E.name == "x"), select(func.count(), G.info).group_by(G.info), select(G.info).join(D, D.g_id == G.id), select(D.id, G.info), select(D.id, G.info).join(D.g), select(G.name), select(E.name).where(G.info == "x"), select(literal(1)).where(exists(select(G.info).where(G.id == D.g_id))), select(aliased(G).info)):
    print(q)
e = create_engine("sqlite://"); Base.metadata.create_all(e)
with Session(e) as s:
    print(s.query(G.info).all(), s.query(func.count(G.id)).scalar(), s.query(G.info, D.id).filter(D.g_id == G.id).all())
