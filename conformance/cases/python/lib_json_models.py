import json
from dataclasses import dataclass, asdict, field
from datetime import datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Genre(Enum):
    SF = "sf"


@dataclass
class Book:
    title: str
    price: Decimal
    genre: Genre
    published: datetime
    tags: list[str] = field(default_factory=list)
    id: UUID = UUID(int=7)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (Decimal, UUID)):
            return str(o)
        if isinstance(o, Enum):
            return o.value
        if isinstance(o, datetime):
            return o.isoformat()
        return super().default(o)


text = json.dumps(asdict(Book("Dune", Decimal("9.50"), Genre.SF, datetime(2024, 1, 2), ["a"])), cls=Encoder, indent=2)
print(text)


def revive(d):
    if "price" in d:
        d["price"] = Decimal(d["price"])
    return d


print(json.loads(text, object_hook=revive)["price"] + 1)
t(lambda: json.dumps(Book("x", Decimal(1), Genre.SF, datetime(2024, 1, 1))))
