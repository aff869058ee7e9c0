# A mistake that CPython finds before anything runs.
print('never printed')
i = 0
i++
