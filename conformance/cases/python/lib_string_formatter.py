import string

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


f = string.Formatter()
print(f.format("{0} {1!r:>6} {k[a]} {{}}", 1, "b", k={"a": 2}), f.vformat("{}-{}", (1, 2), {}), list(f.parse("a{b!r:>{w}}c{{")))


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "?") if isinstance(key, str) else args[key]

    def format_field(self, value, spec):
        return value.upper() if spec == "up" else super().format_field(value, spec)


print(Default().format("{a} {b} {0:up}", "x", a=1))
for text in ("{", "}", "{0", "{!x}", "{} {0}", "{0[}"):
    t(lambda: f.format(text, 1))
print(string.capwords("hello  big world"), string.capwords("a-b", "-"), string.punctuation, string.hexdigits)
