"""Hundreds of thousands of matches in one text."""
import re
from string import Template

text = "word, other 12 " * 60_000
print(len(re.findall(r"\w+", text)), len(re.split(r",\s", text)), len(re.sub(r"\d+", "#", text)), sum(1 for _ in re.finditer("o", text)))
print(re.sub(r"(\w+), (\w+)", r"\2-\1", text)[:40], re.subn("w", lambda m: "W", text)[1], re.search("zzz", text), re.escape("a.b" * 3))
print(len(Template("$a-" * 20_000).substitute(a="é")))
