# What a class's own namespace holds.
class Thing:
    """A thing."""
    size: int = 3
    def method(self): return self
print(list(vars(Thing)))
print(Thing.__dict__["size"], Thing.__doc__, Thing.__annotations__, Thing.__module__, Thing.__qualname__)
class Sub(Thing):
    pass
print(list(vars(Sub)), Sub.__doc__, Sub.size, "size" in vars(Sub), Sub.__annotations__ if "__annotations__" in vars(Sub) else "inherited")
class Slotted:
    __slots__ = ("x",)
print(list(vars(Slotted)))
class FromList(list):
    pass
print(list(vars(FromList)), [n for n in dir(Thing) if not n.startswith("__")])
try:
    Thing.__dict__["new"] = 1
except TypeError as error:
    print(error)
Thing.new = 1
print(Thing.new, vars(Thing)["new"], Sub().new)
del Thing.new
for bad in ("Thing.new", "del Thing.size; del Thing.size", "Thing.missing", "Thing().method(1)", "Thing.method()", "int.x = 1", "Thing.__name__ = 1"):
    try:
        exec(bad)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
Thing.__name__ = "Renamed"
print(Thing, Thing.__qualname__, type(Thing()).__name__)
t = Thing()
t.__dict__["direct"] = 5
print(t.direct, vars(t))
t.__class__ = Sub
print(type(t).__name__, isinstance(t, Sub))
try:
    t.__class__ = int
except TypeError as error:
    print(error)
