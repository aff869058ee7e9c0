import reprlib

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr({3, 1, 2}), reprlib.repr(10**60), reprlib.repr((1,)), reprlib.repr([[[[[[[1]]]]]]]))
r = reprlib.Repr()
r.maxlist, r.maxstring = 2, 10
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"))


class Chain:
    def __init__(self):
        self.next = self

    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        return f"Chain({self.next!r})"


print(Chain())
