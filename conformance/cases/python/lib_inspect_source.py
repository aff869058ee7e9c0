import inspect, functools
def deco(f):
    @functools.wraps(f)
    def w(*a): return f(*a)
    return w
# about one
# and more
@deco
@deco
def one(a,
        b="""multi
    line # not comment
"""):
    x = {"k": [1,
  2]}
    # inner comment

    if a:
        return '#' "'"
    # trailing inner
# outer comment
add = lambda a, b: (a +
    b)
class Outer:
    """Doc"""
    class Inner:
        def m(self):
            def nested(): return 1
            return nested

        async def am(self): pass
    def after(self): return [
        1,
]
pairs = [("x", lambda v: v * 2), ("y", lambda v: v)]
@functools.lru_cache
class Decorated: z = 1
def gen():
    yield 1; \
    yield 2
for o in [one, deco, add, Outer, Outer.Inner, Outer.Inner.m, Outer.Inner().am, Outer.after, Outer.Inner().m(), pairs[0][1], gen, gen().gi_code]:
    print("----"); print(inspect.getsource(o), end=""); print(inspect.getsourcelines(o)[1])
print(repr(inspect.getcomments(one)), inspect.getcomments(deco), len(inspect.getsource(inspect.getmodule(one))) > 500)
for bad in (len, 5, int, eval("lambda: 0"), inspect.currentframe(), dict.get):
    try: print(inspect.getsource(bad)[:40])
    except Exception as e: print(type(e).__name__, e)
def who(): return inspect.stack()[1].function, inspect.stack()[0].code_context, inspect.getframeinfo(inspect.currentframe()).lineno
def caller(): return who()
print(caller())
import linecache; print(repr(linecache.getline(__file__, 2)), repr(linecache.getline(__file__, 9999)), repr(linecache.getline("nope", 1)))
