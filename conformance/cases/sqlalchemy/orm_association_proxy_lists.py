"""association_proxy over a list of association objects and a plain many-to-many."""
from sqlalchemy import Column, ForeignKey, Table, create_engine, select
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


user_keyword = Table(
    "user_keyword",
    Base.metadata,
    Column("user_id", ForeignKey("user.id"), primary_key=True),
    Column("keyword_id", ForeignKey("keyword.id"), primary_key=True),
)


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kw: Mapped[list["Keyword"]] = relationship(secondary=user_keyword)
    keywords: AssociationProxy[list[str]] = association_proxy("kw", "word")
    orders: Mapped[list["Order"]] = relationship(back_populates="user", cascade="all, delete-orphan")
    items: AssociationProxy[list["Item"]] = association_proxy("orders", "item", creator=lambda i: Order(item=i))


class Keyword(Base):
    __tablename__ = "keyword"
    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]

    def __init__(self, word):
        self.word = word


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]


class Order(Base):
    __tablename__ = "order"
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    amount: Mapped[int] = mapped_column(default=1)
    user: Mapped[User] = relationship(back_populates="orders")
    item: Mapped[Item] = relationship()
    user_name: AssociationProxy[str] = association_proxy("user", "name")
    title: AssociationProxy[str] = association_proxy("item", "title")


print(User.keywords, User.items)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    u = User(name="ann", keywords=["red", "blue"])
    print(u.keywords, len(u.keywords), "red" in u.keywords, u.keywords is u.keywords, u.keywords == ["red", "blue"])
    u.keywords.append("green")
    u.keywords.insert(0, "first")
    u.keywords[1] = "RED"
    u.keywords.remove("blue")
    print(u.keywords, u.keywords[0], u.keywords[1:], [type(k).__name__ for k in u.kw])
    u.items.append(Item(title="pen"))
    u.items.extend([Item(title="ink"), Item(title="cup")])
    held = u.items[:]
    s.add(u)
    s.add(User(name="bob"))
    s.commit()
    print([i.title for i in held], [o.amount for o in u.orders])
    print([o.user_name for o in u.orders], u.orders[0].title)
    u.orders[0].title = "pencil"
    u.orders[0].user_name = "anna"
    s.commit()
    print(u.name, s.get(Item, u.orders[0].item_id).title)
    print(select(User).where(User.keywords.contains("r")))
    print(s.scalars(select(User.name).where(User.keywords == "green")).all())
    print(s.scalars(select(User.name).where(User.keywords.in_(["green", "x"]))).all())
    print(s.scalars(select(User.name).where(~User.keywords.any())).all())
    print(s.scalars(select(User.name).where(User.keywords.any(Keyword.word.like("R%")))).all())
    print(s.scalars(select(User.name).where(User.items.any(title="ink"))).all())
    ink = s.scalars(select(Item).where(Item.title == "ink")).one()
    print(s.scalars(select(User.name).where(User.items.contains(ink))).all())
    print(s.scalars(select(Order.item_id).where(Order.user_name == "anna")).all())
    print(s.scalars(select(Order.item_id).where(Order.title.startswith("p"), Order.user_name != "x")).all())
    print(s.scalars(select(Order.item_id).where(Order.user_name == None)).all())
    for bad in (lambda: User.keywords.any(word="x"), lambda: User.keywords.has(), lambda: Order.user_name.any()):
        try:
            bad()
        except Exception as e:
            print(type(e).__name__, e)
    u.keywords = ["only", "two"]
    print(u.keywords.pop(), u.keywords + ["z"], u.keywords.count("only"), u.keywords.index("only"))
    u.items.remove(ink)
    s.commit()
    print(u.keywords, [o.title for o in u.orders])
    del u.keywords[0]
    u.keywords += ["p", "q"]
    print(list(reversed(u.kw))[0].word, u.keywords, bool(u.keywords))
    u.keywords.clear()
    s.commit()
    print(u.keywords, s.scalars(select(Keyword.word)).all())
