from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.orm.collections import collection
class Stack:
    def __init__(self): self.data = []
    @collection.appender
    def push(self, x): self.data.append(x)
    @collection.remover
    def drop(self, x): self.data.remove(x)
    @collection.iterator
    def __iter__(self): return iter(self.data)
    @collection.replaces(2)
    def put(self, i, x):
        old = self.data[i] if i < len(self.data) else None
        self.data[i:i+1] = [x]
        return old
    @collection.removes_return()
    def take(self): return self.data.pop() if self.data else None
    @collection.adds("item")
    def place(self, where, item=None): self.data.insert(where, item)
    @collection.adds(2)
    def place2(self, where, item): self.data.insert(where, item)
    @collection.removes(1)
    def out(self, x): self.data.remove(x)
class MyList(list):
    @collection.adds(1)
    @collection.internally_instrumented
    def shove(self, x): list.append(self, x)
    @collection.removes_return()
    @collection.internally_instrumented
    def yank(self): return list.pop(self)
    @collection.replaces(2)
    @collection.internally_instrumented
    def swap(self, i, x):
        old = self[i]; list.__setitem__(self, i, x); return old
try:
    class Conv(list):
        @collection.converter
        def convert(self, value):
            print("convert", value)
            return [B(name=v) if isinstance(v, str) else v for v in value]
except Exception as x: print(x)
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    s = relationship("B", collection_class=Stack, foreign_keys="B.s_id", backref="sa")
    l = relationship("B", collection_class=MyList, foreign_keys="B.l_id", backref="la")
    c = relationship("B", collection_class=Conv, foreign_keys="B.c_id")
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    s_id = mapped_column(ForeignKey("a.id")); l_id = mapped_column(ForeignKey("a.id")); c_id = mapped_column(ForeignKey("a.id"))
    def __repr__(self): return self.name
for n in ("s", "l"):
    event.listen(getattr(A, n), "append", lambda t, v, i, n=n: print("  append", n, v))
    event.listen(getattr(A, n), "remove", lambda t, v, i, n=n: print("  remove", n, v))
def go(n, f):
    try: print(n, f())
    except Exception as x: print(n, "!", type(x).__name__, x)
a = A(); x, y, z, w = [B(name=n) for n in "xyzw"]
go("push", lambda: a.s.push(x)); go("put", lambda: a.s.put(0, y)); go("put2", lambda: a.s.put(5, z)); go("take", lambda: a.s.take())
go("place", lambda: a.s.place(0, item=w)); go("placepos", lambda: a.s.place(0, x)); go("place2", lambda: a.s.place2(0, z)); go("out", lambda: a.s.out(z)); go("drop", lambda: a.s.drop(w)); go("data", lambda: (a.s.data, x.sa is a, z.sa is None, w.sa is None))
go("take", lambda: [a.s.take(), a.s.take(), a.s.take()])
go("shove", lambda: a.l.shove(x)); go("swap", lambda: a.l.swap(0, y)); go("yank", lambda: a.l.yank()); go("l", lambda: (a.l, x.la, y.la))
go("conv", lambda: setattr(a, "c", ["p", x])); go("c", lambda: a.c)
go("conv2", lambda: setattr(a, "c", ("q",))); go("c", lambda: a.c)
go("conv3", lambda: setattr(a, "c", {"k": x})); go("c", lambda: a.c)
go("bad", lambda: setattr(a, "l", {"k": x}))
