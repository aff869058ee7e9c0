import inspect

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Base:
    """Base doc."""
    x = 1

    def method(self, a, b=2):
        """Method doc."""

    @property
    def prop(self): ...

    async def co(self): ...

    def gen(self):
        yield


class Child(Base):
    def method(self, a, b=3): ...


print(inspect.getdoc(Child.method), inspect.getdoc(Child), inspect.isfunction(Base.method), inspect.ismethod(Base().method), inspect.isroutine(len), inspect.isdatadescriptor(Base.prop), inspect.iscoroutinefunction(Base.co), inspect.isgeneratorfunction(Base.gen), inspect.isgenerator(Base().gen()), inspect.isabstract(Base))
print([n for n, v in inspect.getmembers(Base) if not n.startswith("__")], inspect.getmro(Child), inspect.isawaitable(3), inspect.unwrap(len) is len)
spec = inspect.getfullargspec(Base.method)
print(spec.args, spec.defaults, spec.varargs, inspect.getcallargs(Base.method, None, 1), inspect.currentframe().f_code.co_name, inspect.Signature.empty is inspect.Parameter.empty)


def annotated(a: int, *, b: "str" = "x") -> list[int]: ...


sig = inspect.signature(annotated)
print(sig, sig.parameters["b"], sig.parameters["a"].annotation, inspect.get_annotations(annotated))
t(lambda: inspect.signature(5))
t(lambda: inspect.signature(annotated).bind("x", 5))
