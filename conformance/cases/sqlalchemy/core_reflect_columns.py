from sqlalchemy import create_engine, inspect

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.exec_driver_sql("CREATE TABLE stock (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL, qty INT DEFAULT 3, price DECIMAL(8,2), made TIMESTAMP, odd WHATEVER, note CLOB)")
for column in inspect(engine).get_columns("stock"):
    print(column)
