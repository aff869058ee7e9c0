from typing import Optional, List, Dict, Set
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.associationproxy import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:400])
class Base(DeclarativeBase): pass
class U(Base):
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    uks: Mapped[List["UK"]] = relationship(back_populates="user", cascade="all, delete-orphan")
    kws: AssociationProxy[List["K"]] = association_proxy("uks", "kw", creator=lambda k: UK(kw=k))
    words = association_proxy("uks", "kw")
    words2 = association_proxy("uks", "word", creator=lambda w: UK(kw=K(word=w)))
    notes: AssociationProxy[Dict[str, str]] = association_proxy("nd", "val", creator=lambda k, v: N(key=k, val=v))
    nd: Mapped[Dict[str, "N"]] = relationship(collection_class=attribute_keyed_dict("key"), cascade="all, delete-orphan")
    ts: Mapped[Set["T"]] = relationship()
    tags: AssociationProxy[Set[str]] = association_proxy("ts", "tag", creator=lambda n: T(tag=n))
    prof: Mapped[Optional["Pr"]] = relationship(uselist=False, back_populates="u")
    bio = association_proxy("prof", "bio", creator=lambda b: Pr(bio=b))
    bad = association_proxy("nope", "x")
    bad2 = association_proxy("prof", "nope")
class UK(Base):
    __tablename__ = "uk"
    uid: Mapped[int] = mapped_column(ForeignKey("u.id"), primary_key=True)
    kid: Mapped[int] = mapped_column(ForeignKey("k.id"), primary_key=True)
    special: Mapped[Optional[str]]
    user: Mapped[U] = relationship(back_populates="uks")
    kw: Mapped["K"] = relationship()
    word = association_proxy("kw", "word")
    uname = association_proxy("user", "name")
class K(Base):
    __tablename__ = "k"
    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    def __init__(self, word): self.word = word
    def __repr__(self): return f"K({self.word!r})"
class N(Base):
    __tablename__ = "n"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[Optional[int]] = mapped_column(ForeignKey("u.id"))
    key: Mapped[str]
    val: Mapped[str]
class T(Base):
    __tablename__ = "t"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[Optional[int]] = mapped_column(ForeignKey("u.id"))
    tag: Mapped[str]
class Pr(Base):
    __tablename__ = "pr"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[Optional[int]] = mapped_column(ForeignKey("u.id"))
    bio: Mapped[Optional[str]]
    u: Mapped[Optional[U]] = relationship(back_populates="prof")
    un = association_proxy("u", "name")
A = aliased(U)
ops = [("eq", lambda a: a == "x"), ("eqn", lambda a: a == None), ("nen", lambda a: a != None), ("any", lambda a: a.any()), ("anyc", lambda a: a.any(word="q")), ("anyb", lambda a: a.any(bio="q")), ("has", lambda a: a.has()), ("hasc", lambda a: a.has(K.word == "z")), ("sel", lambda a: select(a)), ("lower", lambda a: func.lower(a)), ("gt", lambda a: a > "q"), ("scalar", lambda a: a.scalar), ("ra", lambda a: a.remote_attr), ("tc", lambda a: a.target_class), ("repr", lambda a: a), ("oc", lambda a: a.owning_class), ("vc", lambda a: a.value_attr), ("tcol", lambda a: a.target_collection), ("info", lambda a: a.info), ("parent", lambda a: a.parent), ("join", lambda a: select(U).join(*a.attr)), ("cc", lambda a: a.collection_class)]
for nm, at in [("kws", U.kws), ("words", U.words), ("words2", U.words2), ("notes", U.notes), ("tags", U.tags), ("bio", U.bio), ("Abio", A.bio), ("Akws", A.kws), ("uk.word", UK.word), ("uk.uname", UK.uname), ("pr.un", Pr.un), ("bad", None), ("bad2", None)]:
    for l, f in ops:
        t(f"{nm}.{l}", lambda: str(f(at if at is not None else getattr(U, nm))))
