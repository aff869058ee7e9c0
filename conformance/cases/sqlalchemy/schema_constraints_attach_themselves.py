from sqlalchemy import *
import warnings
warnings.simplefilter('always')
t=Table('t',MetaData(),Column('id',Integer,primary_key=True),Column('b',Integer))
pk=PrimaryKeyConstraint(t.c.b,name='x')
print(t.primary_key is pk)
t.append_constraint(pk)
print(t.primary_key is pk)
i=Index('ix',text('lower(b)'),t.c.b); print(i.table, i.columns.keys())
i=Index('ix',func.lower(t.c.b)); print(i.table, i.columns.keys())
def show(t):
    from sqlalchemy.schema import CreateTable, CreateIndex
    print(CreateTable(t))
    for i in sorted(t.indexes,key=lambda i:str(i.name)): print(CreateIndex(i), i.columns.keys())
a,b,c=Column('a',Integer),Column('b',Integer),Column('c',Integer)
x=[Index('i1',a,b), Index('i2',func.lower(c)), UniqueConstraint(a,name='u1'), CheckConstraint(a>b,name='c1'), PrimaryKeyConstraint(c,name='p1'), Index('i3','a',b), Index('i4', a.desc(), text('b'))]
t=Table('t',MetaData(),a); show(t)
t.append_column(b); show(t)
t.append_column(c); show(t)
o=Table('o',t.metadata,Column('id',Integer,primary_key=True))
ForeignKeyConstraint([t.c.a],[o.c.id],name='f1'); show(t)
for f in (lambda: Index('x',t.c.a,o.c.id), lambda: UniqueConstraint(t.c.a,o.c.id,o.c.id), lambda: Index('y', 'q', t.c.a), lambda: CheckConstraint(t.c.a==o.c.id), lambda: Index('z', func.coalesce(t.c.a,o.c.id)), lambda: Index('z', column('zz')), lambda: Index('w'), lambda: CheckConstraint(t.c.a+1>t.c.b), lambda: ForeignKeyConstraint([t.c.a,o.c.id],['o.id','o.id']), lambda: Index('v', t.alias().c.a)):
    try: r=f(); print(type(r).__name__, r.table)
    except Exception as e: print(type(e).__name__, e)
show(t)
