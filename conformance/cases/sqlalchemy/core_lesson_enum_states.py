"""Order states as an Enum: by name, by value, with a check, and what a wrong one raises."""
import enum
from sqlalchemy import Column, Enum, Integer, MetaData, Table, create_engine, exc, func, insert, select, text, update, case
from sqlalchemy.schema import CreateTable
from sqlalchemy.dialects import postgresql, mysql


class State(enum.Enum):
    NEW = "new"
    PAID = "paid"
    SENT = "sent"

    @property
    def final(self):
        return self is State.SENT


engine = create_engine("sqlite://")
meta = MetaData()
order = Table("orders", meta,
              Column("id", Integer, primary_key=True),
              Column("state", Enum(State), nullable=False, default=State.NEW),
              Column("raw", Enum(State, values_callable=lambda e: [m.value for m in e], name="rawstate", create_constraint=True), server_default="new"),
              Column("size", Enum("S", "M", "L", name="size", length=4, validate_strings=True)))
meta.create_all(engine)
for dialect in (postgresql.dialect(), mysql.dialect()):
    print(str(CreateTable(order).compile(dialect=dialect)).strip())
with engine.begin() as conn:
    conn.execute(insert(order), [{"state": State.PAID, "raw": State.SENT, "size": "M"}, {"state": "NEW", "raw": "new", "size": None}])
    conn.execute(insert(order).values(size="L"))
    print(conn.execute(text("SELECT id, state, raw, size FROM orders")).all())
    for row in conn.execute(select(order)):
        print(row.id, row.state, row.raw, row.size, row.raw.final)
    conn.execute(update(order).where(order.c.state == State.NEW).values(state=State.SENT))
    print(conn.execute(select(order.c.state, func.count()).group_by(order.c.state).order_by(order.c.state)).all())
    words = case({State.PAID: "money came", State.SENT: "gone"}, value=order.c.state, else_="?")
    print(conn.scalars(select(words).order_by(order.c.id)).all())
for value in ({"state": "LOST"}, {"size": "XL"}, {"raw": 3}):
    try:
        with engine.begin() as conn:
            conn.execute(insert(order), value)
    except exc.StatementError as error:
        print(type(error).__name__, "|", error.orig)
with engine.begin() as conn:
    try:
        conn.execute(text("INSERT INTO orders (state, raw) VALUES ('NEW', 'odd')"))
    except exc.IntegrityError as error:
        print(error.orig)
    conn.execute(text("INSERT INTO orders (state) VALUES ('ODD')"))
    try:
        print(conn.execute(select(order.c.state)).all())
    except LookupError as error:
        print("LookupError", error)
print(repr(order.c.size.type), order.c.state.type.enums, order.c.state.type.python_type.__name__)
