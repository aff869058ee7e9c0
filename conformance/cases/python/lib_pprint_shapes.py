from pprint import pprint, pformat, PrettyPrinter, isreadable, isrecursive
from dataclasses import dataclass
from collections import OrderedDict, Counter, defaultdict, deque
from types import SimpleNamespace

@dataclass
class Author:
    name: str
    books: list


data = {"title": "Dune", "tags": ["science fiction", "classic", "desert planet"], "nested": {"b": (1, 2), "a": {3, 1, 2}}, "long": "word " * 30}
pprint(data)
pprint(data, width=40, compact=True)
pprint(data, depth=1, sort_dicts=False)
pprint([list(range(30)), [1]], width=30)
pprint(Author("Frank Herbert", ["Dune", "Dune Messiah", "Children of Dune", "God Emperor of Dune"]), width=50)
pprint([OrderedDict(a=1), Counter("aab"), defaultdict(int, x=1), deque([1, 2]), SimpleNamespace(a=1), b"bytes", None, (1,), frozenset({1})], width=20)
loop = [1]
loop.append(loop)
print(isrecursive(loop), isreadable({"a": 1}), pformat("short"), pformat({1: 2}, indent=4), pformat(10**9, underscore_numbers=True))
PrettyPrinter(indent=2, width=20).pprint({"key": [1, 2, 3, 4, 5, 6, 7, 8]})
