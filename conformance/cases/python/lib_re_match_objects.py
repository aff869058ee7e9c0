import re

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


m = re.search(r"(?P<user>[\w.]+)@(?P<host>\w+)\.(com|org)?", "mail ann.b@example.org now")
print(m, m.group(), m.group(1, "host"), m[3], m.groups(), m.groupdict(), m.start("host"), m.end(), m.span(2), m.lastindex, m.lastgroup, m.pos, m.endpos)
print(m.expand(r"\g<host>/\1"), m.re.pattern, m.string[:4], m.regs, bool(m))
print(re.match("b", "abc"), re.fullmatch("a+", "aaa"), re.match("(a)|(b)", "b").groups("-"), re.compile("c").search("abcabc", 3))
t(lambda: m.group(9))
t(lambda: m.group("nope"))
