# A mistake that CPython finds before anything runs.
print('never printed')
def f():
    x = 1
    global x
