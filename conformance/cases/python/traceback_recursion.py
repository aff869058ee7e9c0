def down(n):
    return down(n - 1) if n else 1 / n


def limited(n):
    return limited(n + 1)


try:
    limited(0)
except RecursionError as e:
    print(type(e).__name__, e)


class Loop:
    def __repr__(self):
        return repr(self)


try:
    repr(Loop())
except RecursionError:
    print("repr recursion")

print(down.__name__)
down(20)
