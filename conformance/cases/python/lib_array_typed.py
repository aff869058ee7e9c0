from array import array

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = array("i", [1, 2, 3])
a.append(4)
a.extend([5])
a.insert(0, 9)
print(a, a[1], a[-1], a[1:3], len(a), a.typecode, a.itemsize, a.index(3), a.count(9), a.pop(), a.tolist(), 2 in a, sum(a), list(reversed(a)))
print(array("d", [1, 2.5]), array("f", [0.1])[0], array("b", b"ab"), array("i"), a + array("i", [7]), array("h", [1]) * 3, array("H", [1, 2]).tobytes(), array("u", "hé"), array("i", [1]) == array("i", [1]), a < array("i", [10]))
a[0] = 100
del a[1]
a.remove(3)
a.reverse()
print(a)
for f in (lambda: array("z"), lambda: array("b", [200]), lambda: array("i", ["x"]), lambda: a.append(1.5), lambda: a[50], lambda: a.remove(77), lambda: array("B", [-1]), lambda: a.extend(array("d")), lambda: array("i", "ab")):
    t(f)
