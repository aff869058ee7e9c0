n = 1234567.891; s = "text"; d = {"a": 1, "b": [1, 2]}
print(f"{n:,.2f} {n:>15.1f} {n:<15.0f}| {n:^+20.3e} {n:_.1f} {-n:09.1f} {n:g} {n:%}")
print(f"{255:x} {255:#X} {255:b} {255:#o} {255:08b} {ord('a'):c} {5:+d} {5: d} {1000000:,}")
print(f"{s:*^10} {s!r:>10} {s:.2} {s:10}| {s[::-1]=} {n=:.1f} {d['a']=} {d=!s}")
print(f"{'nested ' + f'{1 + 1}'} {'a' if n > 1 else 'b'} {[x for x in range(3)]} {(lambda x: x * 2)(4)} {{braces}}")
w, p = 12, 3; print(f"{n:{w}.{p}f}|{s:>{w}}|{s:{'*'}<{w}}")
print("{} {1} {0}".format(1, 2) if 0 else "{1} {0} {k}".format(1, 2, k=3), "{0[a]} {0[b][1]} {1.real}".format(d, 5), "{:>5}|{:<5}|{:^5}".format(1, 2, 3))
print("%5d|%-5d|%05d|%x|%5.2f|%s|%r|%%|%c|%e|%+d" % (42, 42, 42, 255, 3.14159, "s", "r", "c", 12345.678, 5), "%(a)s %(b)r" % d)
print("abc".center(9, "-"), "abc".ljust(6) + "|", "7".zfill(3), "-7".zfill(4), "a,b,,c".split(","), "a b  c".split(), "x".join("abc"), "Hello".swapcase(), "hello world".title(), "a-b_c".replace("-", "+").partition("_"))
from datetime import datetime, date, timedelta, timezone
t = datetime(2024, 3, 5, 14, 7, 9, 123456); print(f"{t:%Y-%m-%d %H:%M:%S.%f %j %A %b %p %I}", t.isoformat(), t.strftime("%d/%m/%y"), t + timedelta(days=1, hours=-3), date(2024, 2, 29).replace(year=2023, day=28), (date(2024, 3, 1) - date(2024, 2, 1)).days)
print(repr(t), t.date(), t.time(), t.weekday(), t.isocalendar(), datetime.fromisoformat("2024-01-02T03:04:05+02:00"), datetime(2024, 1, 1, tzinfo=timezone.utc), timedelta(seconds=3661.5), timedelta(days=-1, seconds=5))
print(format(3.14159, ".3"), format(1e10), format(1e-5), 1e16, 123456789012345678.0, 0.1 + 0.2, 1 / 3, 2 / 3, 1e100, 5e-324, float("inf"), -0.0, round(2.5), round(3.5), round(2.675, 2), round(1234, -2), 7 // -2, -7 % 3, divmod(-7, 2), 2 ** -1, 10 ** 20)
from string import Template
print(Template("$a ${b}s $$").substitute(a=1, b="x"), Template("$a $z").safe_substitute(a=1))
print(f"""multi
  {s.upper()}
{n:.0f}""")
print(f"{t!s:>30}", f"{None!r:^10}", f"{True:d} {True!s:>6}", f"{3+4j:.1f}", f"{b'x'!r}")
for bad in ('f"{n:d}"', 'f"{s:d}"', '"{}".format()', '"%d" % s', 'f"{d:>5}"', '"{a}".format(b=1)', '"{0} {}".format(1)', 'f"{s:.2d}"', '"%s" % ()', '"%z" % 1', 'format(5, "q")'):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
