def close():
    raise OSError("cannot close")

try:
    raise ValueError("first")
finally:
    close()
