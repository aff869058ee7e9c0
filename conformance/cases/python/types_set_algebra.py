a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3}, a < {1, 2, 3}, {1} < a, a.isdisjoint({9}), a.issuperset(b & a), a == {3, 2, 1}, a != b)
print(a.union([5], (6,)), a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference([3, 9]), frozenset("aab") == {"a", "b"}, set(), {1, 1.0, True}, len(set("hello")))
a.add(10); a.discard(99); a.discard(1); a.remove(2); a.update([7], {8}); print(sorted(a)); a &= {3, 7, 8}; a -= {8}; a |= {0}; a ^= {0, 1}; print(sorted(a), a.copy() is a)
f = frozenset([1, 2]); print({f: "x"}[frozenset([2, 1])], f | {3}, {3} | f, type({3} | f).__name__, type(f | {3}).__name__, {frozenset({1}), frozenset({1})}, {*"ab"} == {"a", "b"}, {x % 3 for x in range(9)})
print(sorted({"b", "a"}), max({3, 1}), sum({1, 2}), 3 in a, {1} & {2} or "none", [x for x in {5}], set([1, 2]) == frozenset([1, 2]), bool(set()), repr(frozenset()), repr(set()))
for bad in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} | [2], lambda: {1} < [2], lambda: hash({1}), lambda: {1}[0], lambda: set(1), lambda: {1} + {2}, lambda: frozenset([1]).add(2), lambda: {{1}}):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
s = {1, 2}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
