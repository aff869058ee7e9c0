# Cause and context.
def step(kind, message, cause="context"):
    try:
        raise KeyError("first")
    except KeyError as error:
        if cause == "cause": raise kind(message) from error
        if cause == "none": raise kind(message) from None
        raise kind(message)
for cause in ("context", "cause", "none"):
    try:
        step(ValueError, "second", cause)
    except ValueError as error:
        print(cause, repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
try:
    try:
        1 / 0
    finally:
        {}["missing"]
except KeyError as error:
    print(repr(error), repr(error.__context__))
try:
    try:
        raise ValueError("a")
    except ValueError:
        try:
            raise TypeError("b")
        except TypeError:
            raise KeyError("c")
except KeyError as error:
    chain = []
    while error:
        chain.append(repr(error))
        error = error.__context__
    print(chain)
e = ValueError("noted")
e.add_note("one"); e.add_note("two")
print(e.__notes__, e.with_traceback(None) is e, e.__traceback__)
for bad in ("e.add_note(5)", "raise 5", "raise ValueError from 5", "raise", "raise int", "raise ValueError() from KeyError"):
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error, repr(error.__cause__))
import sys, traceback
try:
    step(ValueError, "shown", "cause")
except ValueError as error:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is error, traceback.format_exception_only(error))
    print(traceback.format_exc())
print(sys.exc_info())
