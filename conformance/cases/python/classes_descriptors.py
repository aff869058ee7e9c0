class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, f"no {self.name}")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete", self.name)
        instance.__dict__.pop(self.name, None)


class NonData:
    def __get__(self, instance, owner):
        return ("non-data", instance is None, owner.__name__)


class Point:
    x = Typed(int)
    y = Typed(int)
    tag = NonData()

    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def length(self):
        """Distance from the origin, squared."""
        return self.x ** 2 + self.y ** 2

    @length.setter
    def length(self, value):
        self.x, self.y = value, 0

    @length.deleter
    def length(self):
        self.x = self.y = 0


p = Point(3, 4)
print(p.x, p.y, p.length, Point.x.name, Point.length.__doc__)
p.length = 9
print(p.x, p.y)
del p.length
print(p.length)
try:
    p.x = "no"
except TypeError as e:
    print(e)
del p.x
print(p.x, p.tag, Point.tag)
p.tag = "own"
print(p.tag)
p.__dict__["x"] = 77
print(p.x)


class ReadOnly:
    @property
    def value(self):
        return 1


for action in (lambda o: setattr(o, "value", 2), lambda o: delattr(o, "value")):
    try:
        action(ReadOnly())
    except AttributeError as e:
        print(e)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(f"nothing called {name}")

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)

    def __delattr__(self, name):
        print("del", name)


d = Dynamic()
d.n = 4
print(d.n, d.get_thing(), hasattr(d, "other"))
del d.n
try:
    d.other
except AttributeError as e:
    print(e)


class Everything:
    real = "real"

    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return object.__getattribute__(self, name)


e = Everything()
print(e.secret, e.real)


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = Slotted()
print(s.a)
for action in (lambda: s.b, lambda: setattr(s, "c", 1), lambda: s.__dict__):
    try:
        print(action())
    except AttributeError as error:
        print(error)


class Lazy:
    def __init__(self, fn):
        self.fn = fn

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        value = self.fn(instance)
        instance.__dict__[self.name] = value
        return value


class Page:
    @Lazy
    def content(self):
        print("computing")
        return "text"


page = Page()
print(page.content, page.content)
