for s in ('1 +', '(1', 'a b', 'x = 1', '', '  1', 'def', '1 2', 'f(', '[1,,2]', '"abc', "'''x", 'a.', 'if x: 1', 'lambda', '1 if 2', 'not', 'x y z', '{1:2', '1)', '5 = x', 'a and', 'print x', '1__0', '0777', '1.2.3', 'é é', '$', 'a?b', '!x'):
    try:
        eval(s)
    except SyntaxError as e:
        print(repr(s), type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, e.filename)
    except Exception as e:
        print(repr(s), type(e).__name__, e)
