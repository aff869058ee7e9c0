import json, io
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum
from collections import OrderedDict, namedtuple
class C(IntEnum): A = 1
class S(str, Enum): X = "x"
P = namedtuple("P", "a b")
data = {"a": [1, 2.5, None, True], "b": {"c": "é\n\"\\/\u2028"}, 1: "int", None: 0, True: 1, 1.5: 2}
print(json.dumps(data), json.dumps(data, indent=2), json.dumps(data, ensure_ascii=False, separators=(",", ":")), json.dumps({"b": 1, "a": {"z": 1, "y": 2}}, sort_keys=True, indent="\t"), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[], {}, [[]]], indent=1), json.dumps(P(1, 2)), json.dumps(C.A), json.dumps(S.X), json.dumps({C.A: 1}), json.dumps(float("nan")), json.dumps([1e100, 1e-7, -0.0, 1e16, 10**25]), sep="\n")
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        if isinstance(o, date): return o.isoformat()
        return super().default(o)
print(json.dumps({"s": {3, 1}, "d": date(2024, 1, 1)}, cls=E), E(indent=1).encode([{1}]), list(json.JSONEncoder().iterencode([1, {"a": 2}])))
for c in ["json.dumps({1, 2})", "json.dumps(object)", "json.dumps({(1, 2): 3})", "json.dumps({(1, 2): 3}, skipkeys=True)", "json.dumps(b'a')", "json.dumps(1j)", "json.dumps(Decimal('1'))", "json.dumps(float('inf'), allow_nan=False)", "json.dumps([date(2024, 1, 1)], default=str)", "json.dumps({'b': 1, 1: 2}, sort_keys=True)", "json.loads('')", "json.loads('{')", "json.loads('[1,]')", "json.loads('{\"a\": 1,}')", "json.loads('{a: 1}')", "json.loads(\"{'a': 1}\")", "json.loads('[1 2]')", "json.loads('{\"a\" 1}')", "json.loads('nul')", "json.loads('1 2')", "json.loads('\"abc')", "json.loads('\"a\\nb\"')", "json.loads('\"a\\nb\"', strict=False)", "json.loads('\"\\\\x\"')", "json.loads('\"\\\\u12\"')", "json.loads('\"\\\\ud83d\\\\ude00\"')", "json.loads('NaN'), json.loads('-Infinity')", "json.loads('1.0'), json.loads('1e5'), json.loads('-0'), json.loads('1E+2')", "json.loads('01')", "json.loads('.5')", "json.loads('[1, 2.5]', parse_float=Decimal, parse_int=str)", "json.loads('{\"a\": 1, \"a\": 2}', object_pairs_hook=list)", "json.loads('{\"a\": {\"b\": 1}}', object_hook=lambda d: tuple(d.items()))", "json.loads(b'\"\\xc3\\xa9\"')", "json.loads(5)", "json.loads(None)", "json.loads('\\ufeff1')", "json.loads(' [ ] ')", "json.loads('[NaN]', parse_constant=lambda s: s.lower())", "json.loads('{\"a\": tru}')", "json.loads('\\n\\n  [1,\\n 2\\n,}')", "json.JSONDecoder().raw_decode('1 abc')", "json.JSONDecoder().raw_decode('abc')", "json.dumps('a', foo=1)", "json.loads('1', foo=1)", "json.dumps()", "json.dumps('\\x7f\\x00\\u0080😀')", "json.dumps({'a': 1}, indent=0)", "json.dumps([1, 2], indent=2, separators=(',', ': '))", "json.dump({'a': 1}, 5)", "json.load(io.StringIO('{\"x\": [1]}'))", "json.dumps(OrderedDict(b=1, a=2))", "json.dumps({'k': {'n': [1, (2, 3)]}}, indent=3)"]:
    try: print(c, "->", repr(eval(c)))
    except Exception as e: print(c, "|", type(e).__name__, e, getattr(e, "pos", ""), getattr(e, "lineno", ""), getattr(e, "colno", ""))
r = []; r.append(r)
try: json.dumps(r)
except ValueError as e: print(e)
b = io.StringIO(); json.dump([1, "x"], b, indent=1); print(b.getvalue())
