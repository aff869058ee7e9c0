def build(count):
    parts = []
    for i in range(count):
        name = f"user-{i:05d}"
        parts.append(name.upper() + "@" + str(i % 7))
    text = ",".join(parts)
    return len(text), text.count("USER"), len(set(text.split(",")))


total = ""
for i in range(20000):
    total += "x"
print(build(60000), len(total))
