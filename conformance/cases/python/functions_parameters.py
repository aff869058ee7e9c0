def plain(a, b):
    return (a, b)


def mixed(a, /, b, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


def keyword_only(*, name, size=1):
    return f"{name}:{size}"


print(plain(1, 2), plain(b=1, a=2), plain(1, b="x"))
print(mixed(1, 2, d=4))
print(mixed(1, 2, 3, 4, 5, d=6, e=7, f=8, g=9))
print(mixed(1, b=2, d=3, a="not the positional one"))
print(keyword_only(name="n"), keyword_only(size=3, name="m"))

args = [1, 2]
options = {"d": 10, "z": 26}
print(mixed(*args, **options))
print(mixed(*args, *"xy", **options, k=1))
print(plain(*{"k": 1, "l": 2}))


def defaults(a, items=[], *, seen={}):
    items.append(a)
    seen[a] = len(items)
    return items, seen


defaults(1)
print(defaults(2))
print(defaults(3, [0]))
print(defaults.__defaults__, defaults.__kwdefaults__)


def count(*args, **kwargs):
    return len(args), sorted(kwargs)


print(count(), count(1, 2, *[3], x=1, **{"y": 2}))
print((lambda a, *b, c=2, **d: (a, b, c, d))(1, 2, 3, c=4, e=5))
