import json
from decimal import Decimal
from fractions import Fraction

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(json.loads('{"a": [1, 2.5e3, -0, true, false, null], "b": "\\u00e9\\n\\ud83d\\ude00"}'), json.loads(" [] "), json.loads(b'{"x": "\xc3\xa9"}'), json.loads("NaN"), json.loads("-Infinity"))
print(json.loads("[1.10, 2]", parse_float=Decimal, parse_int=str), json.loads('{"a": 1, "a": 2}'), json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d.items())))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.JSONDecoder().raw_decode('[1] rest'), json.loads('"\\u00E9"'), json.loads("1E2"))
for text in ("", "{", "[1,", '{"a" 1}', "{'a': 1}", "[1 2]", '"abc', "nul", "[1]x", '{"a": 1,}', '"\\x"', '"a\tb"', "01", "{1: 2}", "\ufeff[]", "[,]", '{"a":}', "-"):
    try:
        json.loads(text)
    except json.JSONDecodeError as e:
        print(repr(text), e, e.pos, e.lineno, e.colno)
t(lambda: json.loads(5))
t(lambda: json.loads('"a\tb"', strict=False))
