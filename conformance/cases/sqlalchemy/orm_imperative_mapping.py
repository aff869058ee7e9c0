from sqlalchemy import create_engine, select, Table, Column, Integer, String, ForeignKey, MetaData, inspect
from sqlalchemy.orm import registry, relationship, Session, column_property, synonym, deferred, class_mapper, configure_mappers, clear_mappers, reconstructor

reg = registry()
user_table = Table("user", reg.metadata, Column("id", Integer, primary_key=True), Column("user_name", String(20)), Column("fullname", String))
address_table = Table("address", reg.metadata, Column("id", Integer, primary_key=True), Column("email", String), Column("user_id", ForeignKey("user.id")))


class User:
    def __init__(self, name, fullname=None):
        self.name = name
        self.fullname = fullname
        self.cache = "made"

    @reconstructor
    def on_load(self):
        self.cache = "loaded"

    def shout(self):
        return self.name.upper()


class Address:
    pass


reg.map_imperatively(User, user_table, properties={
    "name": user_table.c.user_name,
    "addresses": relationship(Address, backref="user", order_by=address_table.c.id),
    "alias_name": synonym("name"),
})
reg.map_imperatively(Address, address_table)
configure_mappers()

engine = create_engine("sqlite://")
reg.metadata.create_all(engine)
with Session(engine) as s:
    u = User("ed", "Ed Jones")
    a = Address()
    a.email = "ed@x"
    u.addresses.append(a)
    s.add(u)
    s.commit()
    print(u.shout(), u.cache, a.user is u, u.alias_name)
    s.expunge_all()
    v = s.scalars(select(User).where(User.name == "ed")).one()
    print(v.cache, v.addresses[0].email, v.fullname)
    print(select(User).filter_by(alias_name="ed"))
    print(inspect(User).attrs.keys(), class_mapper(Address).local_table.name)
    print(repr(User.name.property.columns[0]))
