import warnings

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", DeprecationWarning)
    warnings.warn(RuntimeWarning("three"))
    print([(str(w.message), w.category.__name__) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error", UserWarning)
    t(lambda: warnings.warn("raised"))
    warnings.filterwarnings("ignore", message="quiet.*")
    warnings.warn("quiet please")


def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)
    return 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("once")
    old()
    for _ in range(2):
        warnings.warn("again")
    print(len(caught), caught[0].filename.endswith(".py"))
print(warnings.formatwarning("msg", UserWarning, "f.py", 3, "code"), issubclass(DeprecationWarning, Warning))
t(lambda: warnings.warn("x", int))
t(lambda: warnings.simplefilter("nope"))
