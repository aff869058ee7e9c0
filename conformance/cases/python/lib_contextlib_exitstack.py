from contextlib import ExitStack, contextmanager

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@contextmanager
def res(n, fail=False):
    print("open", n)
    try:
        yield n
    finally:
        print("close", n)
        if fail:
            raise ValueError(f"closing {n}")


with ExitStack() as stack:
    got = [stack.enter_context(res(i)) for i in range(3)]
    stack.callback(print, "callback", sep="!")
    stack.push(lambda *exc: print("exit", exc[0]))
    print(got)
with ExitStack() as stack:
    stack.enter_context(res("kept"))
    later = stack.pop_all()
print("outside")
later.close()


def failing():
    with ExitStack() as stack:
        stack.enter_context(res("a", True))
        stack.enter_context(res("b", True))
        raise KeyError("body")


t(failing)
try:
    failing()
except ValueError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
with ExitStack() as stack:
    stack.push(lambda t, v, tb: True)
    raise RuntimeError("suppressed")
t(lambda: ExitStack().enter_context(5))
