class Point:
    def __init__(self, x, y=0, *, label=None):
        self.x, self.y, self.label = x, y, label

print(vars(Point(1, label="a")))
Point(1, 2, "b")
