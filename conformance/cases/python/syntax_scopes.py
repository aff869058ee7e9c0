# global, nonlocal, class scopes, comprehension scopes, del.
x = "module"
def show():
    return x
def local():
    x = "local"
    def inner():
        nonlocal x
        x += "!"
        return x
    inner()
    return x, show()
print(local())
def change():
    global x, created
    x = "changed"
    created = True
change()
print(x, created)
class Scope:
    x = "class"
    y = [x for _ in range(1)]
    z = [i for i in x]
    def method(self):
        return x, self.x
    try:
        w = [x + i for i in "a"]
    except NameError as error:
        w = str(error)
print(Scope.y, Scope.z, Scope().method(), Scope.w)
def counter():
    count = 0
    def step(by=1):
        nonlocal count
        count += by
        return count
    return step
a, b = counter(), counter()
print(a(), a(5), b())
i = "kept"
print([i for i in range(3)], i)
for i in range(2):
    pass
print(i)
def deleted():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as error:
        return str(error)
print(deleted())
try:
    raise ValueError("gone")
except ValueError as e:
    kept = e
try:
    e
except NameError as error:
    print(error)
print(sorted(k for k in locals() if len(k) == 1))
def names():
    q, r = 1, [2]
    return locals()
print(names(), "names" in globals())
exec("dynamic = 5")
print(dynamic, eval("dynamic + y", {"dynamic": 1}, {"y": 2}))
