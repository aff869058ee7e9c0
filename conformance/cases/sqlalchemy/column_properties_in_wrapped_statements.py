from sqlalchemy import *
from sqlalchemy.orm import *
from typing import *
import re
M=lambda t: re.sub(r' at 0x[^;>]*', '', t)
class Base(DeclarativeBase):
    def __repr__(self): return type(self).__name__+str(self.__dict__.get("id"))
oi=Table("oi",Base.metadata,Column("order_id",ForeignKey("orders.id"),primary_key=True),Column("item_id",ForeignKey("item.id"),primary_key=True))
class User(Base):
    __tablename__="users"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    age: Mapped[Optional[int]]
    addresses: Mapped[List["Address"]]=relationship(back_populates="user",order_by="Address.id")
    orders: Mapped[List["Order"]]=relationship(back_populates="user")
class Address(Base):
    __tablename__="address"
    id: Mapped[int]=mapped_column(primary_key=True)
    email: Mapped[str]
    user_id: Mapped[Optional[int]]=mapped_column(ForeignKey("users.id"))
    user: Mapped[Optional[User]]=relationship(back_populates="addresses")
class Order(Base):
    __tablename__="orders"
    id: Mapped[int]=mapped_column(primary_key=True)
    note: Mapped[Optional[str]]=mapped_column(deferred=True)
    total: Mapped[int]
    user_id: Mapped[Optional[int]]=mapped_column(ForeignKey("users.id"))
    user: Mapped[Optional[User]]=relationship(back_populates="orders")
    items: Mapped[List["Item"]]=relationship(secondary=oi,back_populates="orders",order_by="Item.name")
class Item(Base):
    __tablename__="item"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    orders: Mapped[List[Order]]=relationship(secondary=oi,back_populates="items")
User.n_addr=column_property(select(func.count(Address.id)).where(Address.user_id==User.id).correlate_except(Address).scalar_subquery())
class Node(Base):
    __tablename__="node"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]]=mapped_column(ForeignKey("node.id"))
    children: Mapped[List["Node"]]=relationship(back_populates="parent")
    parent: Mapped[Optional["Node"]]=relationship(back_populates="children",remote_side=id)
class Company(Base):
    __tablename__="company"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    staff: Mapped[List["Person"]]=relationship(back_populates="company")
class Person(Base):
    __tablename__="person"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    company_id: Mapped[Optional[int]]=mapped_column(ForeignKey("company.id"))
    company: Mapped[Optional[Company]]=relationship(back_populates="staff")
    __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"person"}
class Engineer(Person):
    __tablename__="engineer"
    id: Mapped[int]=mapped_column(ForeignKey("person.id"),primary_key=True)
    lang: Mapped[Optional[str]]
    machines: Mapped[List["Machine"]]=relationship(back_populates="engineer")
    __mapper_args__={"polymorphic_identity":"engineer","polymorphic_load":"inline"}
class Manager(Person):
    __tablename__="manager"
    id: Mapped[int]=mapped_column(ForeignKey("person.id"),primary_key=True)
    level: Mapped[Optional[int]]
    __mapper_args__={"polymorphic_identity":"manager"}
class Boss(Manager):
    car: Mapped[Optional[str]]
    __mapper_args__={"polymorphic_identity":"boss"}
class Machine(Base):
    __tablename__="machine"
    id: Mapped[int]=mapped_column(primary_key=True)
    label: Mapped[str]
    engineer_id: Mapped[int]=mapped_column(ForeignKey("engineer.id"))
    engineer: Mapped[Engineer]=relationship(back_populates="machines")
e=create_engine("sqlite://"); Base.metadata.create_all(e)
with e.begin() as c:
    for t,rows in [("users","1 ed 3;2 jo -;3 al 7;4 zz 9"),("address","1 a@x 1;2 b@x 1;3 c@y 3"),("orders","1 - 5 1;2 n 9 1;3 - 1 2"),("item","1 x;2 y;3 z"),("oi","1 1;1 2;2 2;2 3;3 1"),("node","1 r -;2 a 1;3 b 1;4 c 2"),("company","1 c1;2 c2"),("person","1 e1 engineer 1;2 g1 manager 1;3 p1 person 1;4 b1 boss 2;5 e2 engineer 2"),("engineer","1 go;5 py"),("manager","2 2 -;4 9 vw"),("machine","1 m1 1;2 m2 1")]:
        for r in rows.split(";"): c.exec_driver_sql("insert into "+t+" values ("+", ".join("null" if x=="-" else "'"+x+"'" for x in r.split())+")")
