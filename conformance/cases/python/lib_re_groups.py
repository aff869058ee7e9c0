import re

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(re.match(r"(\w)(\w)?(\w)*", "ab").groups(), re.findall(r"(\w)\1", "aabbc"), re.match(r"(?P<q>['\"]).*?(?P=q)", "'a' b").group())
print(re.match(r"(<)?a(?(1)>)", "<a>").group(), re.match(r"(<)?a(?(1)>|$)", "a").group(), re.match("(?:a|b)+", "abab").group(), re.match("(a|b)+", "abab").group(1))
print(re.match("(?>a+)b", "aab").group(), re.match("a++b", "aab"), re.match("(?>a+)ab", "aaab"), re.match("a*+a", "aa"), re.match("(?:x?){2}y", "y"))
print(re.compile(r"(?P<a>x)(?P<b>y)?").groupindex, re.compile("(a)(b)").groups)
