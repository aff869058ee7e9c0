# Mixins, the diamond, cooperative super, MRO errors.
class Base:
    def __init__(self, **kw):
        print("Base", kw)
    def who(self): return ["Base"]
class Left(Base):
    def __init__(self, left=0, **kw):
        super().__init__(**kw)
        self.left = left
    def who(self): return ["Left"] + super().who()
class Right(Base):
    def __init__(self, right=0, **kw):
        super().__init__(**kw)
        self.right = right
    def who(self): return ["Right"] + super().who()
class Both(Left, Right):
    def who(self): return ["Both"] + super().who()
b = Both(left=1, right=2, extra=3)
print(b.who(), b.left, b.right, [c.__name__ for c in Both.__mro__])
print(super(Left, b).who(), super(Right, b).who(), Left.who(b))
class JsonMixin:
    def to_json(self):
        import json
        return json.dumps(vars(self), sort_keys=True)
class Saved(JsonMixin, Both): pass
print(Saved(left=5).to_json())
for bases in ((Base, Left), (Left, Left), (object, Base), (Both, Right, Left)):
    try:
        print(type("T", bases, {}).__mro__)
    except TypeError as error:
        print(error)
class A:
    def f(self): return super().f()
class B:
    def f(self): return "B.f"
class C(A, B): pass
print(C().f())
try:
    A().f()
except AttributeError as error:
    print(error)
print(super(C, C()).f(), super(A, C()).f(), C.f.__qualname__)
try:
    super(C, A())
except TypeError as error:
    print(error)
class WithClass:
    @classmethod
    def make(cls): return cls.__name__
class Sub(WithClass):
    @classmethod
    def make(cls): return "sub " + super().make()
print(Sub.make(), Sub().make())
