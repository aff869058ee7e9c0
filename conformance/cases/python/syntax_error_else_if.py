# A mistake that CPython finds before anything runs.
print('never printed')
x = 1
if x:
    pass
else if x > 2:
    pass
