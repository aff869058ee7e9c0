import weakref

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Node:
    def __init__(self, n):
        self.n = n

    def hi(self):
        return self.n


a = Node(1)
r = weakref.ref(a)
print(r() is a, isinstance(r, weakref.ref), r == weakref.ref(a), weakref.ref(a)().n)
d = weakref.WeakValueDictionary(a=a)
k = weakref.WeakKeyDictionary({a: "v"})
s = weakref.WeakSet([a])
print(d["a"].n, k[a], a in s, len(d), list(d), len(s), d.get("zz"), weakref.WeakMethod(a.hi)()())
p = weakref.proxy(a)
print(p.n, p.hi())
p.n = 5
print(a.n)
f = weakref.finalize(a, print, "never mind")
print(f.alive, f.detach() is not None, f.alive)
t(lambda: weakref.ref(5))
t(lambda: weakref.ref("s"))
t(lambda: d["nope"])
