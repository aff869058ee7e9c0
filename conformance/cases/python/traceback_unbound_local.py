counter = 0

def increase():
    counter += 1
    return counter

increase()
