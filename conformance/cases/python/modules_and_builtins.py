import json
import math
import itertools
import operator
import string
import re
import uuid
import sys
from contextlib import contextmanager, suppress
from copy import copy, deepcopy

print(json.dumps({"b": [1, 2.5, None, True], "a": "é"}), json.dumps([1, {"x": 2}], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True, ensure_ascii=False), json.loads('{"x": [1, 2.0, null, "\\u00e9"]}'))
print(math.sqrt(16), math.floor(-1.5), math.ceil(1.2), math.pi, math.isclose(0.1 + 0.2, 0.3), math.gcd(12, 18), math.inf, math.factorial(20))
print(list(itertools.chain([1], [2, 3])), list(itertools.islice(itertools.count(5), 3)), [(k, list(g)) for k, g in itertools.groupby("aabbb")], list(itertools.product("ab", [1, 2])), list(itertools.combinations([1, 2, 3], 2)), list(itertools.accumulate([1, 2, 3])))
print(operator.itemgetter(1)([5, 6]), operator.attrgetter("real")(3), string.ascii_lowercase[:5], re.sub(r"(\w+)@(\w+)", r"\2 at \1", "me@home"), re.findall(r"\d+", "a1b22"), bool(re.match("x", "y")))
print(uuid.uuid4(), uuid.uuid4(), uuid.UUID("12345678123456781234567812345678"))


@contextmanager
def managed(name):
    print("open", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        print("close", name)


with managed("db") as m, suppress(KeyError):
    print(m)
    {}["missing"]
with managed("again"):
    raise ValueError("inside")
a = [1, [2, 3]]
b, c = copy(a), deepcopy(a)
a[1].append(4)
print(a, b, c, sys.version_info >= (3, 8), sys.version_info[:2], type(sys.path).__name__)
print(isinstance(True, int), callable(len), abs(-1), chr(65), ord("a"), type(3).__name__, id(a) == id(a), repr(int), sum([[1], [2]], []), sorted({"b": 1, "a": 2}), print("x", "y", sep="-", end="!\n"))
print(list(range(10, 0, -3)), range(5)[1:3], 3 in range(5), slice(1, 2), round(3.14159, 2), bool(""), dir(object())[:2], vars(type("X", (), {"y": 1}))["y"], hasattr([], "append"), globals()["__name__"])
print(*map(str.upper, "ab"), sep=",", file=sys.stderr)
sys.exit("stopped on purpose")
