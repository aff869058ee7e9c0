# An error inside eval.
def scale(x):
    return eval("x * factor", {"x": x})

print(scale(2))
