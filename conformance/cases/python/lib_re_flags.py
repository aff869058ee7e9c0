import re

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(re.I, repr(re.I | re.M), re.X.value, re.compile("a", re.I | re.S), re.compile("a").flags, re.compile("a", re.ASCII).flags, re.IGNORECASE is re.I, re.NOFLAG)
print(re.findall("^\\w+$", "one\ntwo", re.M), re.search("a.b", "a\nb", re.S), re.findall("É", "éÉ", re.I), re.findall(r"\w+", "naïve café", re.A))
print(re.match(r"""
    (\d+)   # digits
    \s* (?: cm | mm )
""", "12 mm", re.VERBOSE).group(1))
print(re.search("(?i:A)b", "ab"), re.search("(?i:A)B", "ab"), re.search("(?s)a.", "a\n").span(), re.match("(?x) a b", "ab"), re.RegexFlag(24))
t(lambda: re.compile(re.compile("a"), re.I))
t(lambda: re.compile("a(?i)"))
