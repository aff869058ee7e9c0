from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, select

meta = MetaData()
a = Table("a", meta, Column("id", Integer, primary_key=True))
b = Table("b", meta, Column("id", Integer, primary_key=True), Column("x", ForeignKey("a.id")), Column("y", ForeignKey("a.id")))
c = Table("c", meta, Column("id", Integer, primary_key=True))
for make in (lambda: a.join(c), lambda: a.join(b), lambda: print(select(a).join(c)), lambda: print(select(a).join(b)), lambda: a.join("b")):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
