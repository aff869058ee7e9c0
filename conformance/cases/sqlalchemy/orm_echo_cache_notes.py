"""What echo=True says of the cache: the same text is spelt anew for another purpose, options or form."""
from sqlalchemy import ForeignKey, create_engine, delete, insert, select, union_all
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, defer, lazyload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"))
    flag: Mapped[bool] = mapped_column(default=True)
    children: Mapped[list["Node"]] = relationship(back_populates="parent")
    parent: Mapped["Node | None"] = relationship(back_populates="children", remote_side=[id])


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)


engine = create_engine("sqlite://", echo=True)
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Tag(), Tag(), Tag()])
    s.commit()
    s.add(Tag())
    s.commit()
    root = Node(id=1, flag=False, children=[Node(id=2, children=[Node(id=3, children=[Node(id=4)])])])
    s.add(root)
    s.commit()
with Session(engine) as s:
    s.get(Node, 1)
    s.get(Node, 2)
    n = s.get(Node, 4)
    s.expire(n)
    n.flag
    n.parent
with Session(engine) as s:
    s.scalars(select(Node).where(Node.id == 1).options(selectinload(Node.children, recursion_depth=-1))).all()
with Session(engine) as s:
    s.scalars(select(Node)).all()
    s.scalars(select(Node)).all()
    s.scalars(select(Node).options(lazyload(Node.children))).all()
    s.scalars(select(Node).options(lazyload(Node.children))).all()
    u = union_all(select(Node).where(Node.id == 1), select(Node).where(Node.id == 2))
    s.execute(u).all()
    s.scalars(select(Node).from_statement(u)).all()
with engine.begin() as c:
    c.execute(delete(Tag.__table__).where(Tag.__table__.c.id == 1))
    c.execute(insert(Tag.__table__), {"id": 11})
    c.execute(insert(Tag.__table__), [{"id": 12}, {"id": 13}])
