import sys
def hook(t, v, tb):
    print("leaving", v)
    sys.exit(7)
sys.excepthook = hook
raise RuntimeError("x")
