import re

p = re.compile(rb"(\w+)=(\d+)")
print(p.findall(b"a=1 b=22"), p.sub(rb"\2=\1", b"a=1"), p.search(b"x=5").groups(), p, re.split(b",", b"a,b"))
print(re.compile("a") == re.compile("a"), re.compile("a") == re.compile("a", re.I), hash(re.compile("b")) == hash(re.compile("b")), re.compile("a") is re.compile("a"))
re.purge()
print(re.compile("[abc]").fullmatch("b"), re.escape(b"a.b"), re.compile("(?i)x").flags)
