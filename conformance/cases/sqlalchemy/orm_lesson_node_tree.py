"""A tree of nodes: adjacency list, materialised path, moving and counting."""
from typing import Optional, List
from sqlalchemy import create_engine, select, func, ForeignKey, String, event, inspect, literal, text, and_, or_
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, aliased, remote, foreign, column_property, backref, joinedload, selectinload, validates, attribute_keyed_dict, object_session
from sqlalchemy.ext.hybrid import hybrid_property, Comparator
from sqlalchemy.ext.orderinglist import ordering_list

class Base(DeclarativeBase):
    pass

class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("node.id"))
    name: Mapped[str] = mapped_column(String(30))
    position: Mapped[int] = mapped_column(default=0)
    path: Mapped[str] = mapped_column(default="")
    children: Mapped[List["Node"]] = relationship(back_populates="parent", cascade="all, delete-orphan", order_by="Node.position", collection_class=ordering_list("position"))
    parent: Mapped[Optional["Node"]] = relationship(back_populates="children", remote_side=[id])
    descendants: Mapped[List["Node"]] = relationship(
        viewonly=True, order_by="Node.path",
        primaryjoin=lambda: remote(foreign(Node.path)).like(Node.path.concat("/%")))

    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent

    @hybrid_property
    def is_root(self):
        return self.parent_id is None
    @is_root.expression
    def is_root(cls):
        return cls.parent_id == None

    @validates("parent")
    def no_cycle(self, key, parent):
        node = parent
        while node is not None:
            if node is self:
                raise ValueError(f"{self.name} would be its own ancestor")
            node = node.parent
        return parent

    def walk(self, depth=0):
        yield depth, self
        for c in self.children:
            yield from c.walk(depth + 1)

    def __repr__(self):
        return f"Node({self.name})"

@event.listens_for(Session, "before_flush")
def set_path(session, ctx, instances):
    for n in [o for o in session.new if isinstance(o, Node)]:
        names = []
        x = n
        while x is not None:
            names.append(x.name)
            x = x.parent
        n.path = "/".join(reversed(names))

Child = aliased(Node)
Node.size = column_property(select(func.count(Child.id)).where(Child.parent_id == Node.id).scalar_subquery())

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    root = Node("root")
    a, b = Node("a", root), Node("b", root)
    a1, a2 = Node("a1", a), Node("a2", a)
    Node("a1x", a1)
    s.add(root)
    s.commit()
    for d, n in root.walk():
        print("  " * d + n.name, n.path, n.position, n.size)
    print(root.descendants, a.descendants)
    try:
        root.parent = a1
    except ValueError as e:
        print(e)
    up = select(Node.id, Node.parent_id, Node.name, literal(0).label("d")).where(Node.name == "a1x").cte("up", recursive=True)
    up = up.union_all(select(Node.id, Node.parent_id, Node.name, up.c.d + 1).where(Node.id == up.c.parent_id))
    print(s.execute(select(up.c.name, up.c.d).order_by(up.c.d)).all())
    P = aliased(Node)
    print(s.execute(select(Node.name, P.name).join(Node.parent.of_type(P)).where(P.size > 1).order_by(Node.id)).all())
    print(s.scalars(select(Node).where(Node.parent.has(Node.name == "a")).order_by(Node.name)).all())
    print(s.scalars(select(Node.name).where(~Node.children.any()).order_by(Node.name)).all())
    a1.parent = b
    s.commit()
    print([(n.name, n.position) for n in a.children], [(n.name, n.position) for n in b.children], b.size)
    root.children.reverse()
    root.children.reorder()
    s.commit()
    print([(n.name, n.position) for n in root.children])
    for n in s.scalars(select(Node).options(selectinload(Node.children).selectinload(Node.children)).where(Node.is_root)):
        print(n, n.children, [c.children for c in n.children])
    for n in s.scalars(select(Node).options(joinedload(Node.children).joinedload(Node.children)).where(Node.name == "root").execution_options(populate_existing=True)).unique():
        print([c.size for c in n.children])
    s.delete(b)
    s.commit()
    print(s.scalars(select(Node.path).order_by(Node.path)).all())
