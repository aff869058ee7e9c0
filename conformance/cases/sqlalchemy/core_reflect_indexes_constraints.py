from sqlalchemy import create_engine, inspect

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.exec_driver_sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT, c INTEGER CHECK (c > 0), CONSTRAINT uq_bc UNIQUE (b, c), CONSTRAINT ck_b CHECK (b != 'x' AND (c < 5 OR c > 9)))")
    conn.exec_driver_sql("CREATE INDEX ix_b ON t (b, a)")
    conn.exec_driver_sql("CREATE UNIQUE INDEX ix_a ON t (a)")
inspector = inspect(engine)
print(inspector.get_indexes("t"))
print(inspector.get_unique_constraints("t"))
print(inspector.get_check_constraints("t"))
print(inspector.has_index("t", "ix_b"), inspector.has_table("t"), inspector.has_table("u"))
