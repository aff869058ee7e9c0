from functools import total_ordering

@total_ordering
class Matrix:
    __slots__ = ("rows",)
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("rows of different lengths")
    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]
    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value
    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])
    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])
    def __mul__(self, k):
        return Matrix([[a * k for a in r] for r in self.rows]) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __neg__(self):
        return self * -1
    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows
    def __lt__(self, other):
        return self.trace < other.trace
    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self
    @property
    def trace(self):
        return sum(r[i] for i, r in enumerate(self.rows))
    def __str__(self):
        return "\n".join(" ".join(f"{x:>4}" for x in r) for r in self.rows)
    def __bool__(self):
        return any(any(r) for r in self.rows)
    def __iter__(self):
        return (x for r in self.rows for x in r)

m = Matrix([[1, 2], [3, 4]])
one = Matrix([[1, 0], [0, 1]])
print(m, m @ m, m + one, 2 * m, -m, sep="\n--\n")
print(m == m @ one, m != one, m > one, m <= one, m[1, 0], m[1], list(m), 4 in m, bool(m), bool(0 * m), max(m), sum(m))
m[0, 0] = 10; m @= one; print(m.rows, m.trace)
for bad in (lambda: m + 1, lambda: m * "a", lambda: "a" * m, lambda: m[5], lambda: Matrix([[1], [1, 2]]), lambda: m.size, lambda: {m}, lambda: m @ 3, lambda: m < 3):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
m.extra = 1
