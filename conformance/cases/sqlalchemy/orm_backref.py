from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    children = relationship("Child", backref="parent")


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    name = Column(String(20), nullable=False)
    parent_id = Column(Integer, ForeignKey("parent.id"))

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    p = Parent(name="P")
    c = Child(name="c", parent=p)
    print(p.children == [c])
    s.add(c)
    s.commit()
    print(c.parent.name, p.children[0].name)
    s.delete(p)
    s.commit()
    print(c.parent_id, c.parent)
