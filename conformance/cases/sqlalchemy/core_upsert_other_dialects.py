from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.dialects import mysql, postgresql

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String))
pg = postgresql.insert(t).values(id=1, name="a")
print(pg.on_conflict_do_nothing(index_elements=["id"]).compile(dialect=postgresql.dialect()))
print(pg.on_conflict_do_update(constraint="pk_t", set_={"name": pg.excluded.name}, where=t.c.name != "z").compile(dialect=postgresql.dialect()))
print(pg.on_conflict_do_update(index_elements=[t.c.id], index_where=t.c.id > 5, set_={"name": "q"}).returning(t.c.id).compile(dialect=postgresql.dialect()))
my = mysql.insert(t).values(id=1, name="a")
print(my.on_duplicate_key_update(name=my.inserted.name).compile(dialect=mysql.dialect()))
print(my.on_duplicate_key_update({"name": "x"}).compile(dialect=mysql.dialect()))
print(my.prefix_with("IGNORE").compile(dialect=mysql.dialect()))
