from datetime import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(date.today() <= date.today(), date(2024, 1, 2) == datetime(2024, 1, 2), datetime(2024, 1, 2).date() == date(2024, 1, 2), isinstance(datetime(2024, 1, 1), date))
print(time(1, 2, 3, 4), time(1, 2).replace(minute=5), time.min, time.max, time(23) > time(22), bool(time(0)), time(5, tzinfo=timezone.utc), hash(time(1)) == hash(time(1)))


class Day(date):
    def __new__(cls, *args):
        return super().__new__(cls, *args)

    @property
    def label(self):
        return self.strftime("%a %d")


d = Day(2024, 5, 6)
print(d, repr(d), d.label, type(d + timedelta(1)).__name__, type(d.replace(day=7)).__name__, d.ctime(), d.timetuple()[:3])
print(datetime(2024, 1, 1, 10).time(), datetime(2024, 1, 1).timetuple().tm_isdst, datetime.utcfromtimestamp(86400), date.fromordinal(1), date.fromtimestamp(0), MINYEAR, MAXYEAR, UTC is timezone.utc)
for f in (lambda: time(24), lambda: datetime(2024, 1, 1, fold=2), lambda: datetime.fromtimestamp(1e20), lambda: d < 5, lambda: time(1) < 1, lambda: d.replace(month=13), lambda: date.fromisocalendar(2024, 54, 1)):
    t(f)
