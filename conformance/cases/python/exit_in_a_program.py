"""exit() and quit() with codes, caught and not."""
import sys

for leave in (exit, quit, sys.exit):
    for args in ((), (0,), (3,), ("text",), (None,), ([1, 2],)):
        try:
            leave(*args)
        except SystemExit as e:
            print(e.code, e.args, repr(e), str(e))
try:
    try:
        exit(4)
    finally:
        print("cleanup")
except BaseException as e:
    print(type(e).__name__, e.code + 1)
exit("done")
