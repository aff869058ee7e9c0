for source in ("x = = 1", "def f(:\n    pass", "if True\n    pass", "print 'hi'", "a = (1,\nb = 2", "return 1", "x = 'abc"):
    try:
        compile(source, "snippet", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.text and e.text.rstrip())

exec("y = 1\nz = y +\n")
