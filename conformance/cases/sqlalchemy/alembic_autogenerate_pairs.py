"""Autogenerate on pairs of schemas: what differs, how it is written, and what is left after it ran."""
import warnings
from sqlalchemy import *
from alembic.migration import MigrationContext
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
from alembic.operations import Operations
def M(f):
    m=MetaData(naming_convention=getattr(f,"nc",None)); f(m); return m
def t(*c,name="t",**kw): return lambda m: Table(name,m,*[x() for x in c],**kw)
C=lambda n,ty,*a,**k: (lambda: Column(n,ty,*a,**k))
idc=C("id",Integer,primary_key=True)
PAIRS={
"none":(lambda m:None,lambda m:None),
"add table":(lambda m:None,t(idc,C("a",String(10),nullable=False))),
"drop table":(t(idc,C("a",String)),lambda m:None),
"add col":(t(idc),t(idc,C("a",String(5),server_default="x"))),
"drop col":(t(idc,C("a",String)),t(idc)),
"type len":(t(idc,C("a",String(5))),t(idc,C("a",String(9)))),
"type kind":(t(idc,C("a",String(5))),t(idc,C("a",Integer))),
"num":(t(idc,C("a",Numeric(5,2))),t(idc,C("a",Numeric(7,3)))),
"nullable":(t(idc,C("a",String)),t(idc,C("a",String,nullable=False))),
"not nullable":(t(idc,C("a",String,nullable=False)),t(idc,C("a",String))),
"default add":(t(idc,C("a",String)),t(idc,C("a",String,server_default="q"))),
"default del":(t(idc,C("a",String,server_default="q")),t(idc,C("a",String))),
"default chg":(t(idc,C("a",Integer,server_default="1")),t(idc,C("a",Integer,server_default=text("2")))),
"default func":(t(idc,C("a",DateTime,server_default=text("CURRENT_TIMESTAMP"))),t(idc,C("a",DateTime,server_default=func.now()))),
"index add":(t(idc,C("a",String)),t(idc,C("a",String,index=True))),
"index del":(t(idc,C("a",String,index=True)),t(idc,C("a",String))),
"index uniq":(t(idc,C("a",String,index=True)),t(idc,C("a",String,index=True,unique=True))),
"index cols":(lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",Integer),Column("b",Integer),Index("ix","a")),lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",Integer),Column("b",Integer),Index("ix","a","b"))),
"index expr":(lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",String)),lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",String),Index("ix",text("lower(a)")))),
"index func":(lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",String)),lambda m:(lambda tb:Index("ix",func.lower(tb.c.a)))(Table("t",m,Column("id",Integer,primary_key=True),Column("a",String)))),
"index where":(lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",Integer)),lambda m:(lambda tb:Index("ix",tb.c.a,sqlite_where=tb.c.a>3))(Table("t",m,Column("id",Integer,primary_key=True),Column("a",Integer)))),
"uq add":(t(idc,C("a",String)),t(idc,C("a",String,unique=True))),
"uq named":(t(idc,C("a",String)),lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",String),UniqueConstraint("a",name="uq_a"))),
"uq del":(lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",String),UniqueConstraint("a",name="uq_a")),t(idc,C("a",String))),
"uq change":(lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",String),Column("b",String),UniqueConstraint("a",name="uq_a")),lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",String),Column("b",String),UniqueConstraint("a","b",name="uq_a"))),
"fk add":(lambda m:(Table("p",m,Column("id",Integer,primary_key=True)),Table("t",m,Column("id",Integer,primary_key=True),Column("p_id",Integer))),lambda m:(Table("p",m,Column("id",Integer,primary_key=True)),Table("t",m,Column("id",Integer,primary_key=True),Column("p_id",ForeignKey("p.id"))))),
"fk del":(lambda m:(Table("p",m,Column("id",Integer,primary_key=True)),Table("t",m,Column("id",Integer,primary_key=True),Column("p_id",ForeignKey("p.id",name="fk_p")))),lambda m:(Table("p",m,Column("id",Integer,primary_key=True)),Table("t",m,Column("id",Integer,primary_key=True),Column("p_id",Integer)))),
"fk ondelete":(lambda m:(Table("p",m,Column("id",Integer,primary_key=True)),Table("t",m,Column("id",Integer,primary_key=True),Column("p_id",ForeignKey("p.id",name="fk_p")))),lambda m:(Table("p",m,Column("id",Integer,primary_key=True)),Table("t",m,Column("id",Integer,primary_key=True),Column("p_id",ForeignKey("p.id",name="fk_p",ondelete="CASCADE",deferrable=True))))),
"rename":(t(idc,C("a",String)),t(idc,C("b",String))),
"check":(t(idc,C("a",Integer)),lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",Integer),CheckConstraint("a>0",name="ck"))),
"comment":(t(idc,C("a",Integer)),t(idc,C("a",Integer,comment="c"),comment="tc")),
"enum":(t(idc,C("a",Enum("x","y",name="e"))),t(idc,C("a",Enum("x","y","z",name="e")))),
"bool":(t(idc,C("a",Integer)),t(idc,C("a",Boolean))),
"json":(t(idc,C("a",Text)),t(idc,C("a",JSON))),
"dt":(t(idc,C("a",DateTime)),t(idc,C("a",Date))),
"bigint":(t(idc,C("a",Integer)),t(idc,C("a",BigInteger))),
"float":(t(idc,C("a",Float)),t(idc,C("a",Double))),
"pk":(t(idc,C("a",Integer)),lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",Integer,primary_key=True))),
"computed":(t(idc,C("a",Integer)),lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",Integer),Column("b",Integer,Computed("a+1")))),
"computed chg":(lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",Integer),Column("b",Integer,Computed("a+1"))),lambda m:Table("t",m,Column("id",Integer,primary_key=True),Column("a",Integer),Column("b",Integer,Computed("a+2")))),
"two tables":(lambda m:None,lambda m:(Table("z",m,Column("id",Integer,primary_key=True),Column("y",ForeignKey("y.id"))),Table("y",m,Column("id",Integer,primary_key=True)))),
"cycle":(lambda m:None,lambda m:(Table("a",m,Column("id",Integer,primary_key=True),Column("b",ForeignKey("b.id",name="fab",use_alter=True))),Table("b",m,Column("id",Integer,primary_key=True),Column("a",ForeignKey("a.id",name="fba"))))),
"quoted":(lambda m:None,lambda m:Table("My Table",m,Column("select",Integer,primary_key=True),Column("a b",String),Index("ix q","a b"))),
"schema types":(lambda m:None,t(C("id",BigInteger,primary_key=True,autoincrement=False),C("s",SmallInteger),C("u",Uuid),C("l",LargeBinary(5)),C("i",Interval),C("n",Numeric),C("f",Float(3)),C("u2",Unicode(3)),C("tm",Time),C("dtz",DateTime(timezone=True)),C("p",PickleType),C("ar",JSON(none_as_null=True)))),
"server defaults":(lambda m:None,t(idc,C("a",String,server_default=""),C("b",Integer,server_default=text("1+1")),C("c",Boolean,server_default=sql.true() if False else text("1")),C("d",DateTime,server_default=func.now()),C("e",String,server_default="it's"))),
"sqlite kw":(lambda m:None,lambda m:Table("t",m,Column("id",Integer,primary_key=True),sqlite_autoincrement=True,info={"x":1},prefixes=["TEMPORARY"])),
}
for n,(a,b) in PAIRS.items():
  for opts in ({},{"compare_type":False},{"compare_server_default":True,"render_as_batch":True}):
    eng=create_engine("sqlite://")
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        with eng.connect() as c:
            M(a).create_all(c)
            mc=MigrationContext.configure(c,opts=opts); tgt=M(b)
            print("==",n,opts)
            try: print(compare_metadata(mc,tgt) if not opts else len(compare_metadata(mc,tgt)))
            except Exception as e: print("CMP",type(e).__name__,e)
            try:
                ms=produce_migrations(mc,tgt)
                print(render_python_code(ms.upgrade_ops,render_as_batch=bool(opts.get("render_as_batch"))))
                if opts.get("render_as_batch"): print(render_python_code(ms.downgrade_ops,render_as_batch=True))
                else: print(render_python_code(ms.downgrade_ops))
            except Exception as e: print("REN",type(e).__name__,e)
            try:
                if not opts or opts.get("render_as_batch"):
                    ns={}
                    import sqlalchemy as sa
                    code=render_python_code(ms.upgrade_ops,render_as_batch=True)
                    op=Operations(mc)
                    exec("def up():\n"+"\n".join("    "+l for l in code.split("\n"))+"\n    pass",{"op":op,"sa":sa},ns)
                    ns["up"](); mc2=MigrationContext.configure(c,opts=opts)
                    print("left",compare_metadata(mc2,tgt))
            except Exception as e: print("APP",type(e).__name__,str(e)[:200])
        for x in w: print("W",x.category.__name__,str(x.message)[:200])
