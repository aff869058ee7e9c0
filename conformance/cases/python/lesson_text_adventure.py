from __future__ import annotations
from abc import ABC, abstractmethod
from typing import NamedTuple, Protocol, Optional, Union, Iterable

class Direction(NamedTuple):
    name: str
    dx: int = 0
    dy: int = 0
    @property
    def opposite(self) -> Direction:
        return Direction("-" + self.name, -self.dx, -self.dy)

NORTH, EAST = Direction("north", dy=1), Direction("east", 1)

class Visitor(Protocol):
    def visit(self, room: Room) -> str: ...

class Entity(ABC):
    registry: dict[str, type[Entity]] = {}
    def __init_subclass__(cls, /, kind: str | None = None, **kw):
        super().__init_subclass__(**kw)
        Entity.registry[kind or cls.__name__.lower()] = cls
    @abstractmethod
    def describe(self) -> str: ...
    @property
    @abstractmethod
    def weight(self) -> int: ...
    def __str__(self):
        return f"{self.describe()} ({self.weight}kg)"

class Sword(Entity):
    weight = 3
    def describe(self): return "a sword"

class Gold(Entity, kind="treasure"):
    def __init__(self, n): self.n = n
    @property
    def weight(self): return self.n // 10
    def describe(self): return f"{self.n} coins"

class Room:
    def __init__(self, name: str, items: Iterable[Entity] = ()):
        self.name, self.items, self.exits = name, list(items), {}
    def link(self, where: Direction, other: Room) -> Room:
        self.exits[where.name], other.exits[where.opposite.name] = other, self
        return other
    def __getitem__(self, where: str) -> Optional[Room]:
        return self.exits.get(where)
    def __contains__(self, kind: Union[type, str]):
        kind = Entity.registry[kind] if isinstance(kind, str) else kind
        return any(isinstance(i, kind) for i in self.items)

hall = Room("hall", [Sword()])
vault = hall.link(NORTH, Room("vault", [Gold(55), Gold(9)]))
room = hall
for step in ("north", "up", "-north", "north"):
    nxt = room[step]
    print(f"{step}:", nxt.name if nxt else "a wall")
    room = nxt or room
print([str(i) for i in room.items], "treasure" in room, Sword in room, sum(i.weight for i in room.items), Entity.registry)
print(NORTH, NORTH.opposite, NORTH == ("north", 0, 1), NORTH._replace(dx=2), EAST < NORTH, Direction._fields, Direction._field_defaults, [*EAST], EAST[1:], EAST._asdict())
class Rock(Entity):
    weight = 1
for bad in (lambda: Rock(), lambda: Entity(), lambda: "dragon" in hall, lambda: Direction(), lambda: Visitor(), lambda: setattr(NORTH, "dx", 1), lambda: Sword(1), lambda: hall[1, 2].name, lambda: setattr(Gold(1), "weight", 3)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(issubclass(Gold, Entity), Entity.__abstractmethods__ == {"describe", "weight"}, Rock.__abstractmethods__, Room.__init__.__annotations__, isinstance(Sword(), Entity))
