from string import Template

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


s = Template("Dear $name, you owe ${amount}$$.")
print(s.substitute(name="Ann", amount=5), s.substitute({"name": "Bob"}, amount=1), s.safe_substitute(name="Cy"))
print(s.get_identifiers(), s.is_valid(), Template("$ x").is_valid(), s.template)
for text in ("$", "a\nb $ c", "$missing", "${x", "${bad name}"):
    t(lambda: Template(text).substitute(x=1))
    print(Template(text).safe_substitute(x=1))


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+"


print(Percent("%a and %% and %B").safe_substitute(a=1))
