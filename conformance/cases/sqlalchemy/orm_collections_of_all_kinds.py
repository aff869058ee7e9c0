"""Custom collections, ordering list, mutable types, self-referential trees, many-to-many with extra data."""
from typing import Any, Dict, List, Optional, Set
from sqlalchemy import JSON, Column, ForeignKey, Integer, PickleType, String, Table, create_engine, func, select, literal, union_all, text, desc
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import *
from sqlalchemy.orm.collections import attribute_keyed_dict, collection

class Base(DeclarativeBase):
    type_annotation_map = {Dict[str, Any]: MutableDict.as_mutable(JSON), List[int]: MutableList.as_mutable(JSON)}

class Playlist(Base):
    __tablename__ = "playlist"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    opts: Mapped[Dict[str, Any]] = mapped_column(default=dict)
    marks: Mapped[List[int]] = mapped_column(default=list)
    tracks: Mapped[List["Track"]] = relationship(order_by="Track.pos", collection_class=ordering_list("pos", count_from=1), cascade="all, delete-orphan", back_populates="playlist")

class Track(Base):
    __tablename__ = "track"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    pos: Mapped[Optional[int]]
    playlist_id: Mapped[int] = mapped_column(ForeignKey("playlist.id"))
    playlist: Mapped[Playlist] = relationship(back_populates="tracks")
    def __repr__(self): return f"{self.pos}:{self.title}"

class Folder(Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("folder.id"))
    children: Mapped[Dict[str, "Folder"]] = relationship(cascade="all", back_populates="parent", collection_class=attribute_keyed_dict("name"))
    parent: Mapped[Optional["Folder"]] = relationship(back_populates="children", remote_side="Folder.id")
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
    def dump(self, n=0):
        print("  " * n + self.name)
        for c in sorted(self.children.values(), key=lambda x: x.name):
            c.dump(n + 1)

class Stack(list):
    def push(self, x): self.append(x)
    @property
    def top(self): return self[-1]

class Bag:
    __emulates__ = set
    def __init__(self): self.data = set()
    @collection.appender
    def put(self, x): self.data.add(x)
    @collection.remover
    def drop(self, x): self.data.remove(x)
    @collection.iterator
    def __iter__(self): return iter(sorted(self.data, key=lambda t: t.word))

class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    tags: Mapped[Set["Tag"]] = relationship(collection_class=Bag)
    notes: Mapped[List["Note"]] = relationship(collection_class=Stack)
class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    post_id: Mapped[Optional[int]] = mapped_column(ForeignKey("post.id"))
class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    post_id: Mapped[Optional[int]] = mapped_column(ForeignKey("post.id"))

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    p = Playlist(name="mix", opts={"loop": True}, marks=[1])
    p.tracks[:] = [Track(title=t) for t in "abc"]
    s.add(p); s.commit()
    print(p.tracks)
    p.tracks.insert(0, Track(title="z"))
    t = p.tracks.pop(2)
    print(p.tracks, t.playlist)
    s.commit()
    p.tracks.reorder()
    p.opts["loop"] = False
    p.opts.update(vol=3)
    p.marks.append(5)
    print(p in s.dirty)
    s.commit()
    print(p.opts, p.marks, [x.title for x in p.tracks], type(p.opts).__name__)
    p.marks.sort(reverse=True); p.opts.pop("vol"); p.opts.setdefault("x", [1])
    s.commit(); s.expire_all()
    print(p.opts, p.marks)
    del p.tracks[0]
    s.flush(); print(p.tracks); s.rollback()
    root = Folder("root"); a = Folder("a", root); b = Folder("b", root); Folder("a1", a); Folder("a2", a)
    s.add(root); s.commit()
    root.dump()
    f = select(Folder.id, Folder.name, literal(0).label("depth")).where(Folder.parent_id.is_(None)).cte("tree", recursive=True)
    ch = aliased(Folder, name="ch")
    f = f.union_all(select(ch.id, ch.name, f.c.depth + 1).join(f, ch.parent_id == f.c.id))
    print(s.execute(select(f.c.name, f.c.depth).order_by(f.c.depth, f.c.name)).all())
    s.delete(root.children.pop("a")); s.commit()
    root.dump()
    q = s.scalars(select(Folder).options(selectinload(Folder.children, recursion_depth=2)).where(Folder.parent == None)).one()
    print(q.children.keys())
    post = Post()
    post.notes.push(Note(text="one")); post.notes.push(Note(text="two"))
    s.add(post)
    try:
        post.tags.put(Tag(word="x")); post.tags.put(Tag(word="b"))
        s.commit()
        print([t.word for t in post.tags], post.notes.top.text)
        post.tags.drop(list(post.tags)[0]); s.commit()
        print([t.word for t in post.tags])
    except Exception as e:
        print(type(e).__name__, e)
