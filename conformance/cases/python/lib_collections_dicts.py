from collections import defaultdict, OrderedDict, ChainMap, UserDict

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


g = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    g[k].append(v)
print(g, dict(g), g.get("z"), "z" in g, g.default_factory, defaultdict(int, a=1) | {"b": 2})
t(lambda: defaultdict()["x"])
t(lambda: defaultdict(5))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1}, list(reversed(OrderedDict.fromkeys("xyz"))))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m, m["b"], m.maps, dict(m), m.new_child({"a": 9})["a"], m.parents, len(m))
t(lambda: m["zz"])
t(lambda: m.pop("b"))


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u["b"] = 2
print(u, u.data, isinstance(u, dict), {**u})
