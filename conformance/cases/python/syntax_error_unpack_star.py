# A mistake that CPython finds before anything runs.
print('never printed')
*a = [1]
