"""A class mapped to a subquery."""
from sqlalchemy import *
from sqlalchemy.orm import *
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
metadata_obj = MetaData()
class Base(DeclarativeBase):
    metadata = metadata_obj
engine = create_engine("sqlite://")
customer = Table("customer", metadata_obj, Column("id", Integer, primary_key=True), Column("name", String(20)))
order = Table("orders", metadata_obj, Column("id", Integer, primary_key=True), Column("price", Integer), Column("customer_id", ForeignKey("customer.id")))
subq = select(func.count(order.c.id).label("order_count"), func.max(order.c.price).label("highest_order"), order.c.customer_id).group_by(order.c.customer_id).subquery()
customer_select = select(customer, subq).join_from(customer, subq, customer.c.id == subq.c.customer_id).subquery()
class Customer(Base):
    __table__ = customer_select
show(lambda: select(Customer))
show(lambda: select(Customer).where(Customer.order_count > 1).order_by(Customer.name))
m = inspect(Customer)
show(lambda: ([str(c) for c in m.primary_key], m.attrs.keys()))
metadata_obj.create_all(engine)
with Session(engine) as s:
    s.execute(customer.insert(), [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}])
    s.execute(order.insert(), [{"price": 5, "customer_id": 1}, {"price": 7, "customer_id": 1}, {"price": 2, "customer_id": 2}])
    s.commit()
    for c in s.scalars(select(Customer).order_by(Customer.order_count)): print(c.id, c.name, c.order_count, c.highest_order)
    c = s.get(Customer, 1)
    print(c.name)
    s.expire(c)
    print(c.highest_order)
    c.name = "z"
    s.commit()
    print(c.name, s.execute(select(customer)).all())
    s.add(Customer(name="new"))
    show(lambda: s.flush())
    s.rollback()
