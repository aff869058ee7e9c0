from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("node.id"))
    parent: Mapped[Optional["Node"]] = relationship(remote_side=id)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Node(name="outside"))
    root = Node(name="root")
    root.parent = root
    session.add(root)
    try:
        session.flush()  # what waits for nobody is written before the circle is met
    except Exception as x:
        message = str(x)
        print(type(x).__name__, message.startswith("Circular dependency detected. ("), "ManyToOneDP(Node.parent)" in message, "delete=False" in message)
        print(sorted(repr(step).split("(")[0] for step in x.cycles), len(x.edges), x.code)
    session.rollback()
    print(session.query(Node).count())
