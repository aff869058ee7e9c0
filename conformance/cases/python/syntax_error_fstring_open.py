# A mistake that CPython finds before anything runs.
print('never printed')
name = 'x'
print(f'{name')
