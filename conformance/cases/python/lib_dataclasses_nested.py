from dataclasses import dataclass, field, asdict, astuple, fields, KW_ONLY
from typing import ClassVar

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class Tag:
    name: str


@dataclass
class Book:
    title: str
    tags: list[Tag] = field(default_factory=list)
    meta: dict = field(default_factory=dict, metadata={"help": "free"})
    count: ClassVar[int] = 0
    _: KW_ONLY
    price: float = 1.0


b = Book("Dune", [Tag("sf")], {"k": Tag("x")}, price=2)
print(b, asdict(b), astuple(b), asdict(b, dict_factory=list)[0], fields(b)[2].metadata["help"], Book.__doc__)
b.tags.append(b)
print(b)
match b:
    case Book(title="Dune", tags=[Tag(name), *_]):
        print(name)
t(lambda: Book("a", [], {}, 5))
