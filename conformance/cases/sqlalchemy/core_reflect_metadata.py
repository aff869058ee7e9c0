from sqlalchemy import MetaData, create_engine

engine = create_engine("sqlite://")
with engine.begin() as conn:
    for name in ("one", "two", "three"):
        conn.exec_driver_sql(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY)")
    conn.exec_driver_sql("CREATE VIEW seen AS SELECT id FROM one")
everything = MetaData()
everything.reflect(bind=engine)
print(sorted(everything.tables))
some = MetaData()
some.reflect(bind=engine, only=["two"])
print(sorted(some.tables))
views = MetaData()
views.reflect(engine, views=True, only=lambda name, _: name in ("seen", "three"))
print(sorted(views.tables))
