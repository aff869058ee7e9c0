from sqlalchemy import *
from sqlalchemy.orm import *
import itertools


def run(le, lm, lc, wp, single):
    class Base(DeclarativeBase): pass
    class Tag(Base):
        __tablename__ = "tag"
        id: Mapped[int] = mapped_column(primary_key=True)
        text: Mapped[str]
        owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    class Person(Base):
        __tablename__ = "person"
        id: Mapped[int] = mapped_column(primary_key=True)
        kind: Mapped[str]
        name: Mapped[str]
        __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "p"} | ({"with_polymorphic": wp} if wp else {})
    def tab(n, parent):
        if single: return {}
        return {"__tablename__": n, "id": mapped_column(ForeignKey(parent + ".id"), primary_key=True)}
    def args(i, l): return {"polymorphic_identity": i} | ({"polymorphic_load": l} if l else {})
    Engineer = type("Engineer", (Person,), tab("engineer", "person") | {"lang": mapped_column(String, nullable=True), "__mapper_args__": args("e", le)})
    Manager = type("Manager", (Person,), tab("manager", "person") | {"golf": mapped_column(String, nullable=True), "tags": relationship(Tag, lazy="selectin"), "__mapper_args__": args("m", lm)})
    Chief = type("Chief", (Manager,), tab("chief", "manager") | {"car": mapped_column(String, nullable=True), "__mapper_args__": args("c", lc)})
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    def show(xs): 
        for x in xs: print("  ", x.name, sorted(k for k in x.__dict__ if k[0] != "_"))
    with Session(engine) as s:
        s.add_all([Person(name="a"), Engineer(name="b", lang="go"), Manager(name="c", golf="x", tags=[Tag(text="t")]), Chief(name="d", golf="y", car="z", tags=[Tag(text="u")])])
        s.commit()
        show(s.scalars(select(Person).order_by(Person.id))); s.expunge_all()
        show(s.scalars(select(Manager).order_by(Manager.id))); s.expunge_all()
        show([s.get(Person, 4)]); s.expunge_all()
        show(s.query(with_polymorphic(Person, [Engineer])).order_by(text("1"))); s.expunge_all()
        xs = s.scalars(select(Person).order_by(Person.id)).all()
        s.commit()
        print([x.name for x in xs])


L = [None, "inline", "selectin"]
todo = [(None if lm == "inline" else "selectin", lm, lc, None, False) for lm, lc in itertools.product(L, L)]
for how in todo:
    print("==", *how)
    run(*how)
try:
    run("bogus", None, None, None, False)
except Exception as e:
    print(type(e).__name__, e)
