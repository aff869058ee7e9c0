import weakref
class A: pass
def show(r, label): print(label, r() is None)
def fail():
    a = A()
    global r
    r = weakref.ref(a)
    raise KeyError("x")
try:
    fail()
except KeyError as e:
    show(r, "in")
show(r, "after")
try:
    fail()
except KeyError:
    show(r, "in")
show(r, "after")
def g():
    try:
        fail()
    except KeyError as e:
        pass
    show(r, "g")
g()
show(r, "g after")
try:
    fail()
except KeyError as e:
    pass
x = 1
show(r, "pass")
def h():
    for i in range(2):
        try:
            fail()
        except KeyError as e:
            show(r, i)
        show(r, i)
h()
def k():
    try:
        fail()
    finally:
        show(r, "fin")
try: k()
except KeyError: show(r, "k")
show(r, "k after")
