import sys, traceback
def hook(t, v, tb):
    print("hook:", t.__name__, v, file=sys.stderr)
    print("out", traceback.extract_tb(tb)[-1].name, sys.exc_info())
    traceback.print_last()
    traceback.print_exception(t, v, tb, file=sys.stdout)
print(sys.excepthook is sys.__excepthook__, sys.excepthook)
sys.excepthook = hook
def f(x):
    return 1 / x
try:
    f(0)
except ZeroDivisionError as e:
    raise ValueError("bad") from e
