a = [3, 1, 2]
a.append(5); a.extend((4, 4)); a.insert(1, 9); a.insert(-100, 0); a.insert(100, 7)
print(a, a.index(4), a.index(4, 6), a.count(4), a.pop(), a.pop(0), a.pop(-2), a)
a.remove(9); a.sort(); print(a, sorted(a, reverse=True), list(reversed(a)), a.reverse(), a, a.copy() is a, a == a.copy())
a[1:3] = "xyz"; print(a); a[::2] = [0] * len(a[::2]); print(a); del a[0], a[-1]; del a[::2]; print(a); a *= 2; a += (1,); print(a, a.clear(), a)
b = [[0] * 2] * 2; b[0][0] = 1; print(b, [[0] * 2 for _ in range(2)], [1, [2, [3]]], [1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [1] + [2], 2 in [1, 2])
w = ["pear", "Fig", "apple", "kiwi"]
print(sorted(w), sorted(w, key=str.lower), sorted(w, key=len), sorted(w, key=lambda x: (-len(x), x)), max(w, key=len), min(w), sum([[1], [2]], []))
c = [1, 2, 3]; c.append(c); print(c, c[3] is c); x, *y = [1, 2, 3]; *m, n = "abc"; print(x, y, m, n, [*range(3), *"ab"], list("hi"), list({"k": 1}), [] or "empty")
print([i for i in range(10) if i % 2 if i > 3], [(i, j) for i in range(2) for j in "ab"], [[j * i for j in range(3)] for i in range(2)], all([]), any([]), list(zip([1, 2], "ab")), list(enumerate("ab", 1)), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, "", "a"])))
for bad in (lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1], lambda: [1]["a"], lambda: [1] + (2,), lambda: [1] * "a", lambda: [1, "a"].sort(), lambda: sorted([1, None]), lambda: [1].insert("a", 1), lambda: list(5), lambda: [1, 2, 3].pop(7), lambda: max([]), lambda: [].sort(1), lambda: hash([])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
d = [1, 2, 3, 4]
try:
    d[::2] = [1]
except ValueError as e:
    print(e)
