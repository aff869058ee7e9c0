# A mistake that CPython finds before anything runs.
print('never printed')
d = {'a': 1,
print(d)
