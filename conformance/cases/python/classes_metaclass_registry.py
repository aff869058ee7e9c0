# A registry by metaclass and by __init_subclass__.
class Registry(type):
    classes = {}
    def __new__(mcs, name, bases, ns, key=None):
        cls = super().__new__(mcs, name, bases, ns)
        if bases:
            mcs.classes[key or name.lower()] = cls
        return cls
    def __init__(cls, name, bases, ns, key=None):
        super().__init__(name, bases, ns)
    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        print("created", type(obj).__name__)
        return obj
    def __len__(cls):
        return len(cls.classes)
    def __iter__(cls):
        return iter(sorted(cls.classes))
    @property
    def title(cls):
        return cls.__name__.title()
class Plugin(metaclass=Registry): pass
class Csv(Plugin): pass
class Json(Plugin, key="js"):
    def __init__(self, indent): self.indent = indent
print(Registry.classes, len(Plugin), list(Plugin), Json.title, type(Json), isinstance(Json, Registry))
print(Json(2).indent)
try:
    Csv().title
except AttributeError as error:
    print(error)
class Shape:
    kinds = []
    def __init_subclass__(cls, /, sides=0, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.sides = sides
        Shape.kinds.append(cls.__name__)
class Triangle(Shape, sides=3): pass
class Round(Shape): pass
print(Shape.kinds, Triangle.sides, Round.sides)
try:
    class Wrong(Round, color="red"): pass
except TypeError as error:
    print(error)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"injected": name}
    def __getattr__(cls, name):
        return f"{cls.__name__}.{name}?"
class Auto(metaclass=Meta):
    copy = injected
print(Auto.copy, Auto.missing, Auto.injected)
Dynamic = type("Dynamic", (Auto,), {"x": 1, "double": lambda self: self.x * 2})
print(Dynamic().double(), type(Dynamic).__name__, Dynamic.__module__, Dynamic.__qualname__)
