# A linked list, a stack, a queue and a binary tree.
from collections import deque
class Node:
    def __init__(self, value, next=None): self.value, self.next = value, next
class LinkedList:
    def __init__(self, items=()):
        self.head, self.size = None, 0
        for item in reversed(list(items)): self.push(item)
    def push(self, value):
        self.head = Node(value, self.head); self.size += 1
    def pop(self):
        if self.head is None: raise IndexError("pop from empty list")
        node, self.head = self.head, self.head.next; self.size -= 1
        return node.value
    def __iter__(self):
        node = self.head
        while node: yield node.value; node = node.next
    def __len__(self): return self.size
    def __repr__(self): return " -> ".join(map(repr, self)) + " -> None"
    def reverse(self):
        prev, node = None, self.head
        while node: node.next, prev, node = prev, node, node.next
        self.head = prev
        return self
l = LinkedList("abc")
print(l, len(l), l.pop(), list(l), l.reverse(), "b" in l)
class Tree:
    def __init__(self): self.root = None
    def insert(self, value):
        def place(node):
            if node is None: return {"v": value, "l": None, "r": None}
            side = "l" if value < node["v"] else "r"
            node[side] = place(node[side])
            return node
        self.root = place(self.root)
    def walk(self, node="root"):
        node = self.root if node == "root" else node
        return [] if node is None else self.walk(node["l"]) + [node["v"]] + self.walk(node["r"])
    def height(self, node="root"):
        node = self.root if node == "root" else node
        return 0 if node is None else 1 + max(self.height(node["l"]), self.height(node["r"]))
t = Tree()
for v in (5, 2, 8, 1, 9, 3): t.insert(v)
print(t.walk(), t.height())
q = deque([1, 2, 3], maxlen=4)
q.append(4); q.append(5); q.appendleft(0); q.rotate(1); print(q, q.popleft(), q.pop(), list(q), q.maxlen)
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
def bfs(start, goal):
    queue, seen = deque([[start]]), {start}
    while queue:
        path = queue.popleft()
        if path[-1] == goal: return path
        for n in graph[path[-1]]:
            if n not in seen: seen.add(n); queue.append(path + [n])
print(bfs("a", "d"), bfs("d", "a"))
for _ in range(3):
    try: print(l.pop())
    except IndexError as error: print("error:", error)
