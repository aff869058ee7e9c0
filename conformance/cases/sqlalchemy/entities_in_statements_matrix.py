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
 lambda: select(User).join(User.addresses.and_(Address.email>"a")).options(subqueryload(User.orders)),
 lambda: select(User).outerjoin(User.addresses.and_(Address.email>"a")).where(Address.id==1).options(subqueryload(User.addresses)),
 lambda: select(Engineer).outerjoin(Engineer.machines).outerjoin(Engineer.company.and_(Company.name > 'c')).where(Company.id==1).options(subqueryload(Engineer.company)),
 lambda: select(User).join(UA,User.id==UA.id).options(subqueryload(User.orders)),
 lambda: select(User).join(User.addresses.of_type(AA)).where(AA.id>1).options(subqueryload(User.orders)).order_by(AA.id).limit(1),
 lambda: select(Node).options(subqueryload(Node.parent)).order_by(Node.parent_id).limit(2),
 lambda: select(User).distinct().options(subqueryload(User.orders)).order_by(User.id,User.name).limit(2),
 lambda: select(WP).order_by(WP.id), lambda: select(WA).order_by(WA.id), lambda: select(WE), lambda: select(PA), lambda: select(WP,WA).where(WP.id==WA.id).limit(1),
 lambda: select(with_polymorphic(Person,[Engineer],name="nn")).limit(1), lambda: select(with_polymorphic(Person,[Engineer],aliased=True,name="nn")).limit(1),lambda: select(WP.Engineer).limit(1), lambda:select(WE.Engineer.lang,WE.name,WE.id).limit(1), lambda:select(aliased(Person,flat=True)).limit(1), lambda:select(aliased(Engineer,flat=True)).limit(1),
 lambda: select(User).filter_by(zzz=1), lambda: select(User).join(User.addresses).filter_by(zzz=1), lambda: select(User).join(Address).filter_by(zzz=1), lambda: select(UA).filter_by(zzz=1), lambda: select(User).join(UA.addresses).filter_by(zzz=1), lambda: select(User.id).filter_by(zzz=1), lambda: select(User.id).filter_by(name="ed"), lambda: select(func.count(User.id)).filter_by(name="ed"), lambda: select(Bundle("b",User.id,Address.id)).filter_by(name="ed"), lambda:select(User.__table__).filter_by(zzz=1), lambda:select(User.__table__.c.id).filter_by(zzz=1), lambda:select(func.count()).filter_by(zzz=1), lambda:select(func.count()).select_from(User).filter_by(zzz=1), lambda: select(WP).filter_by(zzz=1), lambda: select(Engineer).filter_by(zzz=1), lambda: select(User).join(User.orders.of_type(OA)).filter_by(zzz=1), lambda: s.query(User).filter_by(zzz=1), lambda: s.query(User).join(User.addresses).filter_by(zzz=1), lambda: s.query(User.id).filter_by(zzz=1), lambda: s.query(UA.id).filter_by(zzz=1), lambda: s.query(Bundle("b",User.id)).filter_by(name="ed"), lambda: select(text("1")).filter_by(zzz=1), lambda: select(literal(1)).filter_by(zzz=1), lambda: update(User).filter_by(zzz=1), lambda: delete(User).filter_by(zzz=1), lambda: select(select(User).subquery()).filter_by(zzz=1), lambda: select(select(User).subquery().c.id).filter_by(zzz=1), lambda: select(User.n_addr).filter_by(zzz=1), lambda: select(User).join(Order.items).filter_by(zzz=1),
 lambda: select(Node).where(with_parent(s.get(Node,1), Node.parent)), lambda: select(Node).where(Node.parent==s.get(Node,1)), lambda: select(Node).where(Node.children.contains(s.get(Node,1))), lambda: select(Node).where(with_parent(s.get(Node,1), Node.children)), lambda: select(Order).where(Order.user.has(User.id==None)),
 lambda: select(Boss).options(joinedload(Boss.company),selectinload(Boss.company)), lambda: select(Boss).options(joinedload(Person.company),selectinload(Boss.company)), lambda: select(EA).options(joinedload(EA.company),selectinload(EA.company)), lambda: select(Company).options(joinedload(Company.staff.of_type(Boss)).joinedload(Boss.company),joinedload(Company.staff.of_type(Boss)).selectinload(Boss.company)), lambda: select(Company).options(joinedload(Company.staff.of_type(Engineer)).joinedload(Engineer.machines),joinedload(Company.staff.of_type(Engineer)).selectinload(Engineer.machines)), lambda: select(Boss).options(load_only(Boss.name),defer(Boss.name)), lambda: select(EA).options(undefer(EA.name),defer(EA.name)), lambda: select(User).options(joinedload(User.orders).load_only(Order.id),joinedload(User.orders).defer(Order.id)),
 lambda: select(UA).options(joinedload(UA.orders),subqueryload(UA.orders)), lambda: select(WP).options(joinedload(WP.Engineer.machines),subqueryload(WP.Engineer.machines)),
]): do(i,f)
