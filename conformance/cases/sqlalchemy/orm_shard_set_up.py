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
import warnings

for make in (
    lambda: ShardedSession(),
    lambda: ShardedSession(shard_chooser),
    lambda: ShardedSession(shard_chooser, identity_chooser),
    lambda: ShardedSession(shard_chooser, identity_chooser, execute_chooser, spam=1),
    lambda: ShardedSession(shard_chooser, identity_chooser, execute_chooser).scalars(select(Customer)),
    lambda: ShardedSession(shard_chooser, identity_chooser, lambda context: [], shards=engines).scalars(select(Customer)),
    lambda: ShardedSession(shard_chooser, identity_chooser, execute_chooser, query_chooser=lambda query: []),
):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            print(make())
        except Exception as error:
            print(type(error).__name__, error)
with Session(info={"who": "me"}, autoflush=False) as own:
    print(own.info, own.autoflush, own.expire_on_commit, own.shard_chooser is shard_chooser)
    own.bind_shard("asia", create_engine("sqlite://"))
    print(own.scalar(text("select 5"), bind_arguments={"shard_id": "asia"}))
session.add_all([anna, bob])
session.commit()


def id_chooser(query, primary_key):
    print("  old", type(query).__name__, primary_key, bool(query.lazy_loaded_from))
    return ["us", "eu"]


def query_chooser(statement):
    print("  old", type(statement).__name__)
    return ["us"]


with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    old = ShardedSession(shard_chooser, shards=engines, id_chooser=id_chooser, query_chooser=query_chooser)
print([(w.category.__name__, str(w.message)) for w in told])
print(old.get(Customer, 1), old.scalars(select(Order)).all()[0].customer)
old.close()
session.close()
