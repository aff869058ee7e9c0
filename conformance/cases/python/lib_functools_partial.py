from functools import partial, partialmethod, reduce, wraps, cmp_to_key, total_ordering
import operator

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


base2 = partial(int, base=2)
print(base2("101"), base2.func, base2.args, base2.keywords, partial(print, "a", sep="-")("b", "c"))
print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
t(lambda: reduce(operator.add, []))
t(lambda: partial(5))


class Cell:
    def set(self, state, extra=None):
        self.state = (state, extra)

    alive = partialmethod(set, True)
    dead = partialmethod(set, False, extra="x")


c = Cell()
c.alive()
print(c.state)
c.dead()
print(c.state)


def logged(fn):
    @wraps(fn)
    def inner(*a):
        return fn(*a)
    return inner


@logged
def greet(name):
    """Say hello."""
    return "hi " + name


print(greet("x"), greet.__name__, greet.__doc__, greet.__wrapped__("y"), greet.__qualname__)


@total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(V(1) <= V(2), V(3) >= V(4), V(2) > V(1), V(2) != V(2))
