import traceback


def show(fn):
    try:
        fn()
    except Exception as e:
        print("".join(traceback.format_exception(type(e), e, e.__traceback__)).replace(__file__, "FILE"))


data = {"a": [1, 2], "b": None}


def binary():
    return data["a"][0] + 3 * data["b"]


def subscript():
    value = data["a"][0 + 5]
    return value


def attribute():
    return data["b"].real


def call():
    return len(data["a"], 2)


def whole():
    data["b"]()


def multiline():
    return max(
        data["a"],
        data["b"][0],
    )


def chain():
    return (
        data
        .get("a")
        .missing("x")
        .other()
    )


def comparison():
    if 1 < 2 < "three":
        return True


def unary():
    return 1 + -data["b"]


def assigned():
    data["zz"]["y"] = 1


def augmented():
    x = 1
    x += "s"


def unpacking():
    a, (b, c) = 1, 2


def formatted():
    return f"{data['b'].nope:>10} and more"


def comprehension():
    return [1 / n for n in (1, 0)]


def condition():
    return undefined if data else 0


def floor():
    x = 5
    return (x * 2) // (x - 5) + 1


def nested():
    return str(int("12x") + 1)


def unicode():
    return "héllo wörld" + data["b"] + "ñ"


for fn in (binary, subscript, attribute, call, whole, multiline, chain, comparison, unary, assigned,
           augmented, unpacking, formatted, comprehension, condition, floor, nested, unicode):
    show(fn)
