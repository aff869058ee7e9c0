import itertools

for f in (itertools.combinations, itertools.combinations_with_replacement):
    try:
        f("abc")
    except TypeError as e:
        print(e)
print(list(itertools.permutations("ab")))
