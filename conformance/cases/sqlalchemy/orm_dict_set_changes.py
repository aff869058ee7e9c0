"""Every way of changing dictionaries and sets of related objects is seen."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
    ns: Mapped[dict[str, "N"]] = relationship(
        collection_class=attribute_keyed_dict("k"), cascade="all, delete-orphan"
    )
    ms: Mapped[set["M"]] = relationship(cascade="all, delete-orphan")

    def show(self):
        return sorted(self.ns), sorted(m.k for m in self.ms)


class N(Base):
    __tablename__ = "n"
    id: Mapped[int] = mapped_column(primary_key=True)
    p_id: Mapped[int] = mapped_column(ForeignKey("p.id"))
    k: Mapped[str]


class M(Base):
    __tablename__ = "m"
    id: Mapped[int] = mapped_column(primary_key=True)
    p_id: Mapped[int] = mapped_column(ForeignKey("p.id"))
    k: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    p = P(ns={k: N(k=k) for k in "abcd"})
    a, b, c = (M(k=k) for k in "xyz")
    s.add(p)
    for m in (a, b, c):
        p.ms |= {m}
        s.flush()
    s.commit()
    print(p.show())
    print(p.ns.pop("a").k, p.ns.pop("none", None), p.ns.popitem()[0])
    s.commit()
    print(p.show())
    new = N(k="e")
    print(p.ns.setdefault("e", new) is new, p.ns.setdefault("e", N(k="e")) is new)
    p.ns.update({"f": N(k="f")}, g=N(k="g"))
    s.commit()
    print(p.show())
    try:
        p.ns.pop("zz")
    except KeyError as e:
        print("KeyError", e)
    p.ms -= {a}
    s.commit()
    print(p.show())
    p.ms.intersection_update({b})
    s.commit()
    print(p.show())
    p.ms ^= {b, M(k="n")}
    s.commit()
    print(p.show())
    print(p.ms.pop().k, p.ns.clear())
    s.commit()
    print(p.show())
