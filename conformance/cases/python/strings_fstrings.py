name, n, pi, items = "World", 42, 3.14159, [1, "two"]
print(f"hello {name}! {n + 1} {items}")
print(f"{name!r} {name!s} {items!r} {'é'!a}")
print(f"{n:5}|{n:<5}|{n:>5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#b}|{n:,}")
print(f"{pi:.2f} {pi:8.3f} {pi:e} {1234567.891:,.1f} {0.25:.0%}")
print(f"{name:>10} {name:*^11} {name:.3} {name!r:>10}")
width, precision = 10, 3
print(f"{pi:{width}.{precision}f}|{name:{'<'}{width}}|")
print(f"{n=} {n = } {n + 1=} {pi=:.2f} {name=!s} {items[1]=}")
print(f"{{literal}} {{{n}}} {'nested ' + f'{name}'}")
print(f"{'a' if n else 'b'} {n!r:>6} {(lambda x: x * 2)(4)}")
print(f"{{'a': 1}['a']}" if False else f"{dict(a=1)['a']}")
print("con" "cat" f"enated {n}" " end", f"" "x")
print(f'''multi
line {
    n
    + 1
} text''')
print(rf"raw \n {n}", f"tab\t{n}", f"\N{BULLET} \u00e9 \x41")


class Custom:
    def __format__(self, spec):
        return f"custom[{spec}]"

    def __repr__(self):
        return "Custom()"


print(f"{Custom()} {Custom():abc} {Custom()!r:>10} {Custom():{n}}")
for source in ('f"{1:d}{\'x\':d}"', 'f"{items:10}"', 'f"{undefined_name}"'):
    try:
        print(eval(source))
    except (ValueError, TypeError, NameError) as e:
        print(type(e).__name__, e)
print("%s is %d years and %.1f%% %r %5s|%-5s|%05d" % ("x", 3, 99.5, "q", "r", "l", 42))
print("{} {0!r} {name}".format(1, name=2) if False else "{0} {0!r} {name:>4}".format("v", name=2))
