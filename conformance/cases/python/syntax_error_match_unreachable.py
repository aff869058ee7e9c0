# A mistake that CPython finds before anything runs.
print('never printed')
match 1:
    case x:
        pass
    case 2:
        pass
