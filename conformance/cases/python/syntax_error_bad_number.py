# A mistake that CPython finds before anything runs.
print('never printed')
n = 12abc
