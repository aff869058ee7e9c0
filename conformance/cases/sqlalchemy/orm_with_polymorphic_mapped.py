from sqlalchemy import *
from sqlalchemy.orm import *

engine = create_engine("sqlite://")
metadata = MetaData()
person = Table("person", metadata, Column("id", Integer, primary_key=True), Column("kind", String(20)), Column("name", String(20)), Column("boss_id", ForeignKey("person.id")))
engineer = Table("engineer", metadata, Column("id", ForeignKey("person.id"), primary_key=True), Column("lang", String(20)))
manager = Table("manager", metadata, Column("id", ForeignKey("person.id"), primary_key=True), Column("golf", String(20)))
chief = Table("chief", metadata, Column("id", ForeignKey("manager.id"), primary_key=True), Column("car", String(20)))

def build(how, load=None):
    reg = registry()
    class Person: 
        def __init__(self, **kw):
            for k, v in kw.items(): setattr(self, k, v)
        def __repr__(self): return f"{type(self).__name__} {self.name}"
    class Engineer(Person): pass
    class Manager(Person): pass
    class Chief(Manager): pass
    names = {"Person": Person, "Engineer": Engineer, "Manager": Manager, "Chief": Chief}
    wp = how(names)
    kw = {} if wp is None else {"with_polymorphic": wp}
    reg.map_imperatively(Person, person, polymorphic_on=person.c.kind, polymorphic_identity="p", **kw)
    load = load or {}
    reg.map_imperatively(Engineer, engineer, inherits=Person, polymorphic_identity="e", **load.get("e", {}))
    reg.map_imperatively(Manager, manager, inherits=Person, polymorphic_identity="m", **load.get("m", {}))
    reg.map_imperatively(Chief, chief, inherits=Manager, polymorphic_identity="c", **load.get("c", {}))
    return Person, Engineer, Manager, Chief

hows = {
 "none": lambda n: None,
 "star": lambda n: "*",
 "star none": lambda n: ("*", None),
 "list star": lambda n: ["*", None],
 "classes": lambda n: [n["Engineer"]],
 "classes tuple": lambda n: (n["Manager"], n["Engineer"]),
 "deep": lambda n: [n["Chief"]],
 "nested": lambda n: ([n["Engineer"], n["Manager"]], None),
 "join": lambda n: ("*", person.outerjoin(engineer)),
 "join all": lambda n: ("*", person.outerjoin(engineer).outerjoin(manager).outerjoin(chief)),
 "join some": lambda n: ([n["Engineer"]], person.outerjoin(engineer).outerjoin(manager)),
 "bad": lambda n: 5,
}
loads = {"": {}, "inline e": {"e": {"polymorphic_load": "inline"}}, "inline c": {"c": {"polymorphic_load": "inline"}}, "selectin m": {"m": {"polymorphic_load": "selectin"}}, "both": {"e": {"polymorphic_load": "inline"}, "m": {"polymorphic_load": "selectin"}, "c": {"polymorphic_load": "inline"}}}
for hn, how in hows.items():
    for ln, load in loads.items():
        if ln and hn not in ("none", "star", "classes tuple", "join", "star none"): continue
        print("==", hn, "/", ln)
        clear_mappers()
        try:
            P, E, M, C = build(how, load)
            configure_mappers()
            print([m.class_.__name__ for m in inspect(P).with_polymorphic_mappers])
            print(select(P))
            print(select(M))
            print(select(P).where(P.name == "x").order_by(E.lang))
            A = aliased(P)
            print(select(A))
            print(select(E.lang, P.name))
            print(select(with_polymorphic(P, [M])))
        except Exception as e:
            print(type(e).__name__, e)
            continue
        metadata.create_all(engine)
        with Session(engine) as s:
            s.add_all([P(name="a"), E(name="b", lang="go"), M(name="c", golf="x"), C(name="d", golf="y", car="z")])
            s.commit()
            for x in s.scalars(select(P).order_by(P.id)): print(x, sorted(k for k in x.__dict__ if k[0] != "_"))
            s.expire_all()
            print(s.get(P, 4), s.query(P).filter(P.name == "b").all())
            for x in s.scalars(select(M).order_by(M.id)): print(x, sorted(k for k in x.__dict__ if k[0] != "_"))
        metadata.drop_all(engine)
