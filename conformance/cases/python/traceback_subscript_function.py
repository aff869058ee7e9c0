def items():
    return [1, 2]
print(items[0])
