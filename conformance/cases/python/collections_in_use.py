from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(3)
print(p, p.x, p[1], p._replace(y=9), p._asdict(), Point._fields, p == (3, 0), *p)
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sum(c.values()), Counter(a=2) + Counter(a=1, b=1))
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, dict(d), d["new"], len(d))
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
print(q, q.pop(), q.popleft(), list(q))
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, list(o))
m = {"x": 1, **{"y": 2}, "z": 3}
print(m.get("q", 0), m.pop("x"), m.setdefault("w", []), m | {"y": 5}, list(m.items()), "y" in m, {v: k for k, v in [("a", 1)]})
m.update(a=1, b=2)
del m["a"]
print(m, m.keys() & {"y", "q"}, dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0), sorted(m.items(), key=lambda kv: str(kv[1])))
s = {3, 1, 2}
s.add(2)
s.discard(9)
print(s | {5}, s & {1, 9}, s - {1}, s ^ {1, 7}, {1} <= s, frozenset([1, 2]) == {1, 2}, len(s), sorted(s), set("a"))
l = [3, 1, 2]
l.sort()
l.extend((5, 4))
l.insert(0, 9)
l[1:3] = ["a", "b", "c"]
print(l, l.index("b"), l.count(5), l.pop(), l.remove(9), l * 2, l[::-2], sorted([(2, "b"), (1, "z"), (2, "a")]), [1, 2] < [1, 3], [[]] * 2)
t = (1, [2], "x")
print(t + (4,), t[1:], t.index("x"), (1,), (), tuple("ab"), t == (1, [2], "x"), hash((1, 2)) == hash((1, 2)))
a, (b, *rest), last = 1, (2, 3, 4), 5
print(a, b, rest, last)
for bad in (lambda: Point(), lambda: {[]: 1}, lambda: t.__setitem__(0, 1), lambda: {}.popitem(), lambda: [].remove(1), lambda: (1, 2).index(5), lambda: set().pop(), lambda: max([])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
