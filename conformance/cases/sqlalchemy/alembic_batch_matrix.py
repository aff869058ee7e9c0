"""Batch operations on SQLite: each with a table of constraints and indexes."""
import io, warnings
from sqlalchemy import *
from sqlalchemy.schema import CreateTable
from alembic.migration import MigrationContext
from alembic.operations import Operations
def fresh():
    e=create_engine("sqlite://"); c=e.connect()
    m=MetaData()
    Table("p",m,Column("id",Integer,primary_key=True),Column("code",String(5),unique=True))
    Table("t",m,Column("id",Integer,primary_key=True),Column("a",String(10),nullable=False,server_default="x"),Column("b",Integer),Column("p_id",Integer),Column("e",Enum("x","y",name="en"),nullable=True),Column("f",Boolean),Column("n",Numeric(10,2)),Column("dt",DateTime,server_default=func.now()),
        CheckConstraint("b > 0",name="ck_b"),Index("ix_part","n",sqlite_where=text("n > 1")))
    m.create_all(c); c.execute(text("insert into p (id,code) values (1,'c')")); c.execute(text("insert into t (id,a,b,p_id,f,n) values (1,'q',2,1,1,1.5)")); c.commit()
    return c
import re
def norm(x):
    x=" ".join((x or "").split()); a,*b=x.rstrip(")").split(", CONSTRAINT "); return a+" | "+" | ".join(sorted(y.strip() for y in b))
def run(name,f,**kw):
    c=fresh(); ctx=MigrationContext.configure(c); op=Operations(ctx)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            with op.batch_alter_table("t",**kw) as b: f(b)
            print("==",name)
        except Exception as x: print("==",name,"!",type(x).__name__,("" if "error in index" in str(x) else str(x).replace("\n"," ")[:200]))
        for x in w: print("  W",str(x.message)[:150])
    try:
        for r in c.execute(text("select type,name,sql from sqlite_master where tbl_name in ('t','t2') order by 1,2")).all(): print("   ",r[0],r[1],norm(r[2]))
        print("   ",c.execute(text("select * from t")).mappings().all())
    except Exception as x: print("   ",type(x).__name__)
    c.close()
