from sqlalchemy import *
from sqlalchemy.ext.horizontal_shard import ShardedSession, set_shard_id
from sqlalchemy.orm import *

class Base(DeclarativeBase): pass
tagging = Table("tagging", Base.metadata, Column("doc_id", ForeignKey("doc.id"), primary_key=True), Column("tag_id", ForeignKey("tag.id"), primary_key=True))
class Doc(Base):
    __tablename__ = "doc"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    place: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("doc.id"))
    tags: Mapped[list["Tag"]] = relationship(secondary=tagging, back_populates="docs")
    children: Mapped[list["Doc"]] = relationship(back_populates="parent")
    parent: Mapped["Doc | None"] = relationship(back_populates="children", remote_side=id)
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "doc"}
class Letter(Doc):
    __tablename__ = "letter"
    id: Mapped[int] = mapped_column(ForeignKey("doc.id"), primary_key=True)
    to: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "letter"}
class Memo(Doc):
    topic: Mapped[str | None]
    __mapper_args__ = {"polymorphic_identity": "memo"}
class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    docs: Mapped[list[Doc]] = relationship(secondary=tagging, back_populates="tags")

asked = []

def shard_chooser(mapper, instance, clause=None):
    asked.append((str(mapper), type(instance).__name__))
    if isinstance(instance, Tag): return instance.docs[0].place
    return instance.place if instance is not None else "a"
def identity_chooser(mapper, pk, *, lazy_loaded_from, **kw):
    return [lazy_loaded_from.identity_token] if lazy_loaded_from else ["a", "b"]
def execute_chooser(context):
    if context.is_select and context.lazy_loaded_from: return [context.lazy_loaded_from.identity_token]
    return ["a", "b"]
shards = {k: create_engine("sqlite://") for k in "ab"}
for e in shards.values(): Base.metadata.create_all(e)
s = ShardedSession(shard_chooser, identity_chooser, execute_chooser, shards)
def go(f):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
d1, d2, d3 = Letter(place="a", to="x"), Memo(place="b", topic="t"), Doc(place="a")
d1.children = [d3]
s.add_all([d1, d2, d3])
s.flush()
print(sorted(asked))
asked.clear()
d1.tags = [Tag(name="t1")]
go(s.commit)
print(sorted(asked)); asked.clear()
d2.tags = [Tag(name="t2")]
go(s.commit)
print(sorted(asked))
s.rollback()
go(lambda: [(type(d).__name__, inspect(d).identity_key[1:]) for d in s.scalars(select(Doc).order_by(Doc.id))])
go(lambda: [(type(d).__name__, d.to) for d in s.scalars(select(Letter))])
go(lambda: [d.to for d in (d1,)] + [d2.topic, d3.parent is d1])
d1.to = "y"; d2.topic = "u"
go(s.commit)
go(lambda: [d1.to, d2.topic])
s.delete(d1)
go(s.flush)
s.rollback()
s.delete(d2)
go(s.flush)
s.commit()
go(lambda: s.get(Letter, 1).to)
s.close()
