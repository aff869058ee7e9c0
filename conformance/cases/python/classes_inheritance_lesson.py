# A small class hierarchy as a lesson would have it.
class Animal:
    count = 0
    def __init__(self, name, sound="..."):
        self.name = name
        self._sound = sound
        Animal.count += 1
    def speak(self):
        return f"{self.name} says {self._sound}"
    def __str__(self):
        return f"{type(self).__name__}({self.name})"
    def __repr__(self):
        return f"<{self}>"
    def __eq__(self, other):
        return isinstance(other, Animal) and self.name == other.name
    def __hash__(self):
        return hash(self.name)
    def __lt__(self, other):
        return self.name < other.name

class Dog(Animal):
    def __init__(self, name, tricks=()):
        super().__init__(name, "Woof")
        self.tricks = list(tricks)
    def add_trick(self, trick):
        self.tricks.append(trick)
        return self
    def speak(self):
        return super().speak() + "!"

class Puppy(Dog):
    def speak(self):
        return super().speak().lower()

pets = [Dog("Rex"), Animal("Generic"), Puppy("Bit", ["sit"])]
for pet in pets:
    print(pet, repr(pet), pet.speak(), isinstance(pet, Dog), issubclass(type(pet), Animal))
print(Animal.count, Dog.count, sorted(pets), max(pets), pets[0] == Dog("Rex"), len({Dog("a"), Dog("a")}))
print(pets[0].add_trick("roll").add_trick("beg").tricks, pets[2].tricks, Dog("x").tricks)
print(Puppy.__mro__, Puppy.__bases__, Dog.__base__.__name__)
print(hasattr(pets[1], "tricks"), getattr(pets[1], "tricks", "none"), vars(pets[0]), pets[0].__class__.__name__)
try:
    pets[1].add_trick("x")
except AttributeError as error:
    print(error)
