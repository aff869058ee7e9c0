# compiled.params follows the order in which a statement is compiled, not that of its text.
from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("x", Integer), Column("y", Integer))
q = select(t.c.id).where(t.c.id == 1).cte("q")
statements = [
    select(q.c.id, literal(5)).where(q.c.id > 7).limit(3),
    select(q.c.id, literal(5)).join(t, and_(t.c.id == q.c.id, t.c.x == 6)).where(q.c.id > 7).group_by(t.c.x + 2).having(t.c.x > 9).order_by(t.c.y + 8).limit(3).offset(4),
    update(t).values(x=5).where(t.c.y == 8),
    insert(t).values(x=1, y=t.c.x + 2).returning(t.c.id + 3),
    select(t.c.id).where(t.c.id.in_([1, 2]), t.c.x == 3, tuple_(t.c.y, t.c.x).in_([(4, 5)])),
    select(func.sum(t.c.x).over(order_by=t.c.y, rows=(-1, 2)), t.c.x + 9),
    union_all(select(t.c.id).where(t.c.x == 1), select(t.c.id).where(t.c.x == 2)).limit(5),
    text("select :b, :a").bindparams(a=1, b=2),
]
for dialect in (None, sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect()):
    for statement in statements:
        for expanded in (False, True):
            try:
                compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": expanded})
                print(dialect and dialect.name, compiled.params, compiled.positiontup)
            except Exception as error:
                print(dialect and dialect.name, type(error).__name__, error)
