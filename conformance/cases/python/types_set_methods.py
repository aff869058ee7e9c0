# set and frozenset.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a >= {1}, a.isdisjoint({9}), 2 in a, len(a), set(), set("aab") == {"a", "b"}, {1, 1.0, True})
a.add(5); a.discard(9); a.remove(5); a.update([7, 8], (9,)); print(a); a.difference_update({7}); a.intersection_update({1, 2, 8}); a.symmetric_difference_update({1, 100}); print(sorted(a))
print(a.union([1], "z") >= a, a.intersection([2, 3]), a.difference([2], [8]), sorted(a.symmetric_difference([2, 3])), a.issubset(range(200)), a.issuperset([]), a.copy() is a, {x % 3 for x in range(9)})
f = frozenset([1, 2]); print(f, f | {3}, {f: "key"}[frozenset([2, 1])], hash(f) == hash(frozenset([2, 1])), f == {1, 2}, type(f & {1}).__name__, type({1} & f).__name__, frozenset(), repr({frozenset({1})}))
c = {3, 1}; c |= {5}; c &= {1, 5}; c -= {5}; c ^= {2}; print(c, bool(set()), sorted({"b", "a"}), sum({1, 2}), max({1, 5}), {1, 2} == {2, 1}, {*[1], *(2,)}, list({7}), {(1, 2), (1, 2)})
print({0}.pop(), len({1, 2} | {2, 3}), [x for x in sorted({3, 1, 2})], set([1, 2]) == frozenset([2, 1]), {1}.union(), set().union(*[[1], [2]]), {1, 2}.intersection())
for bad in ("{[1]}", "{1}.remove(2)", "set().pop()", "{1} + {2}", "{1}[0]", "{1} | [2]", "{1}.add()", "set(5)", "frozenset([1]).add(2)", "{1} < [1]", "{{1}}", "hash({1})", "{1}.foo", "{1} & 'a'", "set(1, 2)", "{'a': 1, 'b'}", "{1} - [1]", "{1}.update(5)", "s = {1}\nfor x in s: s.remove(x)", "sorted({1, 'a'})"):
    try:
        exec(bad)
        print("fine:", bad)
    except (Exception, SyntaxError) as error:
        print(type(error).__name__, error)
