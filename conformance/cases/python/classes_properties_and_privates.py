class Celsius:
    absolute = -273.15
    def __init__(self, degrees=0):
        self.degrees = degrees
    @property
    def degrees(self):
        "The temperature."
        return self.__degrees
    @degrees.setter
    def degrees(self, value):
        if value < self.absolute:
            raise ValueError(f"{value} is below {self.absolute}")
        self.__degrees = value
    @degrees.deleter
    def degrees(self):
        print("reset")
        self.__degrees = 0
    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32
    def __secret(self):
        return "hidden"
    def reveal(self):
        return self.__secret()

class Kelvin(Celsius):
    @property
    def degrees(self):
        return super().degrees + 273.15
    @degrees.setter
    def degrees(self, value):
        Celsius.degrees.fset(self, value - 273.15)

c = Celsius(25)
print(c.degrees, c.fahrenheit, c.__dict__, Celsius.degrees.__doc__, c.reveal(), c._Celsius__secret())
c.degrees += 5; del c.degrees; print(c.degrees, Celsius.__dict__["fahrenheit"].fset, isinstance(Celsius.degrees, property))
k = Kelvin(300); print(k.degrees, k.fahrenheit, k.__dict__)
for bad in ("c.degrees = -300", "c.fahrenheit = 1", "del c.fahrenheit", "c.__secret()", "c.nothing", "Celsius.nothing", "c.degree", "Celsius(1, 2)", "Celsius.reveal()", "c.reveal(1)", "c()", "c[0]", "c + 1", "len(c)", "for x in c: pass", "with c: pass", "c < c", "-c", "c.degrees()", "int(c)"):
    try:
        exec(bad)
    except Exception as e:
        print(type(e).__name__, e)
class Meta(type):
    @property
    def size(cls):
        return len(cls.__name__)
    def __len__(cls):
        return 7
    def __getattr__(cls, name):
        return f"no {name}"
class Thing(metaclass=Meta):
    pass
print(Thing.size, len(Thing), Thing.colour, hasattr(Thing(), "size"), type(Thing).__name__, callable(Thing), issubclass(Meta, type))
