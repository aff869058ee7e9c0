# Descriptors that validate, compute lazily and count.
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.name, value)
    def __delete__(self, obj): delattr(obj, self.name)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        print("computing", self.name)
        value = obj.__dict__[self.name] = self.f(obj)
        return value
class Person:
    name, age = Typed(str), Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age
    @Lazy
    def initials(self): return self.name[0] + "."
p = Person("Ann", 30)
print(p.name, p.age, p.initials, p.initials, vars(p), isinstance(Person.age, Typed))
for change in ("p.age = 'x'", "Person(5, 5)", "del p.age; p.age"):
    try:
        exec(change)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
class Loud:
    def __getattribute__(self, name):
        print("get", name)
        return super().__getattribute__(name)
    def __getattr__(self, name):
        return f"no {name}"
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
l = Loud()
l.x = 1
print(l.x, l.y)
del l.x
print(hasattr(l, "x"), getattr(l, "x", "default"))
