class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def total(self):
        result = self.value
        if self.left is not None:
            result += self.left.total()
        if self.right is not None:
            result += self.right.total()
        return result


def tree(depth):
    if depth == 0:
        return Node(1)
    return Node(depth, tree(depth - 1), tree(depth - 1))


print(sum(tree(11).total() for _ in range(8)))
