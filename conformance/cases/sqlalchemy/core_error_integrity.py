from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, String, Table, create_engine, event, exc, insert

engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def fks(dbapi_connection, record):
    dbapi_connection.execute("PRAGMA foreign_keys=ON")


meta = MetaData()
p = Table("p", meta, Column("id", Integer, primary_key=True), Column("name", String, nullable=False, unique=True), Column("n", Integer, CheckConstraint("n > 0")))
c = Table("c", meta, Column("id", Integer, primary_key=True), Column("p_id", ForeignKey("p.id")))
meta.create_all(engine)
with engine.connect() as conn:
    conn.execute(insert(p).values(id=1, name="a", n=1))
    for stmt in (insert(p).values(name="a", n=2), insert(p).values(n=2), insert(p).values(name="b", n=-1), insert(c).values(p_id=99), insert(p).values(id=1, name="z")):
        try:
            conn.execute(stmt)
        except exc.IntegrityError as e:
            print(e)
            print(e.orig, e.params)
