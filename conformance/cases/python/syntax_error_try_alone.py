# A mistake that CPython finds before anything runs.
print('never printed')
try:
    x = 1
y = 2
