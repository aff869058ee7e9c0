import sys
del sys.excepthook
raise RuntimeError("x")
