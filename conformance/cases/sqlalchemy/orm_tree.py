from typing import Optional
from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("node.id"))
    children: Mapped[list["Node"]] = relationship(back_populates="parent", cascade="all")
    parent: Mapped[Optional["Node"]] = relationship(back_populates="children", remote_side=[id])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


def show(node, depth=0):
    print("  " * depth + node.name)
    for child in node.children:
        show(child, depth + 1)


with Session(engine) as s:
    root = Node(name="root", children=[
        Node(name="a", children=[Node(name="a1"), Node(name="a2")]),
        Node(name="b"),
    ])
    s.add(root)
    s.commit()
    show(root)

    a = s.scalars(select(Node).where(Node.name == "a")).one()
    print(a.parent.name)
    s.delete(a)
    s.commit()
    show(root)
    print(s.scalars(select(Node.name).order_by(Node.id)).all())
