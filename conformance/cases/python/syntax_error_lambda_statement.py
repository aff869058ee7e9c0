# A mistake that CPython finds before anything runs.
print('never printed')
f = lambda x: return x
