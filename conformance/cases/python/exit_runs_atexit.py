import sys, atexit
atexit.register(print, "bye")
try: sys.exit("message")
except SystemExit as e: print(repr(e), e.code)
try: exit(3)
except SystemExit as e: print(e.code)
try: raise SystemExit
except SystemExit as e: print(e.code)
sys.exit({"a": 1})
