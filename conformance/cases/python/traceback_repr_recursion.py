class Node:
    def __init__(self):
        self.parent = None

    def __repr__(self):
        return f"Node({self.parent!r})"

a = Node()
a.parent = a
try:
    print(a)
except RecursionError as error:
    print(str(error).split(" in ")[0])
