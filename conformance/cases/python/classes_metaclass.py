class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print("prepare", name, [b.__name__ for b in bases], kwargs)
        return {"prepared": True}

    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")))
        cls = super().__new__(mcs, name, bases, namespace)
        cls.options = kwargs
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter(["a", "b"])

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def describe(cls):
        return f"class {cls.__name__}"

    @property
    def label(cls):
        return cls.__name__.upper()


class Model(metaclass=Meta, table="t"):
    x = 1

    def method(self):
        return __class__.__name__


class Child(Model, abstract=True):
    y = 2


print(Model.options, Child.options, Child.prepared)
print(len(Model), list(Child), Model["k"], Model.describe(), Child.label)
print(type(Child).__name__, Child().method())
try:
    Child().describe()
except AttributeError as e:
    print(e)

Made = type("Made", (Child,), {"z": 3, "hello": lambda self: "hi"})
print(Made.z, Made().hello(), type(Made), Made.__name__)

Plain = type("Plain", (), {})
print(Plain, Plain.__bases__, Plain.__module__)


class Registry:
    seen = []

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Registry.seen.append((cls.__name__, key))


class A(Registry, key="a"):
    pass


class B(A):
    pass


print(Registry.seen)
try:
    class C(Registry, key="c", wrong=1):
        pass
except TypeError as e:
    print(e)


class Other(type):
    pass


try:
    class Conflict(Model, metaclass=Other):
        pass
except TypeError as e:
    print(e)


def factory(name, bases, namespace):
    return (name, bases, namespace["value"])


class NotAClass(metaclass=factory):
    value = 9


print(NotAClass)


class Entries:
    def __mro_entries__(self, bases):
        return (A,)


class WithEntry(Entries()):
    pass


print(WithEntry.__bases__, len(WithEntry.__orig_bases__))
try:
    class BadBase(5):
        pass
except TypeError as e:
    print(str(e)[:60])
