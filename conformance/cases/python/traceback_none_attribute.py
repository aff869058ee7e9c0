import re
match = re.search("x", "abc")
print(match.group())
