from sqlalchemy import create_engine, select, func, String, ForeignKey, case, type_coerce, Numeric, update
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, aliased
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method, Comparator, ExprComparator

class Base(DeclarativeBase): pass

class CaseInsensitive(Comparator):
    def __eq__(self, other):
        return func.lower(self.__clause_element__()) == func.lower(other)

class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20))
    cents: Mapped[int] = mapped_column(default=0)
    start: Mapped[int] = mapped_column(default=1)
    end: Mapped[int] = mapped_column(default=5)
    @hybrid_property
    def length(self): return self.end - self.start
    @hybrid_property
    def dollars(self): return self.cents / 100
    @dollars.setter
    def dollars(self, v): self.cents = int(v * 100)
    @dollars.expression
    def dollars(cls): return type_coerce(cls.cents / 100.0, Numeric(10, 2))
    @dollars.update_expression
    def dollars(cls, value): return [(cls.cents, value * 100)]
    @hybrid_property
    def name_ci(self): return self.name.lower()
    @name_ci.comparator
    def name_ci(cls): return CaseInsensitive(cls.name)
    @hybrid_method
    def longer(self, n): return self.length > n
    @hybrid_method
    def contains(self, p): return (self.start <= p) & (p < self.end)
    @hybrid_property
    def state(self): return "open" if self.cents > 0 else "empty"
    @state.inplace.expression
    @classmethod
    def _state_expr(cls): return case((cls.cents > 0, "open"), else_="empty")

e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add_all([Account(name="Ann", cents=250), Account(name="BOB", end=20, dollars=7)])
    s.commit()
    print(select(Account.length), select(Account.dollars), select(Account.name_ci), select(Account.state), sep="\n")
    print(s.execute(select(Account.length, Account.state, Account.dollars)).all())
    print(s.scalars(select(Account.name).where(Account.name_ci == "bob")).all())
    print(s.scalars(select(Account.name).where(Account.longer(10)).order_by(Account.length.desc())).all())
    print(s.scalars(select(Account.name).where(Account.contains(2), Account.state == "open")).all())
    s.execute(update(Account).values({Account.dollars: 9}))
    print(s.scalars(select(Account.cents)).all())
    s.commit()
    A = aliased(Account, name="a")
    print(select(A.length, A.state).where(A.name_ci == "x"))
    print(Account.length, type(Account.length).__name__, Account.state.key if hasattr(Account.state, "key") else None)
    print(s.query(Account.length.label("len"), func.sum(Account.cents)).group_by(Account.length).all())
    acc = s.get(Account, 1)
    acc.dollars = 3.5
    print(acc.cents, acc.dollars, acc.longer(3), acc.state)
    print(s.execute(select(Account.state, func.count()).group_by(Account.state)).all())
    print(s.query(Account).filter_by(state="open").count())
