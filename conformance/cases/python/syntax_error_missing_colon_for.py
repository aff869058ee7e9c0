# A mistake that CPython finds before anything runs.
print('never printed')
for i in range(3)
    print(i)
