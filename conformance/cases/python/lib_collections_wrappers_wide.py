# ChainMap, UserDict, UserList and UserString: their answers and what they say of wrong arguments.
from collections import ChainMap, UserDict, UserList, UserString, Counter
import copy
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
u = UserDict({"k": 1}, z=2); l = UserList([3, 1, 2]); s = UserString("Hello World")
class Lower(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.lower(), value)
    def __missing__(self, key): return f"<{key}>"
class Limited(UserList):
    def append(self, item):
        if len(self) >= 3: raise OverflowError("full")
        super().append(item)
for c in ["cm['a'], cm['b'], list(cm), len(cm), dict(cm), bool(cm), 'b' in cm", "cm['zz']", "cm.get('zz', 5), cm.parents, cm.new_child(), cm.new_child({'q': 1}, w=2), cm.maps", "cm | {'n': 1}, {'n': 1} | cm", "cm | 5", "cm.pop('b')", "cm.pop('b', 0)", "cm.popitem(), cm", "cm.popitem()", "cm.__delitem__('x')", "cm.update(x=1) or cm", "ChainMap(), ChainMap.fromkeys('ab', 0), cm == {'x': 1, 'a': 2, 'b': 3}, copy.copy(cm)", "ChainMap(1)['a']", "cm.new_child(1, 2)", "cm.get()", "cm.pop()", "ChainMap(x=1)",
          "u, u['k'], u.get('q'), 'k' in u, len(u), list(u.items()), u == {'k': 1, 'z': 2}, u.copy(), type(u.copy()).__name__", "u['zz']", "u | {'m': 1}, {'m': 1} | u", "u | 5", "u.pop('zz')", "u.popitem()", "UserDict(5)", "UserDict({}, {})", "UserDict(dict=3)", "UserDict.fromkeys('ab', 1)", "u.setdefault('n', []).append(1) or u", "Lower(A=1, B=2), Lower(A=1)['X'], Lower(A=1).get('a')", "u.clear() or u",
          "l, l[0], l[1:], l + [1], [1] + l, l * 2, 2 * l, l == [3, 1, 2], l < [4], 3 in l, len(l), type(l[:1]).__name__", "l.sort() or l", "l.sort(5)", "l.append()", "l.pop(9)", "l.remove(9)", "l.index(9)", "l[9]", "l['a']", "l + 5", "l.extend('ab') or l", "l.insert(0, 'z') or l", "l.count('a'), l.index('a'), l.copy()", "l.reverse() or l", "UserList(5)", "UserList('ab'), UserList((1, 2)), UserList()", "Limited([1, 2, 3]).append(4)", "Limited([1]) + [2]",
          "s.upper(), s + '!', 'x' + s, s * 2, s[0], s[-5:], len(s), 'World' in s, s == 'Hello World', s < 'a', hash(s) == hash('Hello World'), type(s.lower()).__name__", "s.split(), s.find('o'), s.count('l'), s.startswith('He'), s.replace('l', 'L'), s.title(), s.center(15, '*'), s.partition(' ')", "s % 5", "UserString('%s-%d') % ('a', 1)", "s.find(1)", "s.join(['a', 'b'])", "int(UserString('5')), float(UserString('1.5')), UserString(5), repr(UserString('q'))", "s + 5", "s.encode()", "UserString()", "Counter(UserDict(a=3, b=1)), Counter(ChainMap({'q': 2}))", "Counter({'x': 'a'}).most_common(), Counter(a=1, b=3, c=2).most_common(2)"]:
    try: print(c, "->", eval(c))
    except Exception as e: print(c, "|", type(e).__name__, e)
from collections import *
print(sorted(n for n in globals() if n in ("ChainMap", "deque", "namedtuple", "OrderedDict", "UserList")))
