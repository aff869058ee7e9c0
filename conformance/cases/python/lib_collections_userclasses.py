from collections import UserList, UserString, UserDict, OrderedDict

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Typed(UserList):
    def append(self, item):
        if not isinstance(item, int):
            raise TypeError("ints only")
        super().append(item)


a = Typed([1, 2])
a.append(3)
a += [4]
print(a, a[1:], a + [9], len(a), a == [1, 2, 3, 4], sorted(a, reverse=True), type(a[:1]).__name__, a.index(3), 2 in a)
t(lambda: a.append("x"))
s = UserString("hello")
print(s.upper(), s + "!", s[1:3], s == "hello", len(s), s.replace("l", "L"), "ell" in s, type(s.upper()).__name__)


class Defaulting(UserDict):
    def __missing__(self, key):
        return key * 2


d = Defaulting(a=1)
print(d["a"], d["zz"], "zz" in d, d.get("q"), dict(d), d | {"b": 2})
