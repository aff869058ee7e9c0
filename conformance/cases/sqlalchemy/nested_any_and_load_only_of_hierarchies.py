from sqlalchemy import *
from sqlalchemy.orm import *
from typing import *
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
    __mapper_args__={"polymorphic_identity":"engineer","polymorphic_load":"selectin"}
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
def R(v):
    if isinstance(v,Row): return "("+", ".join(R(x) for x in v)+")"
    return repr(v)
def do(i,f):
    s.expunge_all()
    try:
        st=f()
    except Exception as x: print(i,"MAKE",type(x).__name__,str(x)[:300]); return
    try: print(i," ".join(str(st).split()))
    except Exception as x: print(i,"STR",type(x).__name__,str(x)[:300])
    try:
        if isinstance(st,Query): r=st.all()
        else:
            res=s.execute(st)
            print("  keys",list(res.keys()))
            try: r=res.unique().all()
            except Exception as x: print("  UNIQ",type(x).__name__,str(x)[:200]); return
        print("  ",[R(x) for x in r])
        for row in r[:2]:
            for o in (row if isinstance(row,Row) else [row]):
                if isinstance(o,Base): print("    ",{k:(sorted(map(repr,v)) if isinstance(v,list) else repr(v)) for k,v in sorted(o.__dict__.items()) if k[0]!="_"})
    except Exception as x: print("  EXEC",type(x).__name__,str(x)[:400])

for i,f in enumerate([
 lambda: select(Node).where(Node.children.any(Node.parent.has(Node.name=="r"))),
 lambda: select(Node).where(Node.children.any(Node.children.any())),
 lambda: select(Node).where(Node.children.any(Node.children.any(Node.children.any(Node.name=="c")))),
 lambda: select(Node).where(Node.parent.has(Node.parent.has(Node.name=="r"))),
 lambda: select(NA).where(NA.parent.has(Node.parent.has(Node.name=="r"))),
 lambda: select(NA).where(NA.children.any(NA.name=="r")),
 lambda: select(Node).where(Node.children.of_type(NA).any(NA.name=="a")),
 lambda: select(Node).where(Node.children.of_type(NA).any(NA.children.any(Node.name=="c"))),
 lambda: select(Node).where(Node.children.any(and_(Node.name=="a",Node.children.any(Node.name=="c")))),
 lambda: select(Node).where(~Node.children.any(~Node.children.any())),
 lambda: select(Node).where(Node.children.any(Node.id.in_(select(Node.parent_id)))),
 lambda: select(Node).where(Node.children.any(exists().where(NA.parent_id==Node.id))),
 lambda: select(User).where(User.addresses.any(Address.user.has(User.name=="ed"))),
 lambda: select(User).where(User.orders.any(Order.items.any(Item.orders.any(Order.total>5)))),
 lambda: select(Company).where(Company.staff.any(Person.company.has(Company.staff.any(Person.name=="e1")))),
 lambda: select(Company).where(Company.staff.of_type(Engineer).any(Engineer.machines.any(Machine.label=="m1"))),
 lambda: select(Person).where(Person.company.has(Company.staff.of_type(Engineer).any(Engineer.lang=="go"))),
 lambda: select(Person).options(load_only(Person.name)).order_by(Person.id), lambda: select(WP).options(load_only(WP.name)).order_by(WP.id), lambda: select(WP).options(load_only(WP.name,WP.Engineer.lang)).order_by(WP.id), lambda: select(Engineer).options(load_only(Engineer.lang)), lambda: select(Engineer).options(load_only(Engineer.name)), lambda: select(Boss).options(load_only(Person.name)), lambda: select(Company).options(selectinload(Company.staff).load_only(Person.name)), lambda: select(Company).options(joinedload(Company.staff.of_type(Engineer)).load_only(Engineer.lang)), lambda: select(Company).options(joinedload(Company.staff.of_type(WA)).load_only(WA.name)), lambda: select(Person).options(selectin_polymorphic(Person,[Engineer,Manager]),load_only(Person.name),load_only(Engineer.lang)).order_by(Person.id), lambda: select(Person).options(Load(Person).defer("*")).order_by(Person.id), lambda: select(Engineer).options(Load(Person).load_only(Person.name)), lambda: select(WE).options(load_only(WE.name)).order_by(WE.id), lambda:select(Person).options(defer(Engineer.lang),undefer(Manager.level)).order_by(Person.id),
]): do(i,f)
