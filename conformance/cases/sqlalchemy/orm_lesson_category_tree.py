"""A category tree: remote_side, a recursive CTE mapped with aliased, join_depth."""
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, select, literal, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, selectinload


class Base(DeclarativeBase):
    pass


class Category(Base):
    __tablename__ = "category"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("category.id"))
    parent: Mapped[Optional["Category"]] = relationship(back_populates="children", remote_side=[id])
    children: Mapped[list["Category"]] = relationship(
        back_populates="parent", cascade="all, delete-orphan", order_by="Category.name"
    )

    def show(self, level=0):
        print("  " * level + self.name)
        for child in self.children:
            child.show(level + 1)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    root = Category(name="goods", children=[
        Category(name="tools", children=[Category(name="saws"), Category(name="drills")]),
        Category(name="books", children=[Category(name="novels", children=[Category(name="crime")])]),
    ])
    session.add(root)
    session.commit()
    root.show()

with Session(engine) as session:
    tree = (
        select(Category.id, Category.name, literal(0).label("depth"), Category.name.label("path"))
        .where(Category.parent_id.is_(None))
        .cte("tree", recursive=True)
    )
    child = aliased(Category, name="child")
    tree = tree.union_all(
        select(child.id, child.name, tree.c.depth + 1, tree.c.path + "/" + child.name).join(
            tree, child.parent_id == tree.c.id
        )
    )
    for row in session.execute(select(tree.c.path, tree.c.depth).order_by(tree.c.path)):
        print(row.depth, row.path)

    up = select(Category).where(Category.name == "crime").cte("up", recursive=True)
    up_alias = aliased(Category, up)
    up = up.union_all(select(Category).join(up, Category.id == up.c.parent_id))
    anc = aliased(Category, up)
    print([c.name for c in session.scalars(select(anc).order_by(anc.id))])

    parent = aliased(Category)
    rows = session.execute(
        select(parent.name, func.count(Category.id)).join(Category.parent.of_type(parent)).group_by(parent.name).order_by(parent.name)
    )
    print(rows.all())
    print(session.scalars(select(Category.name).where(~Category.children.any()).order_by(Category.name)).all())
    print(session.scalars(select(Category.name).where(Category.parent.has(name="goods")).order_by(Category.name)).all())

with Session(engine) as session:
    root = session.scalars(
        select(Category).where(Category.parent == None).options(selectinload(Category.children, recursion_depth=2))
    ).one()
    root.show()
    tools = session.scalars(select(Category).where(Category.name == "tools")).one()
    session.delete(tools)
    session.commit()
    print(session.scalar(select(func.count(Category.id))))
