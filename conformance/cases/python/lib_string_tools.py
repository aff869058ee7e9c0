import string

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(string.ascii_lowercase, string.ascii_letters[-3:], string.digits, string.octdigits, repr(string.whitespace), len(string.printable), len(string.punctuation))
caesar = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[3:] + string.ascii_lowercase[:3])
print("hello".translate(caesar), "a-b_c".translate(str.maketrans("", "", string.punctuation)), string.capwords("the  quick  fox"))
template = string.Template("$who owes $$${amount} to ${who}s friend")
print(template.substitute(who="ann", amount=5), template.safe_substitute(who="bob"), template.template[:4], sorted(template.get_identifiers()))
t(lambda: template.substitute(who="x"))
t(lambda: string.Template("cost: $5").substitute())


class Email(string.Formatter):
    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)


print(Email().format("{0!u} {name!r} {n:03d}", "loud", name="x", n=7), list(string.Formatter().parse("{a.b[0]!r:>{w}} end")))
t(lambda: Email().format("{0!q}", 1))
t(lambda: string.Formatter().format("{}{1}", 1, 2))
