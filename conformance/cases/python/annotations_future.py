from __future__ import annotations

value: list[int] = [1]
other: Undefined | None = None


class Node:
    parent: Node | None = None
    children: list["Node"]
    pair: tuple[int, ...] = (1, 2)

    def add(self, child: Node, *rest: Node, flag=True, **kw: dict[str, int]) -> Node:
        return self


def f(x: undefined.name, y: 'quoted' = 1, z: lambda a: a + 1 = 2) -> -1:
    return x


print(__annotations__)
print(Node.__annotations__)
print(Node.add.__annotations__)
print(f.__annotations__)
