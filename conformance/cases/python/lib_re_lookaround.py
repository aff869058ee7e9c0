import re

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(re.findall(r"\w+(?=,)", "a, bc, d"), re.findall(r"(?<=\$)\d+", "$5 6 $70"), re.findall(r"(?<!\$)\b\d+", "$5 6 $70"), re.findall(r"q(?!u)", "qu qa"))
print(re.search(r"(?=(\w+))\1:", "abc:").group(), re.fullmatch(r"(?=.*\d)(?=.*[a-z]).{4,}", "ab1c"), re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"))
print(re.findall(r"(?<=ab)c|(?<!b)d", "abc d bd"))
t(lambda: re.compile("(?<=a+)b"))
