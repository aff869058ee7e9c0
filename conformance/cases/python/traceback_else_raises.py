try:
    value = int("5")
except ValueError:
    print("no")
else:
    value / 0
