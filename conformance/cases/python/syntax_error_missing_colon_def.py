# A mistake that CPython finds before anything runs.
print('never printed')
def greet(name)
    return name
