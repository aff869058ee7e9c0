from sqlalchemy import create_engine, inspect

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.exec_driver_sql("CREATE TABLE a (x INTEGER, y INTEGER, CONSTRAINT pk_a PRIMARY KEY (y, x))")
    conn.exec_driver_sql("CREATE TABLE b (id INTEGER PRIMARY KEY, x INTEGER, y INTEGER, a2 INTEGER REFERENCES b(id), CONSTRAINT fk_a FOREIGN KEY(y, x) REFERENCES a(y, x) ON UPDATE CASCADE ON DELETE SET NULL)")
inspector = inspect(engine)
print(inspector.get_pk_constraint("a"))
for fk in inspector.get_foreign_keys("b"):
    print(fk)
