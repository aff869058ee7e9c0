x = "global"
def outer():
    x = "outer"
    def inner():
        return x
    def change():
        nonlocal x
        x = "changed"
    def rebind():
        global x
        x = "new global"
    change()
    a = inner()
    rebind()
    return a, inner(), x
print(outer(), x)
def late():
    try:
        print(y)
        y = 1
    except UnboundLocalError as e:
        print(e)
late()
def free():
    def use():
        return z
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    z = 1
    return use()
print(free())
class C:
    x = "class"
    ys = [1, 2]
    first = [y for y in ys]
    try:
        second = [x for y in ys if len(x) > 0][:1]
    except NameError as e:
        second = str(e)
    def method(self):
        return x
    lam = lambda self: self.x
print(C.first, C.second, C().method(), C().lam())
squares = [i * i for i in range(3)]
print("i" in globals(), [j for j in [1]], (k := 5), k, [last := n for n in range(3)], last)
if False:
    never = 1
try:
    never
except NameError as e:
    print(e)
del x
try:
    print(x)
except NameError as e:
    print(e)
def shadow(list):
    return list
print(shadow(3), list("ab"))
def loop():
    fns = []
    for i in range(2):
        def fn(): return i
        fns.append(fn)
    return [f() for f in fns], i
print(loop(), sorted(k for k in locals() if len(k) == 1))
def params(a, b=1):
    c = a + b
    return sorted(locals().items())
print(params(2))
exec("made = 10"); print(made, eval("made + k", {"made": 1, "k": 2}), eval("a * 2", {}, {"a": 21}))
try:
    exec("def q():\n  return missing\nq()", {})
except NameError as e:
    print(e)
def unbound(flag):
    if flag:
        v = 1
    del v
    return v
for flag in (True, False):
    try:
        unbound(flag)
    except UnboundLocalError as e:
        print(e)
