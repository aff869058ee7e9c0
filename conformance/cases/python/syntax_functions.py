# Parameters of every kind, defaults, annotations, lambda.
def full(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs
print(full(1, d=4), full(1, 2, 3, 4, 5, d=6, f=7), full(1, d=0, b="kw"))
def keyword_only(*, x, y=1): return x, y
def positional(a, b, /): return a, b
print(keyword_only(x=1), positional(1, 2))
for call in ("full()", "full(1)", "full(a=1, d=2)", "full(1, c=1, d=2, e=3, c=4)", "keyword_only(1)", "keyword_only()", "positional(a=1, b=2)", "positional(1)", "positional(1, 2, 3)", "keyword_only(x=1, z=2)", "(lambda x, y: x)(1)", "(lambda: 0)(1)", "full(1, *[2], *[3], d=4, **{'d': 5})"):
    try:
        print(eval(call))
    except (TypeError, SyntaxError) as error:
        print(type(error).__name__, error)
def append_to(item, items=[]):
    items.append(item)
    return items
print(append_to(1), append_to(2), append_to.__defaults__)
def annotated(x: int, *rest: str, flag: "bool" = True) -> list[int]:
    "Doc."
    y: int = x
    return [y]
print(annotated.__annotations__, annotated.__doc__, annotated.__kwdefaults__, annotated.__name__, annotated.__code__.co_varnames)
compose = lambda *fs: lambda x: [f(x) for f in fs]
print(compose(str, float, lambda v: v ** 2)(3))
print((lambda a, b=2, *c, d=4, **e: (a, b, c, d, e))(1, z=5))
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs], [f() for f in [lambda i=i: i for i in range(3)]])
def recursive(n): return 1 if n < 2 else n * recursive(n - 1)
print(recursive(20), recursive.__qualname__, (lambda: 0).__name__)
