import re

log = """2024-01-02 12:30:45 INFO user=ann action=login
2024-01-02 12:31:00 ERROR user=bob action=pay amount=9.50
bad line"""
line = re.compile(r"(?P<date>\S+) (?P<time>[\d:]+) (?P<level>[A-Z]+) (?P<rest>.*)")
for m in line.finditer(log):
    print(m["level"], dict(re.findall(r"(\w+)=(\S+)", m["rest"])))
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"), re.sub(r"[^\w\s-]", "", "Hello, World! -- again"))
print(re.split(r"\s*(?:,|;|and)\s*", "a, b;c and d"), re.findall(r"\b[A-Za-z0-9._%+-]+@[\w.-]+\.[a-z]{2,}\b", "ann@x.org, bob@y.co.uk, no@"), re.fullmatch(r"\+?\d[\d -]{6,}\d", "+1 555-0100 00") is not None)
tokens = re.compile(r"\s*(?:(\d+\.?\d*)|(.))")
print([(n or op) for n, op in tokens.findall("3 + 4.5*(2 - 1)")], re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"), re.findall(r"#(\w+)", "#one and #two"))
print(re.sub(r"<[^>]+>", "", "<p>Hi <b>you</b></p>"), re.match(r"^(?:https?://)?([^/:]+)(?::(\d+))?", "http://host:80/x").groups(), re.findall(r"(?m)^\w+", log))
