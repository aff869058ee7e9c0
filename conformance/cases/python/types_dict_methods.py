# dict: methods, order, views, merging, errors.
d = {"b": 1, "a": 2}
d["c"] = 3; d.update(a=20, z=26); d.update([("y", 25)]); d.update({"b": 10})
print(d, len(d), list(d), list(d.values()), list(d.items()), "a" in d, 20 in d.values(), ("a", 20) in d.items())
print(d.get("x"), d.get("x", 0), d.setdefault("n", []), d.setdefault("a", 0), d.pop("z"), d.pop("z", "gone"), d.popitem(), d.popitem(), d)
print({**d, "q": 1}, d | {"b": 0}, dict(a=1), dict([("k", "v")]), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {x: x ** 2 for x in range(3)}, {1: "a", 1.0: "b", True: "c"})
d |= {"new": 1}; e = d.copy(); e["only"] = 1; print(d, e == d, d == dict(reversed(list(d.items()))), list(reversed(d)), sorted(d), max(d, key=d.get))
keys = d.keys(); d["late"] = 0; print(keys, keys & {"late", "x"}, sorted(keys | {"x"}), sorted(keys - {"new"}), sorted(keys ^ {"late"}), len(d.items()), d.keys() == set(d), d.items() >= {("new", 1)})
for k, v in sorted(d.items(), key=lambda kv: str(kv[1])): print(k, v, end="; ")
print()
del d["late"]; d.clear(); print(d, bool(d), {} == {}, {"a": {"b": [1]}}["a"]["b"][0])
words = "the cat the dog the end".split()
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), {v: k for k, v in counts.items()})
groups = {}
for w in words: groups.setdefault(len(w), []).append(w)
print(groups)
nested = {"a": 1}; nested["self"] = nested; print(nested, repr({"k": {1, 2} - {2}, (1, 2): None}))
for bad in ("{}['x']", "{}[1]", "{[]: 1}", "{}.pop('x')", "{}.popitem()", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "dict(['abc'])", "{} + {}", "{'a': 1} < {}", "{}.foo", "del {}['a']", "{}.update(5)", "{'a': 1}.get()", "{}()", "dict(**{1: 2})", "{'a': 1}.keys()[0]", "{1: 2}['1']", "d.items()[0]", "{{}: 1}", "dict(a=1, a=2)", "hash({})", "{} | 5", "sorted({1: 2, 'a': 3})", "next({})"):
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error)
