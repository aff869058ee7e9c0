from urllib.parse import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(quote("a b/ü&~"), quote("a/b", safe=""), quote_plus("a b+c&d"), unquote("%41%zz%C3%BC+"), unquote_plus("a+b%2B"), quote(b"\xff\x00"), unquote_to_bytes("a%20%FF"))
print(urlencode({"q": "x y", "n": 1, "l": [1, 2]}), urlencode({"l": [1, 2], "s": "ab"}, doseq=True), urlencode([("a", "é"), ("b", None)]), urlencode({"a": "x/y"}, safe="/"), urlencode({"a": "b c"}, quote_via=quote))
print(parse_qs("a=1&a=2&b=&c"), parse_qs("a=1&b=", keep_blank_values=True), parse_qsl("x=1;y=2", separator=";"), parse_qsl("a=%C3%A9+b"))
t(lambda: urlencode(5))
t(lambda: urlencode("abc"))
t(lambda: parse_qsl("a", strict_parsing=True))
t(lambda: quote(5))
