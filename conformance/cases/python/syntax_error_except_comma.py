# A mistake that CPython finds before anything runs.
print('never printed')
try:
    pass
except ValueError, TypeError:
    pass
