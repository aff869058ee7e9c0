from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy import event
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
class SoftMixin:
    deleted: Mapped[bool] = mapped_column(default=False)
class TenantMixin:
    tenant: Mapped[int] = mapped_column(default=1)
class A(SoftMixin, TenantMixin, Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[Optional[str]]
    bs: Mapped[List["B"]] = relationship(back_populates="a", order_by="B.id")
    def __repr__(self): return f"A{self.id}"
class B(SoftMixin, Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    aid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    a: Mapped[Optional[A]] = relationship(back_populates="bs")
    def __repr__(self): return f"B{self.id}"
e = create_engine("sqlite://"); Base.metadata.create_all(e)
class MySession(Session):
    tenant = None
@event.listens_for(MySession, "do_orm_execute")
def soft(st):
    if st.is_select and not st.is_column_load and not st.is_relationship_load and not st.execution_options.get("include_deleted", False):
        st.statement = st.statement.options(with_loader_criteria(SoftMixin, lambda c: c.deleted == False, include_aliases=True))
    if st.is_select and st.session.tenant is not None:
        tn = st.session.tenant
        st.statement = st.statement.options(with_loader_criteria(TenantMixin, lambda c: c.tenant == tn, include_aliases=True))
@event.listens_for(MySession, "before_flush")
def bf(s, ctx, inst):
    for o in list(s.deleted):
        if isinstance(o, SoftMixin): s.add(o); o.deleted = True
@event.listens_for(A, "before_update")
def bu(m, c, tg): print("  upd", tg, [a.key for a in inspect(tg).attrs if a.history.has_changes()])
s = MySession(e); s.add_all([A(n="x", bs=[B(), B(deleted=True)]), A(n="y", tenant=2, bs=[B()]), A(n="z", deleted=True, bs=[B()])]); s.commit()
for tn in (None, 1, 2):
    s.tenant = tn; s.expunge_all()
    for l, f in {"all": lambda: s.scalars(select(A).order_by(A.id)).all(), "inc": lambda: s.scalars(select(A).order_by(A.id), execution_options={"include_deleted": True}).all(), "b": lambda: s.scalars(select(B).order_by(B.id)).all(), "sel": lambda: [(a, a.bs) for a in s.scalars(select(A).options(selectinload(A.bs)).order_by(A.id))], "joi": lambda: [(a, a.bs) for a in s.scalars(select(A).options(joinedload(A.bs)).order_by(A.id)).unique()], "join": lambda: s.execute(select(A.id, B.id).join(A.bs).order_by(B.id)).all(), "any": lambda: s.scalars(select(A).where(A.bs.any())).all(), "al": lambda: s.scalars(select(aliased(A))).all(), "cnt": lambda: s.scalar(select(func.count(A.id))), "sub": lambda: s.scalars(select(B).where(B.aid.in_(select(A.id)))).all(), "get": lambda: s.get(A, 3), "q": lambda: s.query(A).count(), "lazy": lambda: [b.a for b in s.scalars(select(B).order_by(B.id))], "upd": lambda: s.execute(update(A).where(A.id == 1).values(n="u")).rowcount, "del": lambda: s.execute(delete(B).where(B.id == 99)).rowcount}.items():
        t(f"{tn} {l}", f); s.expire_all()
    s.rollback()
s.tenant = None; a = s.get(A, 1); s.delete(a); t("soft", s.commit); t("now", lambda: (s.get(A, 1), s.scalars(select(A)).all())); t("hard", lambda: s.connection().execute(text("select id, deleted from a order by 1")).all())
