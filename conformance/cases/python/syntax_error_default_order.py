# A mistake that CPython finds before anything runs.
print('never printed')
def f(a=1, b):
    pass
