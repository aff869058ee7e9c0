# Comparisons, identity, membership, boolean operators and their values.
def f(x):
    print("f", x)
    return x
print(1 < f(2) < 3, 3 > f(1) > f(5) > f(0), 1 == 1.0 == True, 1 < 2 > 1 != 5)
print(0 or "default", "a" and "b", [] or {} or 0, 1 and [] and 2, not [] and not 0, None or False)
print(1 in [1] == True, (1 in [1]) == True, "a" in "abc" in ["abc"], not 1 in [2], 1 not in [2])
a = b = [1]
print(a is b, a == [1], a is [1], a is not None, None is None)
print(1 if [] else 2, "yes" if 1 < 2 else "no", 1 if 0 else 2 if 0 else 3)
print("a" < "b" < "c", [1, 2] < [1, 3], (1,) < (1, 0), "Z" < "a", {1} < {1, 2}, {1} <= {1}, [] < [0])
print(True + True, True == 1, True is 1 == 1, isinstance(True, int), 5 - True)
for text in ("1 < 'a'", "[] < ()", "None < None", "{} < {}", "1j < 2j", "object() < 1", "'a' > 1"):
    try:
        eval(text)
    except TypeError as error:
        print(error)
print(float("nan") == float("nan"), 0.0 == -0.0, 0.1 + 0.2 == 0.3, 10**20 == 1e20)
