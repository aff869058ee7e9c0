import re

print(re.findall("<.+>", "<a><b>"), re.findall("<.+?>", "<a><b>"), re.findall("a{2,3}", "aaaaa"), re.findall("a{2,3}?", "aaaaa"), re.findall("a{,2}b", "aaab"))
print(re.match("(a*)(a*)", "aaa").groups(), re.match("(a*?)(a*)", "aaa").groups(), re.match("a{", "a{").group(), re.match("a{1", "a{1").group(), re.findall("x{0}", "xx"))
print(re.match("(?:a+)+$", "aaaa").group(), re.findall(r"\bfoo\b", "foo food"), re.findall(r"\B.", "ab c"), re.findall("$", "a\n"), re.findall(r"\Z", "a\n"))
