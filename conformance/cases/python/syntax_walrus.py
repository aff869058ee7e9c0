# Assignment expressions.
import re
if (match := re.search(r"\d+", "abc 123")) is not None:
    print(match.group())
data = [1, 2, 3, 4]
print([y for x in data if (y := x * x) > 4], y)
while (n := len(data)) > 2:
    data.pop()
print(n, data)
print((total := sum(data)) + 1, total)
def f(x=(default := 5)):
    return x
print(f(), default)
print(any((hit := word).startswith("b") for word in ("apple", "banana", "cherry")), hit)
print([last := 0, last := 1][-1], last)
print({(k := "a"): (v := 1)}, k, v)
print(f"{(w := 7)} {w:=5}|")
x = (y := 3, 4)
print(x, y)
def outer():
    [z := i for i in range(3)]
    return z
print(outer())
print((lambda: (q := 3) + q)())
