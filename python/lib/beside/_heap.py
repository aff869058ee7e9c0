# Merging what is sorted already.


def merge(*iterables, key=None, reverse=False):
    heads = []
    for values in map(iter, iterables):
        for value in values:
            heads.append([value if key is None else key(value), value, values])
            break
    while heads:
        best = 0
        for i in range(1, len(heads)):
            if heads[best][0] < heads[i][0] if reverse else heads[i][0] < heads[best][0]:
                best = i
        head = heads[best]
        yield head[1]
        for value in head[2]:
            head[0], head[1] = value if key is None else key(value), value
            break
        else:
            del heads[best]
