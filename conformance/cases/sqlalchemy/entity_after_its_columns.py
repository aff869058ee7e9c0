"""A class selected after columns of its own, in unions, subqueries, CTEs and EXISTS: what is there already is not repeated."""

from sqlalchemy import create_engine, exists, func, insert, literal, select, tuple_, union, union_all
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column


class Base(DeclarativeBase):
    pass


class Tree(Base):
    __tablename__ = "tree"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Other = aliased(Tree, name="other")
LISTS = {
    "column, class": (Tree.kind, Tree),
    "key, class": (Tree.id, Tree),
    "class, column": (Tree, Tree.kind),
    "class twice": (Tree, Tree),
    "both sides": (Tree.kind, Tree, Tree.kind),
    "alias": (Other.kind, Other),
    "column, alias": (Tree.kind, Other),
    "label, class": (Tree.kind.label("sort"), Tree),
    "value, class": (literal(1), Tree),
    "function, class": (func.max(Tree.id), Tree),
}


def show(name, make):
    try:
        print(name, "|", " ".join(str(make()).split()))
    except Exception as e:
        print(name, "|", type(e).__name__, e)


with Session(engine) as session:
    session.add_all([Tree(id=1, kind="oak"), Tree(id=2, kind="elm")])
    session.commit()
    for name, columns in LISTS.items():
        query = select(*columns).where(columns[-1].id < 2 if columns[-1] in (Tree, Other) else Tree.id < 2)
        print("---", name)
        show("union", lambda: union(query, query))
        show("rows", lambda: session.execute(union_all(query, query)).all())
        show("names", lambda: session.execute(union_all(query, query)).keys())
        show("subquery", lambda: select(query.subquery()))
        show("subquery's rows", lambda: session.execute(select(query.subquery())).all())
        show("cte", lambda: select(query.cte("c")))
        show("exists", lambda: select(query.exists()))
        show("in", lambda: select(Tree.id).where(tuple_(Tree.id, Tree.kind).in_(query)))
        show("insert", lambda: insert(Tree.__table__).from_select(["id", "kind"], query))