run("nothing",lambda b: None); run("always",lambda b: None,recreate="always"); run("never",lambda b: b.drop_column("n"),recreate="never")
run("add",lambda b: b.add_column(Column("z",Integer))); run("add always",lambda b: b.add_column(Column("z",Integer,server_default="4")),recreate="always"); run("add nn",lambda b: b.add_column(Column("z",Integer,nullable=False)))
run("add after",lambda b: b.add_column(Column("z",Integer),insert_after="a"),recreate="always"); run("add before",lambda b: b.add_column(Column("z",Integer),insert_before="a"),recreate="always"); run("add bad",lambda b: b.add_column(Column("z",Integer),insert_before="zz"),recreate="always"); run("add fk",lambda b: b.add_column(Column("z",Integer,ForeignKey("p.id",name="fk_z")))); run("add uq",lambda b: b.add_column(Column("z",Integer,unique=True))); run("add ix",lambda b: b.add_column(Column("z",Integer,index=True))); run("add comp",lambda b: b.add_column(Column("z",Integer,Computed("b*2"))),recreate="always")
run("partial",lambda b: b.add_column(Column("z",Integer)),recreate="always",partial_reordering=[("id","z","a"),("n","b")])
for c in ["a","b","p_id","e","f","n","dt","id","zz"]: run("drop "+c,lambda b: b.drop_column(c))
run("rename",lambda b: b.alter_column("a",new_column_name="aa")); run("rename b",lambda b: b.alter_column("b",new_column_name="bb")); run("rename pid",lambda b: b.alter_column("p_id",new_column_name="pp")); run("rename f",lambda b: b.alter_column("f",new_column_name="ff"))
run("type",lambda b: b.alter_column("a",type_=String(50))); run("type int",lambda b: b.alter_column("a",type_=Integer())); run("type f",lambda b: b.alter_column("f",type_=Integer())); run("type f2",lambda b: b.alter_column("f",type_=Integer(),existing_type=Boolean(name="ck_f",create_constraint=True)))
run("null",lambda b: b.alter_column("a",nullable=True)); run("notnull",lambda b: b.alter_column("n",nullable=False)); run("default",lambda b: b.alter_column("n",server_default="7")); run("default drop",lambda b: b.alter_column("a",server_default=None)); run("def text",lambda b: b.alter_column("n",server_default=text("(1+1)"))); run("comment",lambda b: b.alter_column("n",comment="hi")); run("autoinc",lambda b: b.alter_column("id",autoincrement=True)); run("bad alter",lambda b: b.alter_column("zz",nullable=True))
run("fk",lambda b: b.create_foreign_key("fk_b","p",["b"],["id"],ondelete="CASCADE")); run("fk none",lambda b: b.create_foreign_key(None,"p",["b"],["id"])); run("fk opts",lambda b: b.create_foreign_key("fk_b","p",["b"],["id"],onupdate="SET NULL",deferrable=True,initially="DEFERRED")); run("drop fk",lambda b: b.drop_constraint("fk_p",type_="foreignkey")); run("drop fk no type",lambda b: b.drop_constraint("fk_p")); run("drop uq",lambda b: b.drop_constraint("uq_ab",type_="unique")); run("drop ck",lambda b: b.drop_constraint("ck_b",type_="check")); run("drop ckf",lambda b: b.drop_constraint("ck_f")); run("drop pk",lambda b: b.drop_constraint("pk_t",type_="primary")); run("drop none",lambda b: b.drop_constraint("nope"))
run("uq",lambda b: b.create_unique_constraint("uq_n",["n"])); run("uq none",lambda b: b.create_unique_constraint(None,["n"])); run("uq naming",lambda b: b.create_unique_constraint(None,["n"]),naming_convention={"uq":"uq_%(table_name)s_%(column_0_name)s"}); run("fk naming",lambda b: b.create_foreign_key(None,"p",["b"],["id"]),naming_convention={"fk":"fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"}); run("ck",lambda b: b.create_check_constraint("ck_n",text("n > 0"))); run("ck col",lambda b: b.create_check_constraint("ck_n",column("n")>0)); run("pk",lambda b: b.create_primary_key("pk_n",["id","b"]))
run("ix",lambda b: b.create_index("ix_new",["n","b"],unique=True)); run("ix expr",lambda b: b.create_index("ix_new",[text("lower(a)")])); run("ix where",lambda b: b.create_index("ix_new",["n"],sqlite_where=text("n>2"))); run("drop ix",lambda b: b.drop_index("ix_a_n")); run("drop ix bad",lambda b: b.drop_index("zz")); run("ix always",lambda b: b.create_index("ix_new",["n"]),recreate="always"); run("drop ix always",lambda b: b.drop_index("ix_a_n"),recreate="always"); run("tc",lambda b: b.create_table_comment("x")); run("dtc",lambda b: b.drop_table_comment())
def many(b):
    b.drop_column("e"); b.add_column(Column("z",String(3),server_default="q")); b.alter_column("a",new_column_name="a2",type_=String(20)); b.create_unique_constraint("uq_z",["z"]); b.drop_constraint("ck_b",type_="check"); b.create_index("ix_z",["z"])
run("many",many); run("args",lambda b: b.add_column(Column("z",Integer)),recreate="always",table_args=(CheckConstraint("n < 100",name="ck_h"),)); run("kw",lambda b: b.add_column(Column("z",Integer)),recreate="always",table_kwargs={"sqlite_autoincrement":True}); run("reflect",lambda b: b.drop_column("n"),reflect_args=[Column("f",Boolean(create_constraint=True,name="ck_f"))],recreate="always"); run("copy",lambda b: b.drop_column("e"),copy_from=Table("t",MetaData(),Column("id",Integer,primary_key=True),Column("a",String(10)),Column("b",Integer),Column("e",String))); run("reflect kw",lambda b: b.drop_column("e"),reflect_kwargs={"listeners":[("column_reflect",lambda i,t,c: c.update(nullable=True))]},recreate="always"); run("schema",lambda b: b.add_column(Column("z",Integer)),schema="main",recreate="always"); run("no table",lambda b: b.execute("select 1") if hasattr(b,"execute") else 1); run("rec callable",lambda b: b.drop_column("b"),recreate=lambda *a: True) 
run("f impl",lambda b: print(type(b).__name__,type(b.impl).__name__,b.get_bind() is not None,b.get_context() is not None,b.migration_context is not None))
