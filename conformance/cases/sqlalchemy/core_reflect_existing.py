"""MetaData.reflect() where tables are there already: extend_existing, autoload_replace."""
from sqlalchemy import *
e=create_engine("sqlite://")
with e.begin() as c:
    c.execute(text("create table a (id integer primary key, n integer)"))
    c.execute(text("create table b (id integer primary key, a_id integer references a(id), x varchar(3))"))
for kw in [{}, {"extend_existing":True}, {"extend_existing":True,"autoload_replace":False}]:
    m=MetaData()
    t=Table("b",m,Column("x",Integer), Column("z", Integer))
    m.reflect(e, **kw)
    print(kw, t is m.tables["b"], repr(t), sorted(m.tables), repr(m.tables["a"]))
