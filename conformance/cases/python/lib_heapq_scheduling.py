import heapq
from itertools import count
from dataclasses import dataclass, field

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)


queue = []
for p, n in [(5, "write"), (1, "plan"), (3, "test")]:
    heapq.heappush(queue, Task(p, n))
print([heapq.heappop(queue).name for _ in range(3)])
counter, heap = count(), []
for item in ("x", "y", "z"):
    heapq.heappush(heap, (1, next(counter), item))
print([heapq.heappop(heap)[2] for _ in range(3)], list(heapq.merge([1, 5], [2, 4], key=lambda v: v)), heapq.nlargest(2, [("a", 3), ("b", 9)], key=lambda t: t[1]))


def dijkstra(graph, start):
    dist, todo = {start: 0}, [(0, start)]
    while todo:
        d, node = heapq.heappop(todo)
        for other, w in graph[node].items():
            if d + w < dist.get(other, 10**9):
                dist[other] = d + w
                heapq.heappush(todo, (d + w, other))
    return dist


print(dijkstra({"a": {"b": 7, "c": 1}, "b": {}, "c": {"b": 2}}, "a"))
t(lambda: heapq.heappop([]))
t(lambda: heapq.heappush([object()], object()))
