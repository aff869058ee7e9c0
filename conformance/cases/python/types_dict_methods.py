d = {"b": 1, "a": 2}
d["c"] = 3; d.update({"a": 9}, e=5); d |= {"f": 6}; d.setdefault("a", 0); d.setdefault("g", []).append(1)
print(d, d.get("zz"), d.get("zz", 1), d.pop("b"), d.pop("zz", None), d.popitem(), "a" in d, len(d), list(d), d.keys(), d.values(), d.items())
print(dict(a=1, b=2) == {"b": 2, "a": 1}, dict([("x", 1)]), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {**{"a": 1}, "a": 2}, {"a": 1} | {"b": 2}, {k: v for v, k in enumerate("xy")})
print(list(reversed(d)), sorted(d.items(), key=lambda kv: str(kv[1])), max(d, key=lambda k: str(d[k])), d.keys() & {"a", "q"}, d.keys() - {"a"}, d.items() >= {("a", 9)}, {1: "a", 1.0: "b", True: "c"}, d.copy() is d)
nested = {"x": {"y": [1, {"z": None}]}}
print(nested["x"]["y"][1]["z"], nested, {(1, 2): "t"}[1, 2], {frozenset({1}): 1}, repr({"q\"": '"'}), {None: 0, (): 1})
e = {}; e["self"] = e; print(e, bool(e), {} == e)
del d["a"]
for k, v in d.items():
    print(k, v)
try:
    for k in d:
        d[k + "!"] = 1
except RuntimeError as err:
    print(err)
try:
    for k in list(d):
        del d[k]
    print(d)
    for k in {"a": 1}:
        pass
finally:
    print("done")
for bad in (lambda: d["no"], lambda: {}.popitem(), lambda: {}.pop("k"), lambda: {[]: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {1: 2} + {3: 4}, lambda: {}["a"]["b"], lambda: d.update(5), lambda: {1: 2} | [(3, 4)], lambda: {} < {}, lambda: dict(1), lambda: hash({})):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
