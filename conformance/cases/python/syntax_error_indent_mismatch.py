# A mistake that CPython finds before anything runs.
print('never printed')
if True:
        a = 1
    b = 2
