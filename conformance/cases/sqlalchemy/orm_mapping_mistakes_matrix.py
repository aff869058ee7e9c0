"""Ninety mappings, most of them wrong, with what is said of each."""
import warnings
from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.ext.associationproxy import association_proxy
SRC='''
class P(Base):
    __tablename__="p"
    id: Mapped[int]=mapped_column(primary_key=True)
    {p}
class C(Base):
    __tablename__="c"
    id: Mapped[int]=mapped_column(primary_key=True)
    {c}
'''
PAIRS=[
('cs: Mapped[list["C"]]=relationship()','pass'),
('cs: Mapped[list["C"]]=relationship()','p_id: Mapped[int]=mapped_column(ForeignKey("nope.id"))'),
('cs: Mapped[list["C"]]=relationship()','p_id: Mapped[int]=mapped_column(ForeignKey("p.nope"))'),
('cs: Mapped[list["Nope"]]=relationship()','pass'),
('cs: Mapped[list["C"]]=relationship()','a: Mapped[int]=mapped_column(ForeignKey("p.id"))\n    b: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(foreign_keys="C.a")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))\n    b: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(foreign_keys="[C.zz]")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(foreign_keys="P.id")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(back_populates="nope")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(back_populates="p")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))\n    p: Mapped["P"]=relationship()'),
('cs: Mapped[list["C"]]=relationship(back_populates="a")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship()','a: Mapped[int]=mapped_column(ForeignKey("p.id"))\n    p: Mapped["P"]=relationship()'),
('cs: Mapped[list["C"]]=relationship(overlaps="p")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))\n    p: Mapped["P"]=relationship(overlaps="cs")'),
('cs: Mapped[list["C"]]=relationship(backref="p")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))\n    p: Mapped["P"]=relationship()'),
('cs: Mapped[list["C"]]=relationship(backref="p",back_populates="p")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(primaryjoin="P.id==C.a")','a: Mapped[int]'),
('cs: Mapped[list["C"]]=relationship(primaryjoin="P.id==foreign(C.a)")','a: Mapped[int]'),
('cs: Mapped[list["C"]]=relationship(primaryjoin="P.id>foreign(C.a)")','a: Mapped[int]'),
('cs: Mapped[list["C"]]=relationship(primaryjoin="P.id>foreign(C.a)",viewonly=True)','a: Mapped[int]'),
('cs: Mapped[list["C"]]=relationship(primaryjoin="P.idd==C.a")','a: Mapped[int]'),
('cs: Mapped[list["C"]]=relationship(primaryjoin="(P.id==C.a")','a: Mapped[int]'),
('cs: Mapped[list["C"]]=relationship(primaryjoin="Q.id==C.a")','a: Mapped[int]'),
('cs: Mapped[list["C"]]=relationship(order_by="C.zz")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(order_by="zz")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(secondary="nope")','pass'),
('cs: Mapped[list["C"]]=relationship(secondary="c")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(secondary=Table("s",Base.metadata,Column("p_id",ForeignKey("p.id"))))','pass'),
('cs: Mapped[list["C"]]=relationship(secondary=Table("s",Base.metadata,Column("p_id",ForeignKey("p.id")),Column("c_id",ForeignKey("c.id")),Column("d_id",ForeignKey("c.id"))))','pass'),
('cs: Mapped[list["C"]]=relationship(cascade="all, delete-orphan",secondary=Table("s",Base.metadata,Column("p_id",ForeignKey("p.id")),Column("c_id",ForeignKey("c.id"))))','pass'),
('cs: Mapped[list["C"]]=relationship(cascade="bogus")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(cascade="delete-orphan")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(lazy="bogus")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(lazy="joined",viewonly=True,cascade="all")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(viewonly=True,back_populates="p")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))\n    p: Mapped["P"]=relationship(back_populates="cs")'),
('cs: Mapped[list["C"]]=relationship(uselist=False)','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped["C"]=relationship()','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[set["C"]]=relationship(collection_class=list)','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[int]=relationship()','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: list["C"]=relationship()','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs=relationship()','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs=relationship("C",bogus=1)','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs=relationship(5)','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs=relationship("C",passive_deletes=True,cascade="all, delete",post_update=True)','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('x: Mapped[dict]','pass'),
('x: Mapped["dict[str,int]"]','pass'),
('x: Mapped[object]','pass'),
('x: Mapped[Union[int,str]]','pass'),
('x: Mapped[Optional[int]]=mapped_column(nullable=False)','pass'),
('x: Mapped','pass'),
('x: Mapped[int, str]','pass'),
('x: int','pass'),
('x: int=mapped_column()','pass'),
('x=mapped_column()','pass'),
('x=Column()','pass'),
('x: Mapped["Undefined"]','pass'),
('metadata: Mapped[int]','pass'),
('registry: Mapped[int]','pass'),
('query: Mapped[int]','pass'),
('x: Mapped[int]=5','pass'),
('x: Mapped[int]=mapped_column(String,Integer)','pass'),
('x: Mapped[int]=mapped_column("y","z")','pass'),
('x: Mapped[int]=mapped_column(bogus=1)','pass'),
('x: Mapped[int]=mapped_column(default=1,insert_default=2)','pass'),
('x: Mapped[int]=mapped_column(init=False)','pass'),
('x: Mapped[int]=mapped_column(use_existing_column=True)','pass'),
('x: Mapped[int]=mapped_column("id")','pass'),
('x=Column(Integer);y=x','pass'),
('x=synonym("nope")','pass'),
('x=column_property(1)','pass'),
('x=column_property()','pass'),
('x: Mapped[int]=composite()','pass'),
('x=composite(int)','pass'),
('x=hybrid_property(lambda s:1)\n    x: Mapped[int]','pass'),
('x=deferred(5)','pass'),
('__mapper_args__={"version_id_col":"x"}\n    x: Mapped[int]','pass'),
('__mapper_args__={"primary_key":["id"]}','pass'),
('__mapper_args__={"polymorphic_on":5}','pass'),
('__mapper_args__=5','pass'),
('__table_args__="x"','pass'),
('__table_args__=({"schema":"x"},Index("i","id"))','pass'),
('__table_args__=[Index("i","id")]','pass'),
('__table_args__=(Index("i","nope"),)','pass'),
('__table_args__=(UniqueConstraint("nope"),)','pass'),
('__table_args__=(PrimaryKeyConstraint("nope"),)','pass'),
('__table_args__=(ForeignKeyConstraint(["nope"],["c.id"]),)','pass'),
('cs: Mapped[List["C"]]=relationship(single_parent=True,innerjoin="nested",join_depth=2,lazy="joined")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('ap=association_proxy("nope","x")','pass'),
('cs: Mapped[list["C"]]=relationship(remote_side="P.id")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[list["C"]]=relationship(collection_class=attribute_keyed_dict("nn"))','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: Mapped[Optional[list["C"]]]=relationship()','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: DynamicMapped["C"]=relationship(lazy="joined")','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: WriteOnlyMapped["C"]=relationship(uselist=False)','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('cs: WriteOnlyMapped["C"]=relationship(viewonly=True)','a: Mapped[int]=mapped_column(ForeignKey("p.id"))'),
('par: Mapped["P"]=relationship()\n    p_id: Mapped[int]=mapped_column(ForeignKey("p.id"))','pass'),
('par: Mapped["P"]=relationship(remote_side="P.id")\n    p_id: Mapped[int]=mapped_column(ForeignKey("p.id"))','pass'),
('par: Mapped["P"]=relationship(remote_side=id)\n    p_id: Mapped[int]=mapped_column(ForeignKey("p.id"))','pass'),
('par: Mapped["P"]=relationship(remote_side=[id],back_populates="kids")\n    kids: Mapped[list["P"]]=relationship(back_populates="par")\n    p_id: Mapped[int]=mapped_column(ForeignKey("p.id"))','pass'),
('par: Mapped["P"]=relationship(back_populates="kids")\n    kids: Mapped[list["P"]]=relationship(back_populates="par")\n    p_id: Mapped[int]=mapped_column(ForeignKey("p.id"))','pass'),
]
import re
for i,(p,c) in enumerate(PAIRS):
    print("==",i,p.replace("\n"," ; "),"|",c.replace("\n"," ; "))
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            class Base(DeclarativeBase): pass
            ns=dict(globals()); exec(SRC.format(p=p,c=c),ns)
            print(" class ok")
            Base.registry.configure()
            print(" conf ok",[type(x).__name__+":"+x.key for x in inspect(ns["P"]).attrs])
            r=inspect(ns["P"]).relationships
            for x in r: print("  ",x.key,x.direction.name,x.uselist,x.lazy,str(x.primaryjoin))
            print(" ",select(ns["P"]))
            ns["P"]()
        except Exception as e: print(" ",type(e).__name__,re.sub(r"0x\w+","0x",str(e))[:700])
        for x in w: print("  W",x.category.__name__,str(x.message)[:400])
    try: Base.registry.dispose()
    except Exception as e: print("D",e)
