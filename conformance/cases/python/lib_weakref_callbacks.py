import weakref
import gc

class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"


things = {n: Thing(n) for n in "ab"}
cache = weakref.WeakValueDictionary(things)
print(sorted(cache), cache["a"], "b" in cache, len(cache), sorted(v.name for v in cache.values()), cache.setdefault("a", Thing("z")))
keys = weakref.WeakKeyDictionary()
keys[things["a"]] = 1
print(keys[things["a"]], things["b"] in keys, list(keys.items()))
refs = weakref.WeakSet(things.values())
print(len(refs), things["a"] in refs, sorted(t.name for t in refs))
r = weakref.ref(things["a"], lambda ref: None)
print(r() is things["a"], r.__callback__ is not None, weakref.getweakrefcount(things["b"]) >= 0)
