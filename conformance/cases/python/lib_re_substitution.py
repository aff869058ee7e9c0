import re

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", "b", "banana", count=2), re.subn("x*", "-", "axb"))
print(re.sub(r"(?P<n>\d+)", lambda m: str(int(m["n"]) * 2), "3 apples 10 pears"), re.sub(r"\s+", " ", " a \n b "), re.sub("(a)|b", r"[\1]", "ab"))
print(re.split(r"[,;]\s*", "a, b;c"), re.split("(-)", "1-2-3", maxsplit=1), re.split("", "abc"), re.findall(r"(\w)=(\d)", "a=1 b=2"), re.findall("a|", "ba"))
print([m.span() for m in re.finditer("an", "banana")], re.escape("1+1=2 (yes)"))
print(re.sub("long" * 10, "short", "x" + "long" * 10 + "y"))
t(lambda: re.sub("(", "", "x"))
t(lambda: re.sub("a", r"\2", "a"))
t(lambda: re.sub("a", r"\g<x>", "a"))
t(lambda: re.sub("a", r"\q", "a"))
