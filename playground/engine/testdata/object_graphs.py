import random

from sqlalchemy import Column, ForeignKey, Table, create_engine, event, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


node_tag = Table(
    "node_tag", Base.metadata,
    Column("node_id", ForeignKey("node.id"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id"), primary_key=True),
)


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    nodes: Mapped[list["Node"]] = relationship(secondary=node_tag, back_populates="tags")


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    label: Mapped[int]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"))
    parent: Mapped["Node | None"] = relationship(back_populates="children", remote_side=[id])
    children: Mapped[list["Node"]] = relationship(back_populates="parent")
    tags: Mapped[list[Tag]] = relationship(secondary=node_tag, back_populates="nodes")


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Manager(Person):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    label: Mapped[int]
    reports: Mapped[list["Engineer"]] = relationship(back_populates="boss", foreign_keys="Engineer.boss_id")
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    label: Mapped[int]
    boss_id: Mapped[int | None] = mapped_column(ForeignKey("manager.id"))
    boss: Mapped["Manager | None"] = relationship(back_populates="reports", foreign_keys=[boss_id])
    __mapper_args__ = {"polymorphic_identity": "engineer", "inherit_condition": id == Person.id}


engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def enforce(connection, record):
    connection.execute("PRAGMA foreign_keys=ON")


Base.metadata.create_all(engine)
r = random.Random(SEED)
session = Session(engine, autoflush=False)
objects = {}  # by name, what the session holds
wanted = {}   # by name, what the objects ought to be: kind, label, link, tags
serial = 0


def told(o):
    """What an object says of itself."""
    if isinstance(o, Tag):
        return ("tag", None, None, frozenset(n.name for n in o.nodes))
    if isinstance(o, Node):
        return ("node", o.label, o.parent and o.parent.name, frozenset(t.name for t in o.tags))
    if isinstance(o, Manager):
        return ("manager", o.label, None, frozenset(e.name for e in o.reports))
    return ("engineer", o.label, o.boss and o.boss.name, frozenset())


def stored():
    """What the tables say, read without the ORM."""
    def rows(sql):
        return session.execute(text(sql)).all()

    pairs = rows("SELECT n.name, t.name FROM node_tag x JOIN node n ON n.id = x.node_id JOIN tag t ON t.id = x.tag_id")
    bosses = rows("SELECT p.name, q.name FROM engineer e JOIN person p ON p.id = e.id JOIN person q ON q.id = e.boss_id")
    found = {}
    for (name,) in rows("SELECT name FROM tag"):
        found[name] = ("tag", None, None, frozenset(n for n, t in pairs if t == name))
    for name, label, parent in rows("SELECT n.name, n.label, p.name FROM node n LEFT JOIN node p ON p.id = n.parent_id"):
        found[name] = ("node", label, parent, frozenset(t for n, t in pairs if n == name))
    for name, label in rows("SELECT name, label FROM person JOIN manager ON manager.id = person.id"):
        found[name] = ("manager", label, None, frozenset(e for e, b in bosses if b == name))
    for name, label in rows("SELECT name, label FROM person JOIN engineer ON engineer.id = person.id"):
        found[name] = ("engineer", label, dict(bosses).get(name), frozenset())
    assert len(rows("SELECT id FROM person")) == sum(f[0] in ("manager", "engineer") for f in found.values())
    assert len(rows("SELECT * FROM node_tag")) == len(pairs)
    assert rows("PRAGMA foreign_key_check") == []
    return found


def some(cls):
    return r.choice([None] + [objects[n] for n in sorted(objects) if isinstance(objects[n], cls)])


def above(node):
    while node is not None:
        yield node
        node = node.parent


def change():
    global serial
    what, serial = r.randrange(7), serial + 1
    if what < 2:  # a new object; from time to time the link is made from the other side
        cls = r.choice([Tag, Node, Node, Manager, Engineer])
        o = cls(name="%s%d" % (cls.__name__, serial))
        if cls is not Tag:
            o.label = r.randrange(100)
        objects[o.name] = o
        session.add(o)
    elif what == 2 and (o := some((Node, Manager, Engineer))):
        o.label = r.randrange(100)
    elif what == 3 and (o := some(Node)):
        parent = some(Node)
        if o not in above(parent):
            if parent is not None and r.random() < 0.5:
                parent.children.append(o)
            else:
                o.parent = parent
    elif what == 4 and (o := some(Node)) and (tag := some(Tag)):
        if tag in o.tags:
            o.tags.remove(tag)
        else:
            tag.nodes.append(o)
    elif what == 5 and (o := some(Engineer)):
        o.boss = some(Manager)
    elif what == 6 and r.random() < 0.4 and (o := some(Base)):
        # Links to what goes are cut on the objects, so that they say what the tables will.
        if isinstance(o, Node):
            o.parent, o.children, o.tags = None, [], []
        elif isinstance(o, Tag):
            o.nodes = []
        elif isinstance(o, Manager):
            o.reports = []
        else:
            o.boss = None
        del objects[o.name]
        if inspect(o).persistent:
            session.delete(o)
        else:
            session.expunge(o)


for turn in range(12):
    before = dict(objects)
    for _ in range(r.randrange(1, 25)):
        change()
        if r.random() < 0.1:
            session.flush()
            assert stored() == {n: told(o) for n, o in objects.items()}, "a flush stored something else"
    if r.random() < 0.35:
        session.rollback()
        objects = before
    else:
        wanted = {n: told(o) for n, o in objects.items()}
        session.commit()
    assert stored() == wanted, "the tables differ from the objects"
    assert {n: told(o) for n, o in objects.items()} == wanted, "the objects differ from what was committed"
    assert not session.new and not session.dirty and not session.deleted
print("agreed", len(wanted) > 0)
