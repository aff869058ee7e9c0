"""Tables made with listeners; nullable primary keys that are said."""
from sqlalchemy import *
from sqlalchemy.schema import CreateTable
print(CreateTable(Table("x",MetaData(),Column("a",Integer),Column("b",Integer,nullable=True),PrimaryKeyConstraint("a","b",name="q"))))
print(CreateTable(Table("x",MetaData(),Column("b",Integer,nullable=True,primary_key=True))))
e=create_engine("sqlite://")
with e.begin() as c: c.execute(text("create table t (a integer, b integer)"))
m=MetaData(); t=Table("t",m,autoload_with=e,listeners=[("column_reflect",lambda i,t,c: c.update(nullable=False,key="k_"+c["name"]))]); print(CreateTable(t),t.c.keys())
m=MetaData(); t=Table("t",m,autoload_with=e); t.append_constraint(PrimaryKeyConstraint("a","b")); print(CreateTable(t),t.c.keys())
def ev(t,par): print("parent",t.name if hasattr(t,"name") else t,type(par).__name__)
t=Table("x",MetaData(),Column("a",Integer),listeners=[("after_parent_attach",ev),("before_create",lambda *a,**k: print("bc"))])
e=create_engine("sqlite://"); t.create(e)
m=MetaData()
@event.listens_for(m,"column_reflect")
def cr(insp,tab,info): print("m",tab.name,sorted(info)); info["key"]="q_"+info["name"]
t=Table("x",m,autoload_with=e,listeners=[("column_reflect",lambda i,t,c: print("t",c["name"],c.get("key")))]); print(t.c.keys())
try: Table("y",m,listeners=[("zz",ev)])
except Exception as x: print(type(x).__name__,x)
try: Table("y2",m,listeners=5)
except Exception as x: print(type(x).__name__,x)
m=MetaData(); t=Table("y",m)
for x in (m,t):
    try: event.listen(x,"zz",print)
    except Exception as e: print(type(e).__name__,str(e)[:60])
