from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, inspect, select
from sqlalchemy.ext.instrumentation import InstrumentationManager
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, registry, relationship
from sqlalchemy.orm.attributes import del_attribute, get_attribute, set_attribute
from sqlalchemy.orm.instrumentation import is_instrumented


class Elsewhere(InstrumentationManager):
    def __init__(self, class_):
        print("manages", class_.__name__)

    def get_instance_dict(self, class_, instance):
        return object.__getattribute__(instance, "_values")

    def initialize_instance_dict(self, class_, instance):
        object.__setattr__(instance, "_values", {})

    def install_state(self, class_, instance, state):
        object.__setattr__(instance, "_orm", state)

    def state_getter(self, class_):
        return lambda instance: object.__getattribute__(instance, "_orm")


class Kept:
    __sa_instrumentation_manager__ = Elsewhere

    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)

    def __setattr__(self, key, value):
        if is_instrumented(self, key):
            print("  set", key)
            set_attribute(self, key, value)
        else:
            self._values[key] = value

    def __getattr__(self, key):
        try:
            return object.__getattribute__(self, "_values")[key]
        except KeyError:
            raise AttributeError(key)

    def __delattr__(self, key):
        if is_instrumented(self, key):
            del_attribute(self, key)
        else:
            del self._values[key]


class Parent(Kept):
    pass


class Child(Kept):
    pass


metadata = MetaData()
parents = Table("parent", metadata, Column("id", Integer, primary_key=True), Column("name", String))
children = Table("child", metadata, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("parent.id")), Column("name", String))
mapping = registry()
mapping.map_imperatively(Child, children)
mapping.map_imperatively(Parent, parents, properties={"children": relationship(Child, backref="parent", order_by=children.c.id)})
engine = create_engine("sqlite://")
metadata.create_all(engine)

anna = Parent(name="anna", children=[Child(name="x"), Child(name="y")], remark="not mapped")
print(anna.name, anna.remark, [c.name for c in anna.children], anna.children[0].parent is anna)
print(sorted(k for k in anna._values if k != "remark"), get_attribute(anna, "name"))
with Session(engine) as session:
    session.add(anna)
    session.commit()
    print(sorted(anna._values), inspect(anna).persistent)
    print(anna.name, [c.name for c in anna.children])
    anna.name = "bella"
    print(inspect(anna).attrs.name.history)
    del anna.children[0]
    session.commit()
    session.expunge_all()
    found = session.scalars(select(Parent)).one()
    print(found.name, [c.name for c in found.children], found is anna)
    print(is_instrumented(found, "name"), is_instrumented(found, "remark"))


class Base(DeclarativeBase):
    pass


class Plain(InstrumentationManager):
    def initialize_instance_dict(self, class_, instance):
        print("  a new", class_.__name__)


class Thing(Base):
    __sa_instrumentation_manager__ = Plain
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Thing(name="t"))
    session.commit()
    session.expunge_all()
    thing = session.scalars(select(Thing)).one()
    print(thing.name, thing._default_state is inspect(thing))
