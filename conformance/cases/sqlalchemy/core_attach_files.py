# Databases attached by the names of files: in one transaction, seen by other
# connections, detached, attached again, and refused.
import os

from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, inspect, select, text

for name in ("stock.db", "it's.db", "sales.db"):
    if os.path.exists(name):
        os.remove(name)

engine = create_engine("sqlite://")
metadata = MetaData()
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), schema="stock")
sale = Table("sale", metadata, Column("id", Integer, primary_key=True), Column("item", Integer), schema="sales")

with engine.connect() as conn:
    conn.exec_driver_sql("ATTACH DATABASE 'stock.db' AS stock")
    conn.execute(text("ATTACH :file AS sales"), {"file": "sales.db"})
    metadata.create_all(conn)
    conn.execute(item.insert(), [{"name": "ink"}, {"name": "pen"}])
    conn.execute(sale.insert().from_select(["item"], select(item.c.id).where(item.c.name == "pen")))
    conn.commit()
    print(conn.execute(select(item.c.name).join(sale, sale.c.item == item.c.id)).all())
    print(inspect(conn).get_schema_names(), inspect(conn).get_table_names(schema="stock"))
    conn.execute(item.delete())
    conn.rollback()
    print(conn.execute(select(item.c.id, item.c.name)).all())
    conn.rollback()
    conn.exec_driver_sql("DETACH sales")
    for statement in ("ATTACH 'x.db' AS stock", "SELECT * FROM sales.sale", "DETACH nothing", "ATTACH 'stock.db' AS main"):
        try:
            conn.exec_driver_sql(statement)
        except Exception as error:
            print(type(error).__name__, error.orig)
    conn.rollback()
    conn.exec_driver_sql('attach database "sales.db" as again')
    print(conn.exec_driver_sql("SELECT count(*) FROM again.sale").scalar())

with create_engine("sqlite:///stock.db").connect() as conn:
    print(conn.exec_driver_sql("SELECT name FROM item ORDER BY id").scalars().all())
    conn.exec_driver_sql("ATTACH 'it''s.db' AS own")
    conn.exec_driver_sql("CREATE TABLE own.note (t)")
    print(inspect(conn).get_table_names(schema="own"), inspect(conn).get_table_names())

for name in ("stock.db", "it's.db", "sales.db"):
    if os.path.exists(name):
        os.remove(name)
