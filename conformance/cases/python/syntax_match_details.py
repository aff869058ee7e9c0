# match: guards, order, binding, soft keywords, errors.
def log(label, result):
    print("guard", label)
    return result

match [1, 2]:
    case [a, b] if log("first", False):
        print("no")
    case [a, b] if log("second", a < b):
        print("bound", a, b)
print(a, b)
match = {"case": 1}
case = match["case"]
print(match, case)
match match:
    case {"case": case}:
        print("soft", case)
match 1, 2:
    case x, y:
        print(x, y)
match *[1, 2], 3:
    case [*all]:
        print(all)
class Strict:
    __match_args__ = "x"
for pattern in ("case Strict(1): pass", "case int(1, 2): pass", "case Point(1): pass", "case 5(): pass"):
    try:
        class Point: pass
        exec(f"match Strict():\n    {pattern}")
        print("no error")
    except (TypeError, SyntaxError) as error:
        print(type(error).__name__, error)
match "abc":
    case [*chars]:
        print("a str is no sequence here")
    case str() as whole:
        print(whole)
match {"a": 1}:
    case {"a": 1, **nothing}:
        print(nothing)
def kind(x):
    match x:
        case bool():
            return "bool"
        case int():
            return "int"
        case [int(), int()] | (str(), str()):
            return "pair"
        case {"k": [_, {"deep": value}]}:
            return value
print(kind(True), kind(3), kind([1, 2]), kind(("a", "b")), kind({"k": [0, {"deep": "found"}]}), kind(None))
