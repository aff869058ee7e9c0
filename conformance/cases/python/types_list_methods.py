# list: methods, slices, sorting, aliasing, errors.
a = [3, 1, 2]
a.append(5); a.extend([4, 4]); a.insert(0, 9); a.insert(100, 7); a.insert(-1, 6)
print(a, a.pop(), a.pop(0), a.index(4), a.count(4), len(a))
a.remove(4); a.sort(); print(a); a.reverse(); print(a, a.copy() is a, a[:] == a)
b = a; b.append(0); print(a is b, a[-1], sorted(a), sorted(a, reverse=True), sorted(["b", "A", "c"], key=str.lower))
a[1:3] = ["x", "y", "z"]; print(a); a[::2] = [0] * len(a[::2]); print(a); del a[0]; del a[-2:]; print(a); a[len(a):] = [1]; a[:0] = [8, 9]; print(a); a.clear(); print(a)
print([1, 2] + [3], [0] * 3, [[0] * 2 for _ in range(2)], [1, 2] == [1, 2.0], [1, 2] < [1, 3], 2 in [1, 2], [1, [2, [3]]][1][1][0], list("ab"), list(range(3)), [*"ab", *[1]])
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid, [x for row in grid for x in row], sum([1, 2], 10), min([3, 1]), max([[1, 2], [1, 3]]), any([0, 1]), all([]), list(reversed([1, 2])), list(zip([1, 2], "ab")), list(map(str, [1, 2])), list(filter(None, [0, 1, "", "a"])))
people = [("ann", 30), ("bob", 25), ("cid", 30)]
print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[1]), max(people, key=lambda p: p[1]))
c = [1]; c += (2, 3); c *= 2; print(c); c.append(c); print(c, repr(c), str([c]))
d = [1, 2, 3, 4, 5]
print(d[1:-1], d[::-1], d[-3:], d[10:], d[:-10], d[3:1], d[::2], d[4:0:-2], d[slice(1, 3)], d[-1], d[True])
for bad in ("[1][5]", "[1]['a']", "[].pop()", "[1].pop(5)", "[1].remove(2)", "[1].index(2)", "[1] + (2,)", "[1] + 1", "[1] * 'a'", "[1, 'a'].sort()", "sorted([1, None])", "[1][1] = 2", "del [1][1]", "[1].foo", "list(5)", "[1, 2][::0]", "d[::2] = [1]", "[].append()", "[].append(1, 2)", "[1].insert(1)", "max([])", "[1] < 1", "{[1]: 2}", "hash([])", "[1](0)", "d[1:2] = 5", "[3].sort(lambda: 0)", "d['a':'b']"):
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error)
