from sqlalchemy import create_engine, select, literal, func, union, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, selectinload, joinedload


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"))
    children: Mapped[list["Node"]] = relationship(back_populates="parent", order_by="Node.name")
    parent: Mapped["Node | None"] = relationship(back_populates="children", remote_side=[id])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    root = Node(name="root", children=[Node(name="a", children=[Node(name="a1"), Node(name="a2", children=[Node(name="deep")])]), Node(name="b")])
    s.add(root)
    s.commit()

    top = select(Node.id, Node.name, literal(0).label("level"), Node.name.label("path")).where(Node.parent_id.is_(None)).cte("tree", recursive=True)
    tree = top.union_all(
        select(Node.id, Node.name, top.c.level + 1, top.c.path + "/" + Node.name).join(top, Node.parent_id == top.c.id)
    )
    for row in s.execute(select(tree.c.level, tree.c.path).order_by(tree.c.path)):
        print("  " * row.level + row.path)
    ids = select(Node.id).where(Node.name == "a").cte("below", recursive=True)
    ids = ids.union_all(select(Node.id).join(ids, Node.parent_id == ids.c.id))
    print([n.name for n in s.scalars(select(Node).join(ids, Node.id == ids.c.id).order_by(Node.name))])
    found = aliased(Node, select(Node).where(Node.parent_id.is_not(None)).cte("kids"))
    print([n.name for n in s.scalars(select(found).order_by(found.name).limit(3))])

with Session(engine) as s:
    for r in s.scalars(select(Node).where(Node.parent_id.is_(None)).options(selectinload(Node.children, recursion_depth=2))):
        print(r.name, [(c.name, [g.name for g in c.children]) for c in r.children])
with Session(engine) as s:
    stmt = select(Node).where(Node.name == "root").options(joinedload(Node.children).joinedload(Node.children))
    r = s.scalars(stmt).unique().one()
    print([(c.name, [g.name for g in c.children]) for c in r.children])
    P, C = aliased(Node, name="p"), aliased(Node, name="c")
    print(s.execute(select(P.name, func.count(C.id)).join(C, P.children).group_by(P.name).order_by(P.name)).all())
