"""Dataclasses, mutable values, ordering lists and association proxies: each operation."""
import warnings
from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.hybrid import *
from sqlalchemy.ext.mutable import *
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm.collections import *
def t(n,f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: r=f(); print(n,r)
        except Exception as e: print(n,"!",type(e).__name__,str(e).replace("\n"," ")[:300])
        for x in w: print("   W",x.category.__name__,str(x.message)[:600])
class Base(MappedAsDataclass,DeclarativeBase): pass
class M1(MappedAsDataclass):
    created: Mapped[int]=mapped_column(default=3,kw_only=True)
class U(M1,Base):
    __tablename__="u"
    id: Mapped[int]=mapped_column(primary_key=True,init=False)
    name: Mapped[str]
    nick: Mapped[Optional[str]]=mapped_column(default=None)
    tags: Mapped[list["TT"]]=relationship(default_factory=list,back_populates="u",repr=False)
    sec: Mapped[str]=mapped_column(default="s",repr=False,compare=False)
class TT(Base,kw_only=True,eq=False,repr=False):
    __tablename__="t"
    id: Mapped[int]=mapped_column(primary_key=True,init=False)
    w: Mapped[str]
    u_id: Mapped[int]=mapped_column(ForeignKey("u.id"),init=False)
    u: Mapped[Optional[U]]=relationship(default=None,back_populates="tags")
t("init",lambda: U("a")); t("pos2",lambda: U("a","b")); t("kw",lambda: U(name="a",created=5)); t("missing",lambda: U()); t("extra",lambda: U("a",zz=1)); t("id",lambda: U(id=1,name="x")); t("eq",lambda: U("a")==U("a")); t("ne",lambda: U("a")==U("a",sec="q")); t("T pos",lambda: TT("x")); t("TT",lambda: TT(w="x").w); t("T eq",lambda: TT(w="x")==TT(w="x")); t("hash",lambda: hash(U("a")))
import dataclasses
t("fields",lambda: [(f.name,f.init,f.repr,f.kw_only) for f in dataclasses.fields(U)]); t("asdict",lambda: dataclasses.asdict(U("q"))); t("replace",lambda: dataclasses.replace(U("q"),name="r")); t("astuple",lambda: dataclasses.astuple(U("q"))); t("is",lambda: dataclasses.is_dataclass(U))
def bad(src):
    def f():
        ns=dict(globals()); exec(src,ns); return "ok"
    return f
t("order",bad('class X38(Base):\n    __tablename__="x1"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\n    a: Mapped[str]=mapped_column(default="x")\n    b: Mapped[str]'))
t("nodc",bad('class X39(Base):\n    __tablename__="x2"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\n    a: int'))
t("df",bad('class X3(Base):\n    __tablename__="x3"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\n    a: Mapped[list["TT"]]=relationship(viewonly=True,primaryjoin="foreign(TT.u_id)==X3.id")'))
t("both",bad('class X41(Base):\n    __tablename__="x4"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\n    a: Mapped[str]=mapped_column(default="x",default_factory=str)'))
t("frozen",bad('class X42(Base,frozen=True):\n    __tablename__="x5"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)'))
t("unsafe",bad('class X43(Base,unsafe_hash=True):\n    __tablename__="x6"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\nprint(isinstance(hash(X43()),int))'))
t("orderarg",bad('class X44(Base,order=True):\n    __tablename__="x7"\n    id: Mapped[int]=mapped_column(primary_key=True)\n    b: Mapped[int]\nprint(X44(1,2)<X44(2,1))'))
t("postinit",bad('class X45(Base):\n    __tablename__="x8"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\n    b: Mapped[int]\n    def __post_init__(self): self.b*=2\nprint(X45(3))'))
t("initvar",bad('class X46(Base):\n    __tablename__="x9"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\n    b: Mapped[int]=mapped_column(init=False)\n    k: dataclasses.InitVar[int]\n    def __post_init__(self,k): self.b=k\nprint(X46(3))'))
t("plainmix",bad('class Mx:\n    z: Mapped[int]=mapped_column()\nclass X47(Mx,Base):\n    __tablename__="x10"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\nprint(X47.__init__.__name__)'))
t("inh",bad('class X48(Base):\n    __tablename__="x11"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\n    k: Mapped[str]=mapped_column(init=False)\n    __mapper_args__={"polymorphic_on":"k","polymorphic_identity":"x"}\nclass Y48(X48):\n    q: Mapped[Optional[int]]=mapped_column(default=None)\n    __mapper_args__={"polymorphic_identity":"y"}\nprint(Y48(),Y48(4),Y48(q=3).k)'))
eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
with Session(eng) as s:
    s.add(U("a",tags=[TT(w="1"),TT(w="2")])); s.commit(); u=s.scalars(select(U)).one(); t("loaded",lambda: u); t("tags",lambda: [x.w for x in u.tags]); t("back",lambda: u.tags[0].u is u); t("default none",lambda: TT(w="3").u)
class B2(DeclarativeBase): pass
class P(B2):
    __tablename__="p"
    id: Mapped[int]=mapped_column(primary_key=True)
    data: Mapped[dict]=mapped_column(MutableDict.as_mutable(JSON),default=dict)
    l: Mapped[list]=mapped_column(MutableList.as_mutable(JSON),default=list)
    st: Mapped[set]=mapped_column(MutableSet.as_mutable(PickleType),default=set)
    its: Mapped[list["It"]]=relationship(order_by="It.pos",collection_class=ordering_list("pos"),cascade="all, delete-orphan")
    names=association_proxy("its","name",creator=lambda n: It(name=n))
    d2: Mapped[dict[str,"It2"]]=relationship(collection_class=attribute_keyed_dict("k"),cascade="all, delete-orphan")
    vals=association_proxy("d2","v",creator=lambda k,v: It2(k=k,v=v))
    @validates("data")
    def vd(self,k,v): return v
class It(B2):
    __tablename__="it"
    id: Mapped[int]=mapped_column(primary_key=True); p_id: Mapped[int]=mapped_column(ForeignKey("p.id")); pos: Mapped[Optional[int]]; name: Mapped[str]
    def __repr__(self): return f"{self.name}@{self.pos}"
class It2(B2):
    __tablename__="it2"
    id: Mapped[int]=mapped_column(primary_key=True); p_id: Mapped[int]=mapped_column(ForeignKey("p.id")); k: Mapped[str]; v: Mapped[str]
    def __repr__(self): return f"{self.k}={self.v}"
B2.metadata.create_all(eng)
s=Session(eng); p=P(); s.add(p); s.commit()
for n,f in {
 "dict set":lambda: p.data.__setitem__("a",1),"dict upd":lambda: p.data.update(b=2,c=3),"dict pop":lambda: p.data.pop("a"),"dict ior":lambda: p.data.__ior__({"z":1}),"dict sd":lambda: p.data.setdefault("q",5),"dict popitem":lambda: p.data.popitem(),"dict clear":lambda: p.data.clear(),"dict del":lambda: p.data.__delitem__("nope"),"dict bad":lambda: setattr(p,"data",5),"dict assign":lambda: setattr(p,"data",{"n":{"m":1}}),"nested":lambda: p.data["n"].update(m=2),
 "list app":lambda: p.l.append(1),"list ext":lambda: p.l.extend([3,2]),"list sort":lambda: p.l.sort(),"list rev":lambda: p.l.reverse(),"list iadd":lambda: p.l.__iadd__([9]),"list slice":lambda: p.l.__setitem__(slice(0,1),[7,8]),"list del":lambda: p.l.__delitem__(0),"list rem":lambda: p.l.remove(99),"list pop":lambda: p.l.pop(),"list ins":lambda: p.l.insert(0,5),"list clear":lambda: p.l.clear(),"list bad":lambda: setattr(p,"l","x"),
 "set add":lambda: p.st.add(1),"set upd":lambda: p.st.update({2,3}),"set ior":lambda: p.st.__ior__({4}),"set disc":lambda: p.st.discard(1),"set rem":lambda: p.st.remove(77),"set pop":lambda: len({p.st.pop()}),"set clear":lambda: p.st.clear(),
 "ol app":lambda: p.its.append(It(name="a")),"ol app2":lambda: p.its.append(It(name="b")),"ol ins":lambda: p.its.insert(0,It(name="c")),"ol rem":lambda: p.its.remove(p.its[1]),"ol slice":lambda: p.its.__setitem__(slice(0,1),[It(name="s1"),It(name="s2")]),"ol reorder":lambda: (p.its.reverse(),p.its.reorder()),"ol pop":lambda: p.its.pop(0),"ol assign":lambda: setattr(p,"its",[It(name="n1"),It(name="n2")]),"ol del":lambda: p.its.__delitem__(0),
 "ap app":lambda: p.names.append("ap"),"ap ext":lambda: p.names.extend(["e1","e2"]),"ap slice":lambda: p.names.__setitem__(0,"zero"),"ap list":lambda: list(p.names),"ap eq":lambda: p.names==["x"],"ap rem":lambda: p.names.remove("e1"),"ap pop":lambda: p.names.pop(),"ap assign":lambda: setattr(p,"names",["q","w"]),"ap clear":lambda: p.names.clear(),"ap in":lambda: "q" in p.names,"ap index":lambda: p.names.index("zz"),
 "apd set":lambda: p.vals.__setitem__("a","1"),"apd upd":lambda: p.vals.update({"b":"2"}),"apd get":lambda: p.vals.get("a"),"apd items":lambda: sorted(p.vals.items()),"apd pop":lambda: p.vals.pop("a"),"apd del":lambda: p.vals.__delitem__("zz"),"apd assign":lambda: setattr(p,"vals",{"k":"v","b":"9"}),"apd sd":lambda: p.vals.setdefault("n","m"),"apd copy":lambda: sorted(p.vals.copy().items()),"apd clear":lambda: p.vals.clear(),
}.items():
    t(n,f); print("    ",inspect(p).modified,sorted(map(str,p.__dict__.get("data",{}) or {})) if isinstance(p.__dict__.get("data"),dict) else None)
    t("  flush",lambda: s.commit()); t("  now",lambda: (dict(p.data),list(p.l),sorted(p.st),list(p.its),sorted(map(str,p.d2.values()))))
t("again",bad("class X99(Base):\n    __tablename__=\"x99\"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\nx=X99\nclass X99(Base):\n    __tablename__=\"x98\"\n    id: Mapped[int]=mapped_column(primary_key=True,init=False)\nprint(select(X99),x.__name__)"))
