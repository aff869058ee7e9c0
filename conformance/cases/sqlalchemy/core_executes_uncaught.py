from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, ForeignKey, insert, select, event, text

engine = create_engine("sqlite://")

@event.listens_for(engine, "connect")
def fk_on(dbapi_con, rec):
    dbapi_con.execute("PRAGMA foreign_keys=ON")

m = MetaData()
a = Table("a", m, Column("id", Integer, primary_key=True), Column("name", String(10), nullable=False))
b = Table("b", m, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id", ondelete="CASCADE")))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(a).values(id=1, name="x"))
    conn.execute(insert(b), [{"a_id": 1}, {"a_id": 1}])
    conn.execute(a.delete().where(a.c.id == 1))
    print(conn.execute(select(b)).all())
print("now the failure")
with engine.begin() as conn:
    conn.execute(insert(b).values(a_id=77))
print("never")
