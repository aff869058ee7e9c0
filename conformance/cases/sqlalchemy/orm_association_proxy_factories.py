from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.ext.associationproxy import _AssociationDict, _AssociationList, association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


def shouting(collection_class, proxy):
    print("  getset for", collection_class.__name__ if collection_class else None, proxy.value_attr)
    plain_get, plain_set = proxy._default_getset(collection_class)
    if collection_class is dict:
        return lambda o: plain_get(o).upper(), lambda o, k, v: plain_set(o, k, v.lower())
    return lambda o: plain_get(o) and plain_get(o).upper(), lambda o, v: plain_set(o, v.lower())


class Sorted(_AssociationList):
    def __init__(self, lazy_collection, creator, value_attr, parent):
        getter, setter = parent._default_getset(list)
        super().__init__(lazy_collection, creator, getter, setter, parent)

    def first(self):
        return min(self, default=None)


def fill(proxy, values):
    print("  fills", type(proxy).__name__, list(values))
    for value in sorted(values):
        proxy.append(value)


class Bag(Base):
    __tablename__ = "bag"
    id: Mapped[int] = mapped_column(primary_key=True)
    items: Mapped[list["Item"]] = relationship(cascade="all, delete-orphan", order_by="Item.id")
    label: Mapped["Label | None"] = relationship()
    notes: Mapped[dict[str, "Note"]] = relationship(collection_class=attribute_keyed_dict("key"), cascade="all, delete-orphan")
    loud = association_proxy("items", "name", getset_factory=shouting)
    ordered = association_proxy("items", "name", proxy_factory=Sorted, proxy_bulk_set=fill, creator=lambda name: Item(name=name + "!"))
    title = association_proxy("label", "text", getset_factory=shouting, creator=lambda text: Label(text=text))
    said = association_proxy("notes", "text", getset_factory=shouting, creator=lambda key, text: Note(key=key, text=text))


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    bag_id: Mapped[int] = mapped_column(ForeignKey("bag.id"))
    name: Mapped[str]

    def __init__(self, name):
        self.name = name


class Label(Base):
    __tablename__ = "label"
    id: Mapped[int] = mapped_column(primary_key=True)
    bag_id: Mapped[int | None] = mapped_column(ForeignKey("bag.id"))
    text: Mapped[str]


class Note(Base):
    __tablename__ = "note"
    bag_id: Mapped[int] = mapped_column(ForeignKey("bag.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
bag = Bag()
print(bag.title)
bag.loud.append("One")
bag.loud[0] = "ONE"
print(bag.loud, bag.items[0].name)
bag.title = "New"
bag.title = "NEWER"
print(bag.title, bag.label.text)
bag.said["a"] = "x"
bag.said["a"] = "YY"
bag.said = {"b": "z", "a": "W"}
print(bag.said, {k: n.text for k, n in bag.notes.items()}, isinstance(bag.said, _AssociationDict))
bag.ordered = ["c", "a", "b"]
print(type(bag.ordered).__name__, bag.ordered, bag.ordered.first(), len(bag.ordered), "a!" in bag.ordered)
with Session(engine) as session:
    session.add(bag)
    session.commit()
    print(list(bag.ordered), list(bag.loud))
    print(session.scalars(select(Bag.id).where(Bag.ordered.contains("a!"))).all())
    bag.ordered.remove("b!")
    session.commit()
    print(bag.ordered.first(), bag.loud[-1], bag.said["b"])
