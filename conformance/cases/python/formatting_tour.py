import datetime as dt
for v in (0, 1, -1, 1234567.891, 1e20, 1e-7, 3.14159, 100, 0.1 + 0.2, float("inf"), float("nan"), 1e16, 123456789012345678):
    print(v, repr(v), f"{v:,}", f"{v:.2f}", f"{v:10.3e}|", f"{v:g}", f"{v:+}", f"{v:>15}|", f"{v:<15}|", f"{v:^15}|", f"{v:015.1f}", f"{v:%}", f"{v:_}")
for n in (0, 5, -5, 255, 10**12): print(f"{n:b} {n:o} {n:x} {n:X} {n:#x} {n:#b} {n:08d} {n:,} {n:_x} {n:+d} {n: d} {n:c}" if 0 <= n < 1000 else f"{n:b} {n:#x}")
print(f"{'a':*^9}{'b':>3}{'c':<3}|{'long text':.4}|{True:5}|{None!s:>6}|{'q'!r:>5}|{[1]!s:>5}")
w, p = 10, 3; print(f"{3.14159:{w}.{p}}|{'x':{'*'}>{w}}|{1+1=}|{w=:>5}|{'é'!a}")
d = dt.datetime(2024, 2, 29, 13, 5, 9, 123456)
print(f"{d:%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %p %I %y %U %W %w %x %X %c %%}", d.isoformat(" ", "minutes"), d.strftime("%d/%m/%y"), d.timetuple().tm_yday, d.isocalendar())
print(dt.timedelta(days=-1, hours=5), dt.timedelta(seconds=3661.5), dt.date(2024, 1, 31) + dt.timedelta(31), (d - dt.datetime(2024, 1, 1)).total_seconds(), dt.datetime.strptime("03 Mar 2024 14:05", "%d %b %Y %H:%M"))
for bad in (lambda: dt.date("2024"), lambda: dt.date(2024, 13, 1), lambda: dt.date(2024), lambda: dt.datetime(2024, 2, 30), lambda: dt.datetime.strptime("x", "%Y"), lambda: dt.date.fromisoformat("2024-1-1"), lambda: dt.timedelta("a"), lambda: dt.time(25), lambda: d - 1, lambda: d < dt.date(2024, 1, 1), lambda: dt.date(2024, "1", 1), lambda: dt.datetime("2024", 1, 1), lambda: dt.date(year=2024, month=1), lambda: dt.date(1, 2, 3, 4)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print("%5.2f|%-5s|%05d|%x|%r|%%|%c|%s" % (3.14159, "ab", 42, 255, "q", "z", [1]), "%(a)s %(b)d" % {"a": 1, "b": 2}, "{0} {1} {0} {x[1]} {y.real}".format("a", "b", x=[1, 2], y=3))
print("a,b,,c".split(","), " a  b ".split(), "a-b-c".rsplit("-", 1), "abc".partition("b"), "x=1=2".rpartition("="), "line1\nline2\r\n".splitlines(True), "Hello".swapcase(), "hello world".title(), "ab".zfill(5), "-5".zfill(4), "tab\tx".expandtabs(4), "aXbX".replace("X", "-", 1), "abc".translate(str.maketrans("ab", "xy", "c")), "ß".casefold(), "x".center(5, "."), "abcabc".rfind("b"), "a".isidentifier(), "12".isdigit(), "prefix-x".removeprefix("prefix-"), "ab" in "cab", "abc"[::-1], "%s" % "ü".encode())
