from itertools import *
import operator

print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)), list(accumulate("abc", operator.add)))
print(list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(zip_longest("abc", [1], fillvalue="-")), list(pairwise("abcd")), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(filterfalse(None, [0, 1, "", 2])), list(compress("abcd", [1, 0, 1, 1])))
a, b, c = tee([1, 2, 3], 3)
print(list(a), next(b), list(b), list(c))
for key, group in groupby(["apple", "avocado", "banana", "blueberry", "cherry"], key=lambda w: w[0]):
    print(key, list(group))
print([(k, len(list(g))) for k, g in groupby("aaabbc")])
