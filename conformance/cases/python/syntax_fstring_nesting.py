# f-strings: nesting, specs, conversions, =, quotes, lambdas, braces.
name, width, value = "Ada", 10, 3.14159
print(f"{name!r:>{width}}|{value:{width}.{2}f}|{name:^{width}}|{name:*<{width}}")
print(f"{value=}, {name=!s}, {1 + 1 = }, {value=:.2f}, {name = }")
print(f"{{literal}} {{{name}}} {'{'}{'}'}", f"{'nested ' + f'{name.upper()}'}")
print(f"{[x for x in range(3)]} { {'a': 1}['a'] } {(lambda x: x * 2)(4)}")
print(f"{name[0]}{name[-1]!a} {'é'!a} {'quote'!r} {name.lower():>5}")
print(f'{"double"} {name + "!"}', f"""{
    name
} multi {value
:.1f}""")
print(f"{1_000_000:,} {255:#x} {255:08b} {0.5:%} {1e10:g} {-5:+d} {True:d} {None}")
print(f"{'a' if value > 3 else 'b'} {value if value < 3 else 'big':>5}")
class Temp:
    def __format__(self, spec): return f"<{spec or 'none'}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
t = Temp()
print(f"{t} {t:abc} {t!s} {t!r:>6} {t!s:^7}|", format(t, "x"), "{:y} {!r}".format(t, t))
import datetime
print(f"{datetime.date(2024, 2, 29):%d.%m.%Y} {datetime.time(9, 5):%H:%M}")
print(f"{name:{'>' if width > 5 else '<'}{width}}|", f"{3:{'0'}{4}}", f"{'x':{'-'}^{5}}")
print(f"\t{name}\n\\ {'tab'}\x41", rf"\t{name}", f"", f"{''}")
