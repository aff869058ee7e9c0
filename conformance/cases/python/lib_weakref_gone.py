import weakref, gc
class A:
    def __init__(self, n=""): self.n = n
    def __repr__(self): return f"A({self.n})"
a = A(1); r = weakref.ref(a, lambda ref: print("gone", ref() is None)); print(r() is a, weakref.ref(a) == r, hash(r) == hash(a))
b = a; del a; print(r() is b)
del b; print("deleted"); print(r())
f = A(2); weakref.finalize(f, print, "bye", sep="-"); del f; print("after bye")
d = weakref.WeakValueDictionary(); k = A(3); d["a"] = k; d["b"] = A(4); print(len(d), list(d), "b" in d, d.get("b"), d["a"])
k = None; print(len(d), dict(d))
s = weakref.WeakSet(); x, y = A(5), A(6); s.add(x); s.add(y); s.add(A(7)); print(len(s), x in s, sorted(o.n for o in s))
del x; print(len(s), y in s)
w = weakref.WeakKeyDictionary(); w[y] = "Y"; w[A(8)] = "no"; print(len(w), w[y], y in w, list(w.values()))
del y; print(len(w), len(s))
p = A(9); q = weakref.proxy(p); print(q.n, str(q)); q.n = 10; print(p.n); del p
try: q.n
except ReferenceError as e: print(type(e).__name__, e)
c = A("c"); c.me = c; rc = weakref.ref(c); del c; print(rc() is None); gc.collect(); print(rc() is None)
class Node:
    def __init__(self, parent=None):
        self._parent = weakref.ref(parent) if parent else None
        self.children = []
        if parent: parent.children.append(self)
    @property
    def parent(self): return self._parent() if self._parent else None
root = Node(); child = Node(root); print(child.parent is root, root.children[0] is child); del root; print(child.parent)
class Cache:
    def __init__(self): self.data = weakref.WeakValueDictionary(); self.loads = 0
    def get(self, k):
        o = self.data.get(k)
        if o is None: self.loads += 1; o = self.data[k] = A(k)
        return o
c = Cache(); m = c.get(1); c.get(1); c.get(2); c.get(2); print(c.loads, sorted(c.data))
for bad in (1, "s", [], {}, (), None, object()):
    try: weakref.ref(bad)
    except TypeError as e: print(e)
print(weakref.ref(print)() is print, weakref.ref(A)() is A)
wm = weakref.WeakMethod(Node().__init__) ; print(wm())
o = A("m"); wm = weakref.WeakMethod(o.__repr__); print(wm()()); del o; print(wm())
z = A("z"); fin = weakref.finalize(z, lambda: "result"); print(fin.alive, fin(), fin.alive, fin())

def scope():
    t = A("local"); return weakref.ref(t)
print(scope()())
L = [A(i) for i in range(3)]; rs = [weakref.ref(i) for i in L]; L.pop(0); print([q() for q in rs]); L.clear(); print([q() for q in rs])
print("done")
