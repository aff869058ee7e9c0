from itertools import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(list(permutations("abc", 2)), list(combinations([1, 2, 3], 2)), list(combinations_with_replacement("ab", 2)), list(product("ab", [1, 2])), list(product([0, 1], repeat=3)))
print(list(permutations([])), list(combinations("ab", 3)), len(list(permutations(range(5)))), list(product()), sum(1 for _ in product("ab", repeat=8)))
t(lambda: combinations("a", -1))
t(lambda: list(permutations("ab", 5)))
t(lambda: product("a", repeat=-1))
