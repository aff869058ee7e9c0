# Code run by exec and compile has no source lines in a traceback.
source = "def inner():\n    return 1 / 0\ninner()\n"
try:
    exec(source)
except ZeroDivisionError:
    import traceback
    traceback.print_exc()
    print(traceback.format_exc())
code = compile("x = 1\ny = x + 'a'\n", "virtual.py", "exec")
exec(code)
