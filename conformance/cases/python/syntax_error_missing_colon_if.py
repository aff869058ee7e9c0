# A mistake that CPython finds before anything runs.
print('never printed')
age = 20
if age > 18
    print('adult')
