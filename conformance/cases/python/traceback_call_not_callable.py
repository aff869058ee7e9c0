total = 5
def compute():
    return total(1)
compute()