e = create_engine("sqlite://"); Base.metadata.create_all(e)
with Session(e) as s:
    u = U(name="jo"); s.add(u)
    u.kws.append(K("a")); u.kws.extend([K("b"), K("c")]); t("1", lambda: (u.kws, u.words, len(u.words2), u.words2))
    t("words.append", lambda: u.words.append("d")); t("k", lambda: u.kws)
    t("words2.append", lambda: u.words2.append("e")); t("k", lambda: u.words2)
    u.notes["k1"] = "v1"; u.notes.update(k2="v2"); t("n", lambda: (u.notes, u.nd["k1"].val, sorted(u.notes.items())))
    u.tags |= {"x", "y"}; u.tags.add("z"); t("t", lambda: sorted(u.tags)); t("t", lambda: len(u.ts))
    t("bio", lambda: u.bio); u.bio = "B"; t("bio", lambda: (u.bio, u.prof.un)); 
    s.commit()
    for l, f in [("getitem", lambda: u.kws[1]), ("slice", lambda: u.kws[0:2]), ("setslice", lambda: u.kws.__setitem__(slice(0, 1), [K("z")])), ("insert", lambda: u.kws.insert(0, K("w"))), ("pop", lambda: u.kws.pop()), ("remove", lambda: u.words2.remove("b")), ("removebad", lambda: u.words2.remove("bxx")), ("index", lambda: u.words2.index("z")), ("count", lambda: u.words2.count("z")), ("in", lambda: "z" in u.words2), ("eq", lambda: u.words2 == ["w", "z", "c"]), ("add", lambda: u.words2 + ["q"]), ("radd", lambda: ["q"] + u.words2), ("mul", lambda: u.words2 * 2), ("imul", lambda: u.words2.__imul__(2)), ("cmp", lambda: u.words2 < ["zz"]), ("rev", lambda: u.words2.reverse()), ("sort", lambda: u.words2.sort()), ("copy", lambda: u.words2.copy()), ("bool", lambda: bool(u.words2)), ("hash", lambda: hash(u.words2)), ("repr", lambda: repr(u.words2)), ("del", lambda: u.words2.__delitem__(0)), ("clear", lambda: u.words2.clear()), ("setall", lambda: setattr(u, "words2", ["n1", "n2"])), ("now", lambda: u.words2), ("delattr", lambda: delattr(u, "words2")),
        ("d.get", lambda: u.notes.get("k1")), ("d.pop", lambda: u.notes.pop("k1")), ("d.setdefault", lambda: u.notes.setdefault("k5", "x")), ("d.keys", lambda: sorted(u.notes.keys())), ("d.miss", lambda: u.notes["zz"]), ("d.popitem", lambda: len(u.notes.popitem())), ("d.set", lambda: setattr(u, "notes", {"a": "b"})), ("d.repr", lambda: u.notes), ("d.del", lambda: u.notes.__delitem__("a")), ("d.in", lambda: "a" in u.notes), ("d.eq", lambda: u.notes == {}), ("d.clear", lambda: u.notes.clear()), ("d.upd", lambda: u.notes.update([("q","w")], r="t")), ("d.copy", lambda: u.notes.copy()), ("d.values", lambda: list(u.notes.values())), ("d.len", lambda: len(u.notes)),
        ("s.union", lambda: sorted(u.tags.union(["e"]))), ("s.and", lambda: sorted(u.tags & {"x"})), ("s.sub", lambda: sorted(u.tags - {"x"})), ("s.discard", lambda: u.tags.discard("x")), ("s.remove", lambda: u.tags.remove("nope")), ("s.isub", lambda: u.tags.__isub__({"y"})), ("s.ixor", lambda: sorted(u.tags.__ixor__({"y", "k"}))), ("s.le", lambda: u.tags <= {"k","y","z"}), ("s.upd", lambda: u.tags.update(["m"])), ("s.iupd", lambda: u.tags.intersection_update(["m","k"])), ("s.repr", lambda: len(repr(u.tags))), ("s.set", lambda: setattr(u, "tags", ["p"])), ("s.now", lambda: u.tags), ("s.pop", lambda: u.tags.pop()), ("s.dis", lambda: u.tags.isdisjoint(["p"])), ("s.clear", lambda: u.tags.clear()),
        ("bio none", lambda: setattr(u, "bio", None)), ("b", lambda: u.prof.bio), ("del bio", lambda: delattr(u, "bio")), ("b", lambda: u.prof), ("un set", lambda: setattr(Pr(), "un", "x")), ("bad", lambda: u.bad), ("bad2", lambda: u.bad2)]:
        t(l, f)
        if l in ("clear", "delattr", "d.clear", "s.clear", "del bio"): t("flush", s.commit)
print(inspect(U).all_orm_descriptors["bio"].extension_type)
