from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, ForeignKey, select, insert

engine = create_engine("sqlite+pysqlite:///:memory:")
metadata = MetaData()
user_table = Table(
    "user_account", metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(30)),
    Column("fullname", String),
)
address_table = Table(
    "address", metadata,
    Column("id", Integer, primary_key=True),
    Column("user_id", ForeignKey("user_account.id"), nullable=False),
    Column("email_address", String, nullable=False),
)
metadata.create_all(engine)
stmt = insert(user_table).values(name="spongebob", fullname="Spongebob Squarepants")
print(stmt)
compiled = stmt.compile()
print(compiled.params)
with engine.connect() as conn:
    result = conn.execute(stmt)
    print(result.inserted_primary_key, result.rowcount, result.lastrowid)
    conn.commit()
print(insert(user_table))
with engine.connect() as conn:
    result = conn.execute(
        insert(user_table),
        [{"name": "sandy", "fullname": "Sandy Cheeks"}, {"name": "patrick", "fullname": "Patrick Star"}],
    )
    print(result.rowcount)
    conn.commit()
select_stmt = select(user_table.c.id, user_table.c.name + "@aol.com")
insert_stmt = insert(address_table).from_select(["user_id", "email_address"], select_stmt)
print(insert_stmt)
print(insert_stmt.returning(address_table.c.id, address_table.c.email_address))
with engine.begin() as conn:
    result = conn.execute(insert_stmt.returning(address_table.c.id, address_table.c.email_address))
    print(result.all())
    print(conn.execute(insert(user_table).values(name="x").returning(user_table.c.id)).scalar_one())
    print(conn.execute(insert(user_table).returning(user_table.c.id, user_table.c.name), [{"name": "p"}, {"name": "q"}]).all())
    print(conn.execute(insert(user_table).values([{"name": "m1"}, {"name": "m2"}])).rowcount)
    print(insert(user_table).values([{"name": "m1"}, {"name": "m2"}]))
    print(conn.execute(insert(user_table)).inserted_primary_key)
    for row in conn.execute(select(user_table)):
        print(row)
