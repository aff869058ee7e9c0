# a statement whose parameters fail begins no transaction
from sqlalchemy import *
m=MetaData(); t=Table('t',m,Column('id',Integer,primary_key=True),Column('d',Date),Column('en',Enum('a','b',name='e')))
e=create_engine('sqlite://'); m.create_all(e)
def go(f):
    try: print(f())
    except Exception as ex: print(type(ex).__name__, str(ex)[:90])
with e.connect() as c:
    go(lambda: c.execute(t.insert(),{'d':'x'}))
    go(lambda: c.in_transaction())
    go(lambda: c.execute(select(t).where(t.c.id==bindparam('q'))))
    go(lambda: c.in_transaction())
    go(lambda: c.execute(t.insert(),{'d':None}).rowcount)
    go(lambda: c.execute(t.insert(),{'en':'zz'}))
    go(lambda: c.in_transaction())
    go(lambda: c.execute(t.insert().values(zz=1)))
    go(lambda: c.exec_driver_sql('selec 1'))
    go(lambda: c.in_transaction())
with e.connect() as c:
    go(lambda: c.execute(t.insert().values(zz=1)))
    go(lambda: c.in_transaction())
with e.connect() as c:
    go(lambda: c.exec_driver_sql('selec 1'))
    go(lambda: c.in_transaction())
with e.connect() as c:
    go(lambda: c.execute(text('select :x')))
    go(lambda: c.in_transaction())
with e.connect() as c:
    go(lambda: c.execute(t.insert(),[{'d':'x'},{'d':None}]))
    go(lambda: c.in_transaction())
