from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
class Co(Base):
    __tablename__ = "co"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    emps: Mapped[List["Emp"]] = relationship(back_populates="co", order_by="Emp.id")
    mgrs: Mapped[List["Mgr"]] = relationship(viewonly=True)
class Emp(Base):
    __tablename__ = "emp"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    co_id: Mapped[Optional[int]] = mapped_column(ForeignKey("co.id"))
    co: Mapped[Optional[Co]] = relationship(back_populates="emps")
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "emp"}
    def __repr__(self): return f"{type(self).__name__}({self.name})"
class Mgr(Emp):
    __tablename__ = "mgr"
    id: Mapped[int] = mapped_column(ForeignKey("emp.id"), primary_key=True)
    title: Mapped[str]
    reports: Mapped[List["Eng"]] = relationship(back_populates="boss", foreign_keys="Eng.boss_id")
    __mapper_args__ = {"polymorphic_identity": "mgr"}
class Eng(Emp):
    __tablename__ = "eng"
    id: Mapped[int] = mapped_column(ForeignKey("emp.id"), primary_key=True)
    lang: Mapped[str]
    boss_id: Mapped[Optional[int]] = mapped_column(ForeignKey("mgr.id"))
    boss: Mapped[Optional[Mgr]] = relationship(back_populates="reports", foreign_keys=boss_id)
    tools: Mapped[List["Tool"]] = relationship()
    __mapper_args__ = {"polymorphic_identity": "eng", "inherit_condition": id == Emp.id}
class Lead(Eng):
    stars: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "lead"}
class Tool(Base):
    __tablename__ = "tool"
    id: Mapped[int] = mapped_column(primary_key=True)
    eng_id: Mapped[int] = mapped_column(ForeignKey("eng.id"))
    n: Mapped[str]
e = create_engine("sqlite://"); Base.metadata.create_all(e)
s = Session(e)
c = Co(name="c"); m = Mgr(name="m", title="T", co=c)
s.add_all([c, m, Eng(name="e1", lang="py", boss=m, co=c, tools=[Tool(n="vim")]), Lead(name="l", lang="go", stars=3, boss=m), Emp(name="x", co=c)]); s.commit()
W = with_polymorphic(Emp, "*"); W2 = with_polymorphic(Emp, [Mgr], flat=True); W3 = with_polymorphic(Emp, [Eng, Mgr], aliased=True)
A = aliased(Eng); AE = aliased(Emp)
stmts = dict(
 emp=lambda: select(Emp).order_by(Emp.id), mgr=lambda: select(Mgr), eng=lambda: select(Eng), lead=lambda: select(Lead), w=lambda: select(W).order_by(W.id), w2=lambda: select(W2).where(W2.Mgr.title == "T"), w3=lambda: select(W3).where(or_(W3.Mgr.title == "T", W3.Eng.lang == "py")),
 sp=lambda: select(Emp).options(selectin_polymorphic(Emp, [Mgr, Eng])).order_by(Emp.id), spl=lambda: select(Emp).options(selectin_polymorphic(Emp, [Eng, Mgr, Lead]), selectinload(Eng.tools)).order_by(Emp.id),
 oft=lambda: select(Co).options(selectinload(Co.emps.of_type(Mgr)).selectinload(Mgr.reports)), oftw=lambda: select(Co).options(joinedload(Co.emps.of_type(W))).order_by(Co.id),
 oftj=lambda: select(Co).join(Co.emps.of_type(Eng)).where(Eng.lang == "py"), oftany=lambda: select(Co).where(Co.emps.of_type(Mgr).any(Mgr.title == "T")), any_=lambda: select(Co).where(Co.emps.any(Emp.name == "m")), hasb=lambda: select(Eng).where(Eng.boss.has(Mgr.title == "T")),
 joinm=lambda: select(Emp, Mgr).join(Mgr, Mgr.id == Emp.id), joinre=lambda: select(Mgr.name, Eng.name).join(Mgr.reports), joina=lambda: select(Mgr.name, A.name).join(Mgr.reports.of_type(A)), outer=lambda: select(AE.name, Co.name).outerjoin(AE.co), cols=lambda: select(Mgr.name, Mgr.title), cnt=lambda: select(func.count(Mgr.id)), cnt2=lambda: select(func.count()).select_from(Eng), base=lambda: select(Emp).where(Emp.type == "eng"), ident=lambda: select(Emp).where(Emp.type.in_(["mgr","lead"])), sub=lambda: select(aliased(Emp, select(Emp).where(Emp.id > 1).subquery())), sub2=lambda: select(aliased(Mgr, select(Mgr).subquery(), flat=True)),
 un=lambda: select(aliased(Emp, union(select(Emp).where(Emp.id == 1), select(Emp).where(Emp.id == 2)).subquery())), jl=lambda: select(Eng).options(joinedload(Eng.boss)), jlr=lambda: select(Mgr).options(joinedload(Mgr.reports), joinedload(Mgr.co)), lim=lambda: select(Mgr).options(joinedload(Mgr.reports)).limit(1), sel=lambda: select(Mgr).options(subqueryload(Mgr.reports).subqueryload(Eng.tools)), lo=lambda: select(Mgr).options(load_only(Mgr.title)), lo2=lambda: select(Emp).options(load_only(Emp.name), selectin_polymorphic(Emp, [Mgr])), df=lambda: select(Mgr).options(defer(Mgr.name)), dfw=lambda: select(W).options(defer(W.Mgr.title)), upd=lambda: update(Mgr).values(title="Z"), upd2=lambda: update(Emp).where(Emp.name == "x").values(name="y"), dele2=lambda: delete(Lead).where(Lead.stars == 99), ins=lambda: insert(Mgr).values(title="q", id=7), rt=lambda: update(Lead).values(lang="zz").returning(Lead.lang), z=lambda: select(Lead.stars))
for k, f in stmts.items():
    s.expunge_all()
    def run():
        st = f(); r = s.execute(st) if k != "insr" else s.scalars(st, [{"name": "n1", "lang": "l1"}, {"name": "n2", "lang": "l2", "stars": 5}])
        if k == "insr": return [(o.id, o.name, o.type) for o in r]
        if not r.returns_rows: return r.rowcount
        if k in ("oftw", "jl", "jlr", "lim"): r = r.unique()
        return [tuple(x) for x in r]
    t(k, run)
    t(k+" str", lambda: str(f()))
    def touch():
        return [(o.name, getattr(o, "title", None), getattr(o, "lang", None)) for o in sorted(s.identity_map.values(), key=lambda o: (type(o).__name__, o.id)) if isinstance(o, Emp)]
    t(k+" touch", touch)
    s.rollback()
