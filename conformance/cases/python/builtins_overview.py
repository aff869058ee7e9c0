# The built-in functions a lesson goes through.
print(abs(-3), all([1, 0]), any([0, 1]), ascii("ü"), bin(5), bool([]), bytes(2), callable(len), chr(97), complex(1, 2), dict(a=1), divmod(7, 2), float("1.5"), format(255, "x"), frozenset([1]))
print(hash("a") == hash("a"), hex(16), id(None) == id(None), int("7"), isinstance(1, (str, int)), issubclass(bool, int), len("abc"), list("ab"), max(1, 5, 3), max("a", "bb", key=len), min([4, 2]), oct(8), ord("a"), pow(2, 5), pow(2, 5, 7))
print(repr("x"), list(reversed("ab")), round(3.567, 2), set([1, 1]), slice(1, 5, 2), sorted([3, 1]), str(5), sum([1, 2], 3), tuple([1]), type(5), list(zip([1], [2])), vars(type("T", (), {"a": 1}))["a"], max([], default="none"), sum(x for x in range(3)))
print(getattr("abc", "upper")(), getattr(5, "nope", "default"), hasattr([], "append"), list(map(lambda x: x * 2, [1, 2])), list(filter(lambda x: x > 1, [1, 2])), eval("1 + 2"), type(exec), list(enumerate("a")), next(iter([9])), object().__class__.__name__)
print(print("returns None"), print(1, 2, sep="-", end="!\n"), print(), print(*[1, 2], sep="\n"))
class Box:
    pass
box = Box()
setattr(box, "size", 3)
print(box.size, vars(box), dir(box)[-1], delattr(box, "size"), hasattr(box, "size"))
print([n for n in dir([]) if not n.startswith("_")], len(dir("")), sorted(dir(Box)) == dir(Box), dir(box) == dir(Box) + [])
print(int.__name__, len.__name__, type(type), type(len).__name__, type(print), [].append.__name__, str.upper, len, [].append.__self__)
print(type(...), type(None), type(NotImplemented), type(lambda: 0), type(x for x in ()), type({}.keys()), type(range(0)), type(type(int)), type(Box.__init__), type([].sort), type(iter([])))
x = 10
print(eval("x + 1"), eval("x + y", {"x": 1, "y": 2}), exec("z = x * 2"), z, compile("x", "f", "eval").co_filename, globals()["x"], "x" in locals())
import builtins
print(builtins.len is len, __name__, __doc__)
