from contextlib import contextmanager, ContextDecorator, suppress, redirect_stdout, AbstractContextManager
import io

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class timed(ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *exc):
        print("exit", exc[0] and exc[0].__name__)
        return False


@timed()
def work(x):
    print("working", x)
    return x * 2


print(work(3))
with suppress(ZeroDivisionError):
    with timed():
        1 / 0


@contextmanager
def transaction(log):
    log.append("begin")
    try:
        yield log
    except Exception as e:
        log.append(f"rollback {e}")
        raise
    else:
        log.append("commit")


log = []
with transaction(log):
    log.append("work")
try:
    with transaction(log):
        raise ValueError("bad")
except ValueError:
    pass
print(log)


class Managed(AbstractContextManager):
    def __exit__(self, *exc):
        print("left")


with Managed() as m:
    print(type(m).__name__)
f = io.StringIO()
with redirect_stdout(f):
    print("inside")
print(f.getvalue().strip())
