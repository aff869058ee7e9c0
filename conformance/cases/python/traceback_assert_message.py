def mean(values):
    assert len(values) > 0, f"no values: {values!r}"
    return sum(values) / len(values)

print(mean([1, 2]))
mean([])
