def group(count):
    by_key = {}
    for i in range(count):
        by_key.setdefault(i % 97, []).append(i)
    totals = {key: sum(values) for key, values in by_key.items()}
    pairs = sorted(((total, key) for key, total in totals.items()), reverse=True)
    squares = [x * x for x in range(count) if x % 3]
    return pairs[:2], len(squares), sum(n for n in squares if n & 1)


print(group(60000))
