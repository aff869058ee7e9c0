def parse(line):
    name, _, number = line.partition("=")
    return name, int(number)

for line in ("a=1", "b= 2 ", "c=x3"):
    print(parse(line))
