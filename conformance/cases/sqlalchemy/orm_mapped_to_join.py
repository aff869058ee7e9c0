"""A class mapped to a join of two tables."""
from sqlalchemy import *
from sqlalchemy.orm import *
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
metadata_obj = MetaData()
user_table = Table("user", metadata_obj, Column("id", Integer, primary_key=True), Column("name", String))
address_table = Table("address", metadata_obj, Column("id", Integer, primary_key=True), Column("user_id", Integer, ForeignKey("user.id")), Column("email_address", String))
user_address_join = join(user_table, address_table)
class Base(DeclarativeBase):
    metadata = metadata_obj
class AddressUser(Base):
    __table__ = user_address_join
    id = column_property(user_table.c.id, address_table.c.user_id)
    address_id = address_table.c.id
show(lambda: select(AddressUser))
show(lambda: select(AddressUser.name, AddressUser.email_address).where(AddressUser.id == 1))
m = inspect(AddressUser)
show(lambda: ([str(c) for c in m.primary_key], m.attrs.keys(), str(m.local_table)))
show(lambda: select(aliased(AddressUser)))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = AddressUser(name="n", email_address="e")
    s.add(a); s.commit()
    print(a.id, a.address_id, a.name, a.email_address, inspect(a).identity)
    a.email_address = "f"
    s.commit()
    a.name = "m"; a.email_address = "g"
    s.commit()
    s.expunge_all()
    print([(x.id, x.address_id, x.name, x.email_address) for x in s.scalars(select(AddressUser).order_by(AddressUser.id))])
    b = s.get(AddressUser, (1, 1))
    print(b.name)
    show(lambda: s.get(AddressUser, 1))
    s.add_all([AddressUser(name="x%d" % i, email_address="y%d" % i) for i in range(3)])
    s.flush()
    print(s.execute(select(AddressUser.address_id, AddressUser.name).where(AddressUser.email_address.like("y%"))).all())
    s.delete(b)
    s.commit()
    print(s.execute(text("select count(*) from user")).scalar(), s.execute(text("select count(*) from address")).scalar())
