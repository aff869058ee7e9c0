# What may not stand in an except* clause, and what comes of it.
import traceback
for kind in (ExceptionGroup, BaseExceptionGroup, int, (ValueError, ExceptionGroup), "x"):
    try:
        try:
            raise ValueError("v")
        except* kind:
            print("caught")
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))
try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), KeyError(2)])
    except* ValueError:
        undefined_name
    except* KeyError as e:
        raise e
except ExceptionGroup as e:
    traceback.print_exception(e)
    print(traceback.format_exc().count("\n"))
    print(repr(e))
