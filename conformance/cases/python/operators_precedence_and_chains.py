print(2 + 3 * 4 ** 2 // 5 % 7, -2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, not 1 == 2, 1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 == True, 3 > 2 == True, (3 > 2) == True, 1 or 0 and 0, not 0 or 1, 5 & 3 == 1, 5 & (3 == 1), 1 | 2 ^ 3 & 4, 1 << 2 + 1, ~-1, - -3, +True, 7 if 0 else 8 if 1 else 9)
print(None or "default", 0 or [] or {}, "a" and "b", "" and 1 / 0, 1 in [1] == True, (1 in [1]) == True, 1 is 1 is not None, "a" < "b" < "c" != "d", [] == () or "ne", 0.1 + 0.2 <= 0.3, 10 // 3 * 3 + 10 % 3, -10 // 3, -10 % 3, 10 % -3, 5 // 0.3, 2 * "ab" + "c", [1] + [2] * 2, "b" in "abc" in ["abc"], not not [])
calls = []
def v(x):
    calls.append(x)
    return x
print(v(1) < v(5) < v(3) < v(9), calls); calls.clear()
print(v(0) and v(1) or v(2), calls); calls.clear()
print({v(1): v(2), v(3): v(4)}, [v(5), v(6)][v(0)], calls); calls.clear()
a = [0, 0]; i = 0
i, a[i] = 1, 9
print(i, a); a[v(0)] = v(7); print(a, calls); calls.clear()
x = y = []
x += [1]; print(y, x is y); x = x + [2]; print(y, x); t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
class N:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print("lt", self.n, o.n); return self.n < o.n
    def __eq__(self, o): print("eq"); return NotImplemented
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return f"radd {o}"
    def __iadd__(self, o): self.n += o; return self
    def __contains__(self, x): return "yes"
    def __rsub__(self, o): return o - self.n
    def __mod__(self, o): return ("mod", o)
n, m = N(1), N(2)
print(n < m, n > m, n == m, n != n, 5 + n, 10 - n, 3 in n, n % "x", [n, m] < [m, n]); n += 5; print(n.n)
for c in ("n + 5", "n + m", "n - 1", "n <= m", "n * 2", "n @ n", "5 % n", "n[0]", "n()", "abs(n)", "n ** 2", "n // 1", "1 << n", "n and n.z", "hash(n)", "divmod(n, 1)"):
    try:
        print(c, eval(c))
    except Exception as e:
        print(c, type(e).__name__, e)
