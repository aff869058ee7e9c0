import copy

class Node:
    def __init__(self, v):
        self.v, self.kids, self.parent = v, [], None


root = Node([1])
kid = Node(2)
root.kids.append(kid)
kid.parent = root
deep, shallow = copy.deepcopy(root), copy.copy(root)
print(deep.kids[0].parent is deep, deep.v is root.v, shallow.kids is root.kids, deep.kids[0].v)
a = [1, [2, 3]]
a.append(a)
b = copy.deepcopy(a)
print(b[2] is b, b[1] is a[1], copy.copy((1, 2)), copy.deepcopy({"k": {1, 2}}))


class Custom:
    def __init__(self):
        self.log = []

    def __copy__(self):
        c = Custom()
        c.log = ["copied"]
        return c

    def __deepcopy__(self, memo):
        c = Custom()
        c.log = ["deep", isinstance(memo, dict)]
        return c


class State:
    def __getstate__(self):
        return {"x": 1}

    def __setstate__(self, s):
        self.y = s["x"] + 1


print(copy.copy(Custom()).log, copy.deepcopy([Custom()])[0].log, copy.copy(State()).y, copy.deepcopy(State()).__dict__, copy.Error.__mro__[1].__name__)
