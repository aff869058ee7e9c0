"""join() and outerjoin() of sqlalchemy.orm, names that are rarely used, attributes of properties."""
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.orm import as_declarative, EXT_CONTINUE, was_deleted, join as ojoin, outerjoin as oouter, dynamic_loader, Relationship, Synonym, ColumnProperty, MapperProperty, RelationshipProperty, CascadeOptions
@as_declarative()
class Base:
    def hi(self): return type(self).__name__
class A(Base):
    __tablename__="a"
    id=Column(Integer,primary_key=True)
    n=Column(String)
    bs=relationship("B",back_populates="a")
    dy=dynamic_loader("B",viewonly=True)
class B(Base):
    __tablename__="b"
    id=Column(Integer,primary_key=True)
    a_id=Column(ForeignKey("a.id"))
    a=relationship("A",back_populates="bs")
    tags=relationship("T",secondary=Table("bt",Base.metadata,Column("b_id",ForeignKey("b.id")),Column("t_id",ForeignKey("t.id"))))
class T(Base):
    __tablename__="t"
    id=Column(Integer,primary_key=True)
print(Base.__name__, A().hi(), EXT_CONTINUE)
al=aliased(B)
for f in (lambda: select(A,B).select_from(ojoin(A,B)),lambda: select(A).select_from(ojoin(A,B,A.bs)),lambda: select(A).select_from(oouter(A,al,A.bs)),lambda: select(A).select_from(ojoin(ojoin(A,B,A.bs),T,B.tags)),lambda: select(A).select_from(ojoin(A,B,A.id==B.a_id,isouter=True)),lambda: select(A).select_from(ojoin(A,B.__table__)),lambda: select(A).select_from(ojoin(A,T)),lambda: select(A).select_from(join(A,B,full=True)),lambda: select(B).select_from(oouter(B,T,B.tags))):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
print(isinstance(A.n.property,ColumnProperty),isinstance(A.bs.property,RelationshipProperty),isinstance(A.bs.property,Relationship),isinstance(A.bs.property,MapperProperty))
print(A.n.name,A.n.table,A.id.primary_key,B.a_id.foreign_keys,A.n.nullable,hasattr(A.n,"nope"),A.n.info,A.bs.info)
m=inspect(A)
print(m.get_property("bs").mapper, m.relationships.bs.local_remote_pairs, m.attrs["n"].columns, [c.key for c in m.columns], m.c.n, m.base_mapper, m.relationships.bs.cascade, m.relationships["bs"].remote_side)
print(inspect(B).relationships.tags.secondaryjoin, inspect(B).relationships.tags.primaryjoin)
print(inspect(5,raiseerr=False), str(al))
try: inspect(5)
except Exception as e: print(type(e).__name__,e)
