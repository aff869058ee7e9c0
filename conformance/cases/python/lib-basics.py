import itertools as it, math, sys, time, copy, datetime as d
print(list(it.islice(it.count(5, 2), 3)), list(it.chain([1], (2, 3), "ab")), list(it.chain.from_iterable([[1], [2]])))
print(list(it.product("ab", repeat=2)), list(it.permutations([1, 2, 3], 2)), list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)))
print([(k, list(g)) for k, g in it.groupby("aabbbc")], list(it.accumulate([1, 2, 3])), list(it.zip_longest("abc", "x", fillvalue="-")))
print(list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(None, [0, 1])), list(it.pairwise("abc")), list(it.compress("abc", [1, 0, 1])))
a, b = it.tee([1, 2, 3]); print(list(a), list(b), list(it.starmap(pow, [(2, 3)])), list(it.repeat(1, 2)), it.count(3))
print(math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.gcd(12, 18), math.factorial(20), math.comb(5, 2), math.isclose(0.1 + 0.2, 0.3), math.log(8, 2), math.log10(1000), math.pi, math.hypot(3, 4), math.fsum([.1] * 10), math.prod([2, 3]), math.inf, math.isnan(math.nan), math.trunc(2.7), math.perm(5, 2), math.isqrt(17), math.lcm(4, 6))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.sqrt("a"), lambda: math.factorial(-1)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
x = [1, [2, 3], {"a": [4]}]; y = copy.deepcopy(x); z = copy.copy(x); x[1].append(9); print(y, z)
class P:
    def __init__(self): self.a = [1]
p = P(); q = copy.copy(p); r = copy.deepcopy(p); p.a.append(2); print(q.a, r.a)
print(d.date(2024, 2, 29), repr(d.date(2024, 2, 29)), d.datetime(2024, 1, 2, 3, 4, 5, 6), repr(d.datetime(2024, 1, 2, 3, 4)))
print(d.date(2024, 2, 29) + d.timedelta(days=1), d.date(2024, 3, 1) - d.date(2024, 2, 1), d.timedelta(hours=25, minutes=3), repr(d.timedelta(days=-1, seconds=5)))
print(d.datetime(2024, 5, 6, 7, 8).strftime("%Y-%m-%d %H:%M %A %B %j %p %I %y %-d %e|%c|%x|%X|%U|%W|%V"), d.datetime.strptime("2024-05-06 07:08:09", "%Y-%m-%d %H:%M:%S"))
print(d.datetime.fromisoformat("2024-05-06T07:08:09.123456+02:00"), d.date.fromisoformat("2024-05-06"), d.time.fromisoformat("07:08"), d.datetime(2024, 5, 6, tzinfo=d.timezone.utc).isoformat())
print(d.datetime(2024, 5, 6, 1, tzinfo=d.timezone.utc).astimezone(d.timezone(d.timedelta(hours=5, minutes=30))), d.timezone(d.timedelta(hours=-3)), repr(d.timezone.utc))
print(d.datetime(2024, 1, 1) < d.datetime(2024, 1, 2), d.date(2024, 1, 1) == d.date(2024, 1, 1), d.timedelta(1) > d.timedelta(0), max(d.date(2023, 1, 1), d.date(2024, 1, 1)), {d.date(2024, 1, 1): 1}[d.date(2024, 1, 1)])
print(d.timedelta(days=1).total_seconds(), d.timedelta(days=2) / 2, d.timedelta(days=2) // d.timedelta(hours=5), d.timedelta(hours=7) % d.timedelta(hours=2), d.timedelta(1.5), d.timedelta(microseconds=1.5) * 3, -d.timedelta(1), abs(d.timedelta(-1)), divmod(d.timedelta(5), d.timedelta(2)))
for f in (lambda: d.date(2024, 13, 1), lambda: d.date(2023, 2, 29), lambda: d.date(2023), lambda: d.date("a", 1, 1), lambda: d.datetime(2023, 1, 1, 25), lambda: d.datetime(2023, 1, 1) < d.date(2023, 1, 1), lambda: d.datetime(2023, 1, 1) - d.datetime(2023, 1, 1, tzinfo=d.timezone.utc), lambda: d.datetime.strptime("x", "%Y"), lambda: d.datetime.strptime("2024 1", "%Y"), lambda: d.date.fromisoformat("x'"), lambda: d.date(2024, 1, 1) + 1, lambda: d.date.max + d.timedelta(1), lambda: d.timedelta("a"), lambda: d.timezone(3), lambda: d.datetime(1, 1, 1, tzinfo=3), lambda: d.timedelta(1) / 0):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(d.date(2024, 12, 30).isocalendar(), d.date(2024, 12, 30).isocalendar().week, d.date(2024, 1, 1).weekday(), d.date(2024, 1, 1).isoweekday(), d.date(2024, 1, 1).timetuple(), d.datetime(2024, 1, 1, 5, 6).time(), d.datetime.combine(d.date(2024, 1, 1), d.time(3, 4)), d.datetime(2024, 1, 1).timestamp(), d.datetime.utcfromtimestamp(1.5), d.datetime.fromtimestamp(86400), d.date.fromordinal(738000), d.date(2024, 1, 1).replace(year=2025), d.datetime(2024, 1, 1, 2, 3, 4, 5).replace(microsecond=0), d.date(2024, 1, 1).toordinal(), d.date(2024, 5, 6).ctime())
print(f"{d.date(2024, 1, 2):%d.%m.%Y} {d.datetime(2024, 1, 2, 3):%H:%M}", d.time(1, 2, 3), repr(d.time(1, 2)), d.time(23, 59) > d.time(1), d.time(1, tzinfo=d.timezone.utc), d.datetime.min, d.date.max, d.timedelta.max)
class MyDate(d.date):
    def hi(self): return "hi"
m = MyDate(2024, 1, 1); print(m, repr(m), m.hi(), (m + d.timedelta(1)).hi(), isinstance(d.datetime(2024, 1, 1), d.date), isinstance(m, d.date))
class TZ(d.tzinfo):
    def utcoffset(self, dt): return d.timedelta(hours=2)
    def dst(self, dt): return d.timedelta(hours=1)
    def tzname(self, dt): return "TZ"
t = d.datetime(2024, 1, 1, 12, tzinfo=TZ()); print(t, t.tzname(), t.dst(), t.astimezone(d.timezone.utc), t.strftime("%z %Z"), hash(d.datetime(2024, 1, 1)) == hash(d.datetime(2024, 1, 1)))
print(time.strftime("%Y", time.gmtime(0)), time.gmtime(0).tm_year, time.mktime(time.gmtime(100)), time.gmtime(0))
