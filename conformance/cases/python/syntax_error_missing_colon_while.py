# A mistake that CPython finds before anything runs.
print('never printed')
n = 3
while n > 0
    n -= 1
