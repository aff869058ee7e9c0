from sqlalchemy import create_engine, inspect

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.exec_driver_sql("CREATE TABLE b (id INTEGER)")
    conn.exec_driver_sql("CREATE TABLE a (id INTEGER)")
    conn.exec_driver_sql("CREATE VIEW v AS SELECT id FROM a")
    inspector = inspect(conn)
    print(inspector.get_table_names(), inspector.get_view_names(), inspector.get_schema_names(), inspector.default_schema_name)
    print(inspector.get_view_definition("v"))
    print([c["name"] for c in inspector.get_columns("v")])
    conn.exec_driver_sql("CREATE TABLE c (id INTEGER)")
    print(inspector.get_table_names())
    inspector.clear_cache()
    print(inspector.get_table_names())
