# A mistake that CPython finds before anything runs.
print('never printed')
class Dog
    pass
