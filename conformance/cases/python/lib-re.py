import re

print(re.search(r"\d+", "abc 123 def"), re.match("a", "ba"), re.fullmatch(r"\w+", "abc"))
m = re.match(r"(?P<first>\w+) (?P<last>\w+)( x)?", "Jane Doe!")
print(m.group(), m.group(1), m.group("last"), m.groups(), m.groupdict(), m.span(), m.start("last"), m.end(2), m[1], m["first"], m.lastindex, m.lastgroup, m.group(1, 2))
print(re.findall(r"\d", "a1b2"), re.findall(r"(\w)(\d)", "a1b2"), re.findall(r"(\w)\d", "a1b2"), [x.span() for x in re.finditer("a", "banana")])
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", lambda m: m.group().upper(), "banana", count=2), re.subn("a", "b", "aaa"), re.sub(r"(?P<x>a)", r"[\g<x>]", "cat"))
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(,)", "a,b"), re.split(",", "a,b,c", maxsplit=1), re.sub("x*", "-", "abxd"))
p = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$", re.M | re.I)
print(p, p.pattern, p.groups, p.findall("2024-01-02\n2023-05-06"), p.groupindex, p.flags)
print(re.escape("a.b*c?"), re.search("B", "abc", re.I).group(), re.search("a.c", "a\nc", re.DOTALL) is not None, re.search("^b", "a\nb", re.MULTILINE) is not None)
print(re.findall(r"\b\w+\b", "héllo wörld"), re.findall(r"[^\W\d_]+", "ab1_c"), re.match(r"(a)|(b)", "b").groups(), re.match(r"(?i)ABC", "abc"))
print(re.search(r"(?<=\$)\d+", "cost $45").group(), re.search(r"\d+(?!\d|%)", "50% 60").group(), re.search(r"(\w)\1", "hello").group())
print(re.match(r"""
    (\d+)   # number
    \s*
    (\w+)   # unit
""", "10 km", re.VERBOSE).groups())
print(bool(re.match(r"^[\w.+-]+@[\w-]+\.[\w.]+$", "a.b@c.org")), re.findall(rb"\d", b"1a2"), re.sub(r"\s+", " ", " a  b\n c ").strip())
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower(), re.split(r"\W+", "Words, words."), re.findall("a|b*", "abb"), re.sub("", "-", "ab"))
for bad in ("(", ")", "[", "*a", "a**", r"\q", "(?P<a>x)(?P<a>y)", "(?P=z)", "a{3,1}", r"\1", "(?Px)", "[z-a]", "(?<n>a)"):
    try:
        re.compile(bad)
        print("ok", bad)
    except re.error as e:
        print(e, e.pos)
try:
    m.group(9)
except IndexError as e:
    print(e)
try:
    re.search("a", 5)
except TypeError as e:
    print(e)
try:
    re.search("a", b"a")
except TypeError as e:
    print(e)
print(m.expand(r"\2-\1"), re.compile("a").search("bab", 2), re.compile("a") == re.compile("a"), repr(re.compile("x", re.S)))
