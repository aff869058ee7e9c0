# A mistake that CPython finds before anything runs.
print('never printed')
print('a'
print('b')
