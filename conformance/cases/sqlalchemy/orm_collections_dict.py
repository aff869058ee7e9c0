from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, attribute_keyed_dict, column_keyed_dict, keyfunc_mapping, attribute_mapped_collection
from sqlalchemy.ext.orderinglist import ordering_list


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    notes: Mapped[dict[str, "Note"]] = relationship(collection_class=attribute_keyed_dict("keyword"), cascade="all, delete-orphan")
    marks: Mapped[dict[int, "Mark"]] = relationship(collection_class=keyfunc_mapping(lambda m: m.level * 10))
    bullets: Mapped[list["Bullet"]] = relationship(order_by="Bullet.position", collection_class=ordering_list("position"))


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    keyword: Mapped[str]
    text: Mapped[str]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))


class Mark(Base):
    __tablename__ = "mark"
    id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[int]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))


class Bullet(Base):
    __tablename__ = "bullet"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    i = Item()
    i.notes["a"] = Note(keyword="a", text="first")
    i.notes["b"] = Note(keyword="b", text="second")
    i.marks = {10: Mark(level=1), 20: Mark(level=2)}
    i.bullets.append(Bullet(text="x"))
    i.bullets.append(Bullet(text="y"))
    i.bullets.insert(0, Bullet(text="z"))
    s.add(i)
    s.commit()
    print(sorted(i.notes), {k: m.level for k, m in i.marks.items()})
    print([(b.position, b.text) for b in i.bullets])
    b = i.bullets.pop(0)
    i.bullets.append(b)
    print([(b.position, b.text) for b in i.bullets])
    s.commit()
    print([(b.position, b.text) for b in i.bullets])
    i.bullets.reverse()
    i.bullets.reorder()
    del i.notes["a"]
    i.notes["b"] = Note(keyword="b", text="replaced")
    s.commit()
    print({k: n.text for k, n in i.notes.items()}, [(b.position, b.text) for b in i.bullets])
    try:
        i.notes["zz"] = Note(keyword="q", text="?")
    except Exception as e:
        print(type(e).__name__, e)
    try:
        i.notes = {"w": Note(keyword="q", text="?")}
    except Exception as e:
        print(type(e).__name__, e)
    s.rollback()
    i.bullets.remove(i.bullets[1])
    i.bullets[0] = Bullet(text="new")
    s.commit()
    print([(b.position, b.text) for b in i.bullets])
