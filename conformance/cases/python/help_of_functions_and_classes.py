def area(width: float, height: float = 1.0) -> float:
    """Return the area.

    More text.
    """
    return width * height

class Shape:
    """A shape."""
    sides = 0
    def __init__(self, name):
        """Make it."""
        self.name = name
    def area(self):
        return 0
    @property
    def big(self):
        "Is it big?"
        return False
    @classmethod
    def make(cls): return cls("x")
    @staticmethod
    def util(a, b=2): pass

class Square(Shape):
    sides = 4
    def area(self): return 1
help(area)
help(Shape)
help(Square)
help(Shape.area)
