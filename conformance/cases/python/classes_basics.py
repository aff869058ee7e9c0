class Animal:
    """A thing that makes a sound."""

    kingdom = "animalia"
    count = 0

    def __init__(self, name, sound="..."):
        self.name = name
        self.sound = sound
        Animal.count += 1

    def speak(self):
        return f"{self.name} says {self.sound}"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other):
        if not isinstance(other, Animal):
            return NotImplemented
        return self.name == other.name

    def __lt__(self, other):
        return self.name < other.name


class Dog(Animal):
    def __init__(self, name):
        super().__init__(name, "woof")
        self.tricks = []

    def learn(self, *tricks):
        self.tricks.extend(tricks)
        return self

    def speak(self):
        return super().speak() + "!"


class Puppy(Dog):
    kingdom = "small animalia"

    def speak(self):
        return super().speak().lower()


a, d, p = Animal("Cat"), Dog("Rex"), Puppy("Bit")
print(a.speak(), d.speak(), p.speak(), sep="\n")
print([a, d, p], Animal.count, Dog.count)
print(d.learn("sit", "roll").tricks, p.tricks)
print(sorted([d, p, a]), a == Animal("Cat"), a == "Cat", a != d)
print(p.kingdom, d.kingdom, Puppy.__mro__)
print(isinstance(p, Dog), isinstance(p, (int, Animal)), issubclass(Dog, Animal), issubclass(Animal, Dog))
print(Animal.__doc__, Dog.__doc__, Dog.__name__, Dog.__qualname__, Dog.__module__)
print(vars(d), p.__dict__, hasattr(p, "tricks"), getattr(p, "missing", "default"))
d.extra = 1
del d.extra
try:
    d.extra
except AttributeError as e:
    print(e)
try:
    del d.extra
except AttributeError as e:
    print(e)
try:
    hash(a)
except TypeError as e:
    print(e)
setattr(p, "name", "Byte")
print(p.name, p.speak is p.speak, p.speak == p.speak)
bound = p.speak
p.name = "Nibble"
print(bound(), Puppy.speak(p))
Dog.speak = lambda self: "replaced"
print(d.speak(), p.speak())
print(Dog.__bases__, Dog.__subclasses__(), type(Dog), type(d))


class Empty:
    pass


class Outer:
    class Inner:
        def where(self):
            return type(self).__qualname__

    value = [x * 2 for x in range(3)]
    if len(value) == 3:
        def conditional(self):
            return "defined"


print(Outer.Inner().where(), Outer.value, Outer().conditional())
