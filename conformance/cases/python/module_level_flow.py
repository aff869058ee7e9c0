"""The module's own text."""
x: int = 5
y: "str"
print(__doc__, __name__, __annotations__)
if (n := len("abc")) > 2 and not (x < 3):
    print("walrus", n)
i = 0
while i < 10:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=" ")
else:
    print("never")
print()
match_me = {"kind": "a"}
del match_me["kind"]
print(match_me, type(match_me) is dict, x is not None, x if x else y)
a = b = [1]
b += [2]
print(a, a is b, (a := 3), a)
try:
    y
except NameError as e:
    print(type(e).__name__, e)
if __name__ == "__main__":
    import sys as system
    from os import path as p
    print(system.argv, p.join("a", "b"))
x, y = y if False else 1, 2
print(x, y, [*range(2), *"ab"], {**{}, "k": 1}, print)
lst = [10, 20, 30]
lst[0], lst[1] = lst[1], lst[0]
print(lst, "a" if lst else "b", 1 if not lst else 2)
undefined_name
