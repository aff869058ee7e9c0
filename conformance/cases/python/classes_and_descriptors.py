class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, f"<no {self.name}>")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.owner}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        instance.__dict__[self.name] = value


class Registry(type):
    known = []

    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.known.append((name, tuple(kw)))
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        return obj


class Base(metaclass=Registry):
    registry = {}

    def __init_subclass__(cls, /, label=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[label or cls.__name__.lower()] = cls


class Person(Base):
    name = Typed(str)
    age: int = Typed(int)
    nickname: "str | None"

    def __init__(self, name, age):
        self.name, self.age = name, age

    @property
    def adult(self):
        return self.age >= 18

    @adult.setter
    def adult(self, value):
        self.age = 18 if value else 1

    @classmethod
    def make(cls, text):
        name, _, age = text.partition(":")
        return cls(name, int(age))

    @staticmethod
    def helper(x):
        return x * 2

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.age})"


class Child(Person):
    def __init__(self, *args):
        super().__init__(*args)
        self.extra = super().adult

    def __eq__(self, other):
        return isinstance(other, Person) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __lt__(self, other):
        return self.age < other.age


p = Person.make("Ada:36")
c = Child("Bo", 7)
print(p, c, p.adult, c.adult, c.extra, Person.helper(21), p.helper("x"))
c.adult = True
print(c.age, vars(c))
print(Registry.known, sorted(Base.registry))
print(Person.__annotations__, Person.name.kind, Child.__mro__)
print(c == Child("Bo", 1), c != p, len({c, Child("Bo", 2)}), sorted([p, c]), max(p, c, key=lambda x: x.age))
for bad in (lambda: setattr(p, "age", "old"), lambda: p.missing, lambda: Person(), lambda: setattr(p, "helper2", 1) or delattr(p, "nope")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
del p.helper2
print(hasattr(p, "helper2"), getattr(p, "nope", "default"), isinstance(c, (int, Base)), issubclass(Child, Person))
