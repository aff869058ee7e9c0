"""Reading a schema back: the inspector, reflection into tables, and a copy."""
from sqlalchemy import (CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Numeric, String, Table, UniqueConstraint, create_engine, exc, inspect, text, func)
from sqlalchemy.schema import CreateTable

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.execute(text("CREATE TABLE region (code CHAR(2) NOT NULL PRIMARY KEY, title VARCHAR(30) DEFAULT 'none')"))
    conn.execute(text("""CREATE TABLE shop (id INTEGER PRIMARY KEY AUTOINCREMENT, region_code CHAR(2) REFERENCES region (code) ON DELETE CASCADE,
        street TEXT NOT NULL, no INT, rent NUMERIC(8, 2) DEFAULT 10.5, CONSTRAINT one_place UNIQUE (street, no), CONSTRAINT cheap CHECK (rent < 9000))"""))
    conn.execute(text("CREATE INDEX shop_rent ON shop (rent)"))
    conn.execute(text("CREATE UNIQUE INDEX shop_no ON shop (no) WHERE no > 5"))
    conn.execute(text("CREATE VIEW cheap_shops AS SELECT id, street FROM shop WHERE rent < 100"))
insp = inspect(engine)
print(insp.get_table_names(), insp.get_view_names(), insp.get_schema_names(), insp.default_schema_name)
for column in insp.get_columns("shop"):
    print(column["name"], repr(column["type"]), column["nullable"], column["default"], column["primary_key"])
print(insp.get_pk_constraint("shop"), insp.get_pk_constraint("region"))
print(insp.get_foreign_keys("shop"))
print(insp.get_unique_constraints("shop"), insp.get_check_constraints("shop"))
for index in insp.get_indexes("shop"):
    print(index["name"], index["column_names"], index["unique"], {k: str(v) for k, v in index.get("dialect_options", {}).items()})
print(insp.has_table("shop"), insp.has_table("mall"), insp.has_index("shop", "shop_no"), insp.get_view_definition("cheap_shops"))
meta = MetaData()
meta.reflect(engine, views=True, only=lambda name, m: name != "sqlite_sequence")
print(sorted(meta.tables), [t.name for t in meta.sorted_tables])
shop = meta.tables["shop"]
print(CreateTable(shop).compile(engine))
print(repr(shop.c.rent), [fk.target_fullname for fk in shop.foreign_keys], shop.primary_key.columns.keys())
other = MetaData()
view = Table("cheap_shops", other, Column("id", Integer, primary_key=True), autoload_with=engine)
print(view.c.keys(), view.primary_key.columns.keys())
for wrong in (lambda: insp.get_columns("mall"), lambda: Table("mall", MetaData(), autoload_with=engine), lambda: meta.reflect(engine, only=["mall"])):
    try:
        wrong()
    except exc.SQLAlchemyError as error:
        print(type(error).__name__, error)
with engine.begin() as conn:
    conn.execute(text("DROP VIEW cheap_shops"))
print(insp.get_view_names())
insp.clear_cache()
print(insp.get_view_names())
