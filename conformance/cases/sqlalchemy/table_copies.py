# to_metadata() with schemas, names and foreign keys; copied columns leave their keys to the table's constraints
from sqlalchemy import *
m=MetaData()
o=Table('o',m,Column('id',Integer,primary_key=True),schema='s')
Table('p',m,Column('id',Integer,primary_key=True),Column('k',Integer))
t=Table('t',m,Column('a',Integer, ForeignKey('s.o.id',name='fa',ondelete='CASCADE')),Column('b',Integer),Column('e',Integer),Column('f',Integer),Column('c',Integer,ForeignKey('p.id')),Column('self',ForeignKey('s.t.a')),
    ForeignKeyConstraint(['b'],['s.o.id'],name='fb',ondelete='CASCADE',deferrable=True),ForeignKeyConstraint(['e','f'],['p.id','p.k'],name='fm'),ForeignKey and UniqueConstraint('a',name='ua',sqlite_on_conflict='IGNORE'),Index('ix','a','b'),CheckConstraint('a>b',name='cc'),schema='s',comment="it's")
def show(t):
    print(repr(t.fullname), t.comment, sorted((type(c).__name__, str(c.name), [k.name for k in c.columns], dict(c.dialect_kwargs), c.deferrable) for c in t.constraints), sorted((i.name, i.columns.keys()) for i in t.indexes))
    print(sorted((str(f.parent), f.target_fullname, str(f.constraint.name)) for f in t.foreign_keys))
for c in t.c:
    k=c._copy(); print(repr(c), repr(k), len(k.foreign_keys))
def told(table, to_schema, constraint, referred):
    seen.append(str((table.name, to_schema, str(constraint.name), referred)))
    return 'zz' if referred else None
for kw in ({}, dict(schema=None), dict(schema='n'), dict(name='tt'), dict(schema='n',name='tt'), dict(schema='n',referred_schema_fn=told)):
    seen = []; print(kw); show(t.to_metadata(MetaData(),**kw)); print(sorted(seen))
m2=MetaData(schema='d')
show(t.to_metadata(m2,schema=None)); show(m.tables['p'].to_metadata(m2)); show(m.tables['p'].to_metadata(MetaData(schema='d'),schema=None))
print(repr(Column("it's",Integer,comment="x'y\"z",key="k'")), repr(Column()))
