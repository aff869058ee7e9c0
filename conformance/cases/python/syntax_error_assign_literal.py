# A mistake that CPython finds before anything runs.
print('never printed')
5 = x
