from sqlalchemy import create_engine, select, func, String, ForeignKey, Column, Table, Integer, MetaData, Text, inspect
from sqlalchemy.orm import registry, relationship, Session, configure_mappers, synonym, column_property, deferred, backref, attribute_keyed_dict
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.automap import automap_base

mapper_registry = registry()
user_table = Table("user", mapper_registry.metadata, Column("id", Integer, primary_key=True), Column("name", String(50)), Column("fullname", String(50)), Column("nick", String(12)))
address = Table("address", mapper_registry.metadata, Column("id", Integer, primary_key=True), Column("user_id", Integer, ForeignKey("user.id")), Column("email", String(50)), Column("kind", String(10)))

class User:
    def __init__(self, name, fullname=None):
        self.name = name
        self.fullname = fullname
    def __repr__(self): return f"User({self.name!r})"

class Address:
    def __init__(self, kind, email): self.kind, self.email = kind, email
    def __repr__(self): return f"Address({self.kind!r}, {self.email!r})"

m = mapper_registry.map_imperatively(User, user_table, properties={
    "addresses": relationship(Address, backref="user", order_by=address.c.id, collection_class=attribute_keyed_dict("kind"), cascade="all, delete-orphan"),
    "login": synonym("name"),
    "upper": column_property(func.upper(user_table.c.name)),
    "nickname": user_table.c.nick,
}, exclude_properties=[])
mapper_registry.map_imperatively(Address, address)
User.emails = association_proxy("addresses", "email", creator=lambda k, v: Address(k, v))
print(m, m is inspect(User), sorted(m.attrs.keys()))
e = create_engine("sqlite://")
mapper_registry.metadata.create_all(e)
with Session(e) as s:
    u = User("ed", "Ed Jones")
    u.emails["home"] = "ed@home"
    u.emails["work"] = "ed@work"
    u.nickname = "eddie"
    s.add(u)
    s.commit()
    print(u.upper, u.login, u.emails, u.addresses["home"].user, dict(u.emails))
    del u.emails["home"]
    s.commit()
    print(s.scalars(select(Address)).all(), s.scalars(select(User).where(User.login == "ed")).all())
    print(s.query(User).filter(User.addresses.any(Address.kind == "work")).all(), sorted(u.emails.items()))
    print("work" in u.emails, len(u.emails), u.emails.get("none", "?"), list(u.emails))
    u.emails.update({"work": "new@work", "gym": "ed@gym"})
    s.commit()
    print(s.execute(select(Address.kind, Address.email).order_by(Address.id)).all())
Auto = automap_base()
Auto.prepare(autoload_with=e)
print(sorted(Auto.classes.keys()))
AUser, AAddress = Auto.classes.user, Auto.classes.address
with Session(e) as s:
    a = s.scalars(select(AAddress).order_by(AAddress.id)).first()
    print(a.email, a.user.name, [x.email for x in a.user.address_collection])
    s.add(AUser(name="new", address_collection=[AAddress(email="n@x", kind="k")]))
    s.commit()
    print(s.scalar(select(func.count()).select_from(AAddress)))