s=Session(e)
UA=aliased(User,name="ua"); UB=aliased(User); AA=aliased(Address); OA=aliased(Order); IA=aliased(Item); NA=aliased(Node); NB=aliased(Node,name="nb")
PA=aliased(Person); EA=aliased(Engineer); WP=with_polymorphic(Person,[Engineer,Manager]); WA=with_polymorphic(Person,"*",flat=True); WE=with_polymorphic(Person,[Engineer],aliased=True)
KEEP=[]
def G(c,i): o=s.get(c,i); KEEP.append(o); return o
def R(v):
    if isinstance(v,Row): return "("+", ".join(R(x) for x in v)+")"
    return repr(v)
def do(i,f):
    KEEP.clear(); s.expunge_all()
    try:
        st=f()
    except Exception as x: print(i,"MAKE",type(x).__name__,M(str(x))[:300]); return
    try: print(i," ".join(str(st).split()))
    except Exception as x: print(i,"STR",type(x).__name__,M(str(x))[:300])
    try:
        if isinstance(st,Query): r=st.all()
        else:
            res=s.execute(st)
            print("  keys",list(res.keys()))
            try: r=res.unique().all()
            except Exception as x: print("  UNIQ",type(x).__name__,M(str(x))[:200]); return
        print("  ",[R(x) for x in r])
        for row in r[:2]:
            for o in (row if isinstance(row,Row) else [row]):
                if isinstance(o,Base): print("    ",{k:(sorted(map(repr,v)) if isinstance(v,list) else repr(v)) for k,v in sorted(o.__dict__.items()) if k[0]!="_"})
    except Exception as x: print("  EXEC",type(x).__name__,M(str(x))[:400])

User.up=column_property(func.upper(User.name))
US=aliased(User, select(User).subquery())
UL=aliased(User, select(User).where(User.id<3).subquery("lim"))
for i,f in enumerate([
 lambda: s.query(User).union(s.query(User)), lambda: s.query(User).filter(User.id>1).union_all(s.query(User).filter(User.id<2)).order_by(User.n_addr), lambda: s.query(User).union(s.query(User)).filter(User.n_addr>0), lambda: s.query(User).union(s.query(User)).filter(User.up=="ED").order_by(User.up.desc()),
 lambda: select(US), lambda: select(US.n_addr, US.up), lambda: select(US).where(US.n_addr>0).order_by(US.up), lambda: select(UL).options(joinedload(UL.addresses)), lambda: select(User).options(joinedload(User.addresses)).limit(2), lambda: select(User).options(joinedload(User.addresses)).order_by(User.n_addr.desc(),User.up).limit(2),
 lambda: s.query(User).options(joinedload(User.orders)).limit(1), lambda: select(User).from_statement(select(User).order_by(User.id)), lambda: select(aliased(User,union_all(select(User).where(User.id==1),select(User).where(User.id==2)).subquery())), lambda: select(Address).options(joinedload(Address.user)), lambda: select(UA).order_by(UA.n_addr), lambda: select(UA.up, func.count()).group_by(UA.up), lambda: select(User).join(US, US.id==User.id).where(US.up=="ED"),
 lambda: select(select(User.n_addr.label("q")).subquery().c.q), lambda: select(User.n_addr), lambda: s.query(User.n_addr, User.up), lambda: select(User, User.n_addr), lambda: s.query(Company, Company.name).union(s.query(Company, Company.name)), lambda: s.query(Company, Company.id).union(s.query(Company, Company.id)).order_by(Company.id), lambda: s.query(User.name, User.name).union(s.query(User.name, User.name)), lambda: s.query(Company.name.label("x"), Company).union_all(s.query(Company.name.label("x"), Company)),
 lambda: select(Node).join(IA), lambda: select(User).join(IA), lambda: select(User).join(Item), lambda: select(User).join(Item.__table__), lambda: select(User).join(WP), lambda: select(UA).join(NA), lambda: select(User).join(select(Item).subquery()), lambda: s.query(User).join(IA), lambda: select(func.count()).join(IA), lambda: select(User.id, Node.id).join(IA), lambda: select(Bundle("b",User.id)).join(Address), lambda: select(Bundle("b",User.id)).join(User.addresses), lambda: select(func.count(User.id)).join(Address),
]): do(i,f)
