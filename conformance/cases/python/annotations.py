from typing import Optional

count: int = 0
name: str
maybe: Optional[str] = None
obj = type("O", (), {})()
obj.attr: int = 5
(paren): int = 3

print(__annotations__)


def f(a: int, b: "str" = "x", *args: float, c: bool = False, **kw: dict) -> list[int]:
    local: undefined_name = 1
    other: int
    return [local]


print(f(1))
print(f.__annotations__)


class Model:
    id: int
    title: str = "untitled"
    tags: list[str] = []

    def save(self, force: bool = False) -> None:
        self.saved: bool = force


print(Model.__annotations__, Model.title)


class Child(Model):
    extra: float


print(Child.__annotations__, Child.__dict__.get("__annotations__"))


class NoNotes:
    x = 1


print(NoNotes.__annotations__, (lambda x: x).__annotations__)
m = Model()
m.save(True)
print(m.saved, hasattr(Model, "id"))
try:
    bad: missing = 1
except NameError as e:
    print(e, bad)
