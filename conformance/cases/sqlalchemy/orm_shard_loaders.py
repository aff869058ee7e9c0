from sqlalchemy import ForeignKey, create_engine, delete, event, func, insert, inspect, select, text, update
from sqlalchemy.ext.horizontal_shard import ShardedQuery, ShardedSession, set_shard_id
from sqlalchemy.orm import DeclarativeBase, Mapped, immediateload, joinedload, lazyload, mapped_column, relationship, selectinload, sessionmaker, subqueryload


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    name: Mapped[str]
    note: Mapped[str | None] = mapped_column(deferred=True)
    orders: Mapped[list["Order"]] = relationship(back_populates="customer", cascade="all, delete-orphan", order_by="Order.id")

    def __repr__(self):
        return f"{self.name}@{self.region}#{self.id}"


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    item: Mapped[str]
    customer: Mapped[Customer] = relationship(back_populates="orders")

    def __repr__(self):
        return f"{self.item}#{self.id}"


def shard_chooser(mapper, instance, clause=None):
    if isinstance(instance, Order):
        return shard_chooser(mapper, instance.customer)
    if instance is None:
        print("  which shard for", mapper.class_.__name__, type(clause).__name__)
        return "eu"
    return instance.region


def identity_chooser(mapper, primary_key, *, lazy_loaded_from, execution_options, bind_arguments, **kw):
    print("  where is", mapper.class_.__name__, primary_key, bool(lazy_loaded_from), sorted(execution_options), sorted(bind_arguments))
    if lazy_loaded_from:
        return [lazy_loaded_from.identity_token]
    return ["eu", "us"]


def execute_chooser(context):
    kind = [k for k in ("select", "insert", "update", "delete") if getattr(context, "is_" + k)]
    print("  over all", kind, context.is_relationship_load, context.is_column_load, sorted(context.bind_arguments))
    if context.is_select and context.lazy_loaded_from:
        return [context.lazy_loaded_from.identity_token]
    return ["eu", "us"]


engines = {name: create_engine("sqlite://") for name in ("eu", "us")}
for engine in engines.values():
    Base.metadata.create_all(engine)
Session = sessionmaker(
    class_=ShardedSession, shards=engines, shard_chooser=shard_chooser,
    identity_chooser=identity_chooser, execute_chooser=execute_chooser,
)
session = Session()
anna = Customer(region="eu", name="anna", note="first", orders=[Order(item="axe"), Order(item="bag")])
bob = Customer(region="us", name="bob", orders=[Order(item="cup")])
carl = Customer(region="eu", name="carl")
session.add_all([anna, bob, carl])
session.commit()
session.close()
for strategy in (joinedload, subqueryload, immediateload, lazyload):
    with Session() as session:
        found = session.scalars(select(Customer).options(strategy(Customer.orders)).order_by(Customer.name)).unique().all()
        print(strategy.__name__, [(c, c.orders) for c in found])
for strategy in (joinedload, immediateload, lazyload):
    with Session() as session:
        found = session.scalars(select(Order).options(strategy(Order.customer)).order_by(Order.item)).all()
        print(strategy.__name__, [(o, o.customer) for o in found])
for strategy in (selectinload, subqueryload, lazyload):
    with Session() as session:
        found = session.scalars(select(Customer).options(set_shard_id("us"), strategy(Customer.orders))).all()
        print(strategy.__name__, [(c, c.orders, c.note) for c in found])
