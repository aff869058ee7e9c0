import weakref
class S: __slots__ = ("a",)
class S2: __slots__ = ("a", "__weakref__")
class S3(S): pass
class S4(S): __slots__ = ()
class S5(S3): __slots__ = ("b",)
class D(dict): pass
class L(list): __slots__ = ()
class T(tuple): pass
class I(int): pass
for c in [S, S2, S3, S4, S5, D, L, T, I, Exception, object, dict, set, frozenset]:
    o = c()
    try: r = weakref.ref(o); print(c.__name__, r() is o)
    except TypeError as e: print(c.__name__, e)
def f(): pass
for o in [f, len, S, (x for x in []), f.__get__(1), weakref, 3, "x"]:
    try: print(weakref.ref(o)() is o)
    except TypeError as e: print(e)
