import threading, sys

def told(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None, type(args).__name__)

def work():
    {}["k"]

threading.excepthook = told
t = threading.Thread(target=work, name="w1"); t.start(); t.join()
print(threading.excepthook is threading.__excepthook__)
t = threading.Thread(target=lambda: sys.exit(3), name="w2"); t.start(); t.join()

def bad(args):
    raise RuntimeError("in the hook")

sys.excepthook = lambda kind, exc, tb: print("main hook", kind.__name__, exc)
threading.excepthook = bad
t = threading.Thread(target=work, name="w3"); t.start(); t.join()
undefined
