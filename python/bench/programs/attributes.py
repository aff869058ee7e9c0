class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def walk(count):
    p = Point(0, 1)
    for i in range(count):
        p.x = p.x + p.y
        p.y = p.x - i
    return p.x, p.y


print(walk(200000)[0] % 1000003)
