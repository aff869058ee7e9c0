# A mistake that CPython finds before anything runs.
print('never printed')
f(a=1, 2)
