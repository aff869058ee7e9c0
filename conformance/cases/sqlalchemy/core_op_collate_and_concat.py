from sqlalchemy import String, collate, column, func, literal

name = column("name", String)
print(name.collate("NOCASE"))
print(collate(name, "C") == "x")
print(name.collate("NOCASE").desc())
print(name + " " + func.upper(name))
print(literal("a").concat(name))
print("x" + name)
print((name + "a") == "ba")
