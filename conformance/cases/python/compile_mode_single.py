import sys
exec(compile("1+1", "<doctest x[0]>", "single"), {})
exec(compile("x = 5\n", "<d>", "single"), {})
exec(compile("for i in range(2):\n    i\n", "<d>", "single"), {})
exec(compile("None", "<d>", "single"), {})
exec(compile("'a'; 2", "<d>", "single"), {})
print(sys.displayhook, sys.__displayhook__ is sys.displayhook)
try: exec(compile("1/0", "<doctest x[1]>", "single"), {})
except ZeroDivisionError:
    import traceback; traceback.print_exc(file=sys.stdout)
def f(v): print("hook", v)
sys.displayhook = f
exec(compile("3", "<d>", "single"), {})
try: compile("a = 1\nb = 2\n", "x", "single")
except SyntaxError as e: print(e)
