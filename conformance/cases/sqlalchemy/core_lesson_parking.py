"""A car park: constraints, defaults, and what the database says when a rule is broken."""
from datetime import datetime, timedelta
from sqlalchemy import (CheckConstraint, Column, DateTime, ForeignKey, Integer, MetaData, Numeric, String, Table,
                        UniqueConstraint, Index, create_engine, event, exc, func, insert, select, text)

engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def enforce(dbapi_connection, record):
    cursor = dbapi_connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


meta = MetaData()
level = Table("level", meta,
              Column("id", Integer, primary_key=True),
              Column("label", String(10), nullable=False, unique=True),
              Column("height_cm", Integer, CheckConstraint("height_cm > 150", name="tall_enough")))
bay = Table("bay", meta,
            Column("id", Integer, primary_key=True),
            Column("level_id", ForeignKey("level.id", ondelete="CASCADE"), nullable=False),
            Column("number", Integer, nullable=False),
            UniqueConstraint("level_id", "number", name="one_number_a_level"))
ticket = Table("ticket", meta,
               Column("id", Integer, primary_key=True),
               Column("bay_id", ForeignKey("bay.id", ondelete="SET NULL")),
               Column("plate", String(12), nullable=False, index=True),
               Column("arrived", DateTime, nullable=False),
               Column("left", DateTime),
               CheckConstraint("\"left\" IS NULL OR \"left\" > arrived", name="order_of_time"))
meta.create_all(engine)
for table in meta.sorted_tables:
    print(table.name, sorted(c.name or "-" for c in table.constraints if isinstance(c, CheckConstraint)),
          [i.name for i in table.indexes])
start = datetime(2024, 3, 1, 8, 0)
with engine.begin() as conn:
    conn.execute(insert(level), [{"label": "P1", "height_cm": 200}, {"label": "P2", "height_cm": 210}])
    conn.execute(insert(bay), [{"level_id": l, "number": n} for l in (1, 2) for n in range(1, 4)])
    conn.execute(insert(ticket), [{"bay_id": i, "plate": f"AB-{i}", "arrived": start + timedelta(minutes=7 * i)} for i in (1, 2, 4)])
bad = [insert(level).values(label="P1", height_cm=180),
       insert(level).values(label="P3", height_cm=120),
       insert(bay).values(level_id=9, number=1),
       insert(bay).values(level_id=1, number=1),
       insert(ticket).values(plate="X", arrived=start, left=start - timedelta(1)),
       insert(ticket).values(bay_id=1, arrived=start)]
for statement in bad:
    try:
        with engine.begin() as conn:
            conn.execute(statement)
    except exc.IntegrityError as error:
        print(type(error.orig).__name__, error.orig)
with engine.begin() as conn:
    gone = conn.execute(level.delete().where(level.c.label == "P1"))
    print(gone.rowcount, conn.execute(select(func.count()).select_from(bay)).scalar_one())
    for row in conn.execute(select(ticket.c["plate", "bay_id", "arrived"]).order_by(ticket.c.plate)):
        print(row.plate, row.bay_id, row.arrived.isoformat(" ", "minutes"))
