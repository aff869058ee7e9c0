# A mistake that CPython finds before anything runs.
print('never printed')
values = (1, 2]
