from _time import clock, clock_ns, sleep, _strftime, _split, _join, _strptime

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")
CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1


class struct_time(tuple):
    __slots__ = ()
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, sequence, dict=None):
        values = tuple(sequence)
        if len(values) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)")
        return tuple.__new__(cls, values[:9])

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = property(lambda self: "UTC")
    tm_gmtoff = property(lambda self: 0)

    def __repr__(self):
        names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
        return f"time.struct_time({', '.join(f'{n}={v!r}' for n, v in zip(names, self))})"


def time():
    return clock()


def time_ns():
    return clock_ns()


def monotonic():
    return clock(True)


def perf_counter():
    return clock(True)


def process_time():
    return clock(True)


def thread_time():
    return clock(True)


def monotonic_ns():
    return int(clock(True) * 10**9)


def perf_counter_ns():
    return int(clock(True) * 10**9)


process_time_ns = perf_counter_ns


def gmtime(seconds=None, /):
    return struct_time(_split(clock() if seconds is None else seconds))


localtime = gmtime


def mktime(t, /):
    return float(_join(tuple(t)))


def strftime(format, t=None, /):
    return _strftime(format, tuple(gmtime() if t is None else t))


def asctime(t=None, /):
    return strftime("%a %b %e %H:%M:%S %Y", gmtime() if t is None else t)


def ctime(seconds=None, /):
    return asctime(gmtime(seconds))


def strptime(data_string, format="%a %b %d %H:%M:%S %Y", /):
    return struct_time(_strptime(data_string, format))


def get_clock_info(name, /):
    from types import SimpleNamespace
    return SimpleNamespace(implementation="virtual", monotonic=name != "time", adjustable=False, resolution=1e-09)


def tzset():
    pass
