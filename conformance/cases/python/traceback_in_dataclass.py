from dataclasses import dataclass


@dataclass
class Node:
    value: int
    next: "Node" = None


def total(node):
    return node.value + total(node.next)


def main():
    chain = Node(1, Node(2, None))
    print(chain)
    print(total(Node(3, Node(4))) if chain else 0)


main()
