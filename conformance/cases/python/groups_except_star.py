# except*: each clause takes its part of a group; the rest goes on.
def demo(*errors):
    try:
        raise ExceptionGroup("several", list(errors))
    except* ValueError as group:
        print("values:", [str(e) for e in group.exceptions])
    except* (TypeError, KeyError) as group:
        print("types or keys:", group.exceptions)
    else:
        print("nothing")
    finally:
        print("--")

demo(ValueError("a"), TypeError("b"), ValueError("c"))
demo(KeyError("k"))
try:
    demo(ValueError("v"), OSError("disk"), ExceptionGroup("inner", [TypeError("t"), ZeroDivisionError("z")]))
except* OSError as rest:
    print("outer os:", rest.exceptions)
except* ArithmeticError as rest:
    print("outer arithmetic:", repr(rest))

try:
    raise ValueError("alone")
except* ValueError as group:
    print(type(group).__name__, repr(group.message), group.exceptions)

def handlers_raise():
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        raise RuntimeError("from handler") from e.exceptions[0]
    except* TypeError:
        raise

try:
    handlers_raise()
except ExceptionGroup as e:
    print(repr(e), [type(x).__name__ for x in e.exceptions])
    print(repr(e.exceptions[0].__cause__))
