# A traceback through closures, lambdas and comprehensions.
def outer(values):
    check = lambda v: 10 / v
    def inner(v):
        return check(v - 1)
    return [inner(v) for v in values]

print(outer([3, 2]))
print(outer([2, 1, 0]))
