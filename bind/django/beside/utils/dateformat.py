"""django.utils.dateformat: dates and times by the letters of PHP's date()."""
import calendar
import datetime

from django.utils import timezone

_SHORT = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()


def _zone(t):
    """The time zone of a datetime; None for a time or a date."""
    if not isinstance(t, datetime.datetime):
        return None
    return t.tzinfo or timezone.get_default_timezone()


def _aware(t):
    if not isinstance(t, datetime.datetime):
        t = datetime.datetime.combine(t, datetime.time())
    return t if t.tzinfo else t.replace(tzinfo=timezone.get_default_timezone())


def _offset(t):
    """Seconds east of Greenwich; empty without a time zone."""
    if _zone(t) is None:
        return ""
    return int(_aware(t).utcoffset().total_seconds())


def _hours(t):
    seconds = _offset(t)
    if seconds == "":
        return ""
    minutes = abs(seconds) // 60
    return "%s%02d%02d" % ("-" if seconds < 0 else "+", minutes // 60, minutes % 60)


def _clock(t):
    return "%d:%02d" % (t.hour % 12 or 12, t.minute) if t.minute else str(t.hour % 12 or 12)


def _half(t):
    return "p.m." if t.hour >= 12 else "a.m."


def _spoken(t):
    words = {(0, 0): "midnight", (12, 0): "noon"}
    return words.get((t.hour, t.minute)) or _clock(t) + " " + _half(t)


def _suffix(day):
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _mail(d):
    t = _aware(d)
    return "%s, %02d %s %04d %s %s" % (calendar.day_abbr[t.weekday()], t.day, calendar.month_abbr[t.month], t.year, t.strftime("%H:%M:%S"), t.strftime("%z"))


def _stamp(d):
    return int((d if isinstance(d, datetime.datetime) else datetime.datetime(d.year, d.month, d.day)).timestamp())


# What each letter writes of a time, and of a date.
_OF_TIMES = {
    "a": _half, "A": lambda t: _half(t).upper().replace(".", ""), "e": lambda t: t.tzname() or "" if getattr(t, "tzinfo", None) else "",
    "f": _clock, "g": lambda t: t.hour % 12 or 12, "G": lambda t: t.hour, "h": lambda t: "%02d" % (t.hour % 12 or 12), "H": lambda t: "%02d" % t.hour,
    "i": lambda t: "%02d" % t.minute, "O": _hours, "P": _spoken, "s": lambda t: "%02d" % t.second,
    "T": lambda t: "" if _zone(t) is None else _aware(t).tzname() or "", "u": lambda t: "%06d" % t.microsecond, "Z": _offset,
}
_OF_DATES = {
    "b": lambda d: calendar.month_abbr[d.month].lower(), "c": lambda d: d.isoformat(), "d": lambda d: "%02d" % d.day, "D": lambda d: calendar.day_abbr[d.weekday()],
    "E": lambda d: calendar.month_name[d.month], "F": lambda d: calendar.month_name[d.month], "I": lambda d: "" if _zone(d) is None else int(bool(_aware(d).dst())),
    "j": lambda d: d.day, "l": lambda d: calendar.day_name[d.weekday()], "L": lambda d: calendar.isleap(d.year), "m": lambda d: "%02d" % d.month,
    "M": lambda d: calendar.month_abbr[d.month], "n": lambda d: d.month, "N": lambda d: _SHORT[d.month - 1], "o": lambda d: d.isocalendar()[0], "r": _mail,
    "S": lambda d: _suffix(d.day), "t": lambda d: calendar.monthrange(d.year, d.month)[1], "U": _stamp, "w": lambda d: d.isoweekday() % 7,
    "W": lambda d: d.isocalendar()[1], "y": lambda d: "%02d" % (d.year % 100), "Y": lambda d: "%04d" % d.year, "z": lambda d: d.timetuple().tm_yday,
}


class TimeFormat:
    letters = _OF_TIMES

    def __init__(self, obj):
        self.data = obj

    def format(self, formatstr):
        written, plain = [], False
        for c in str(formatstr):
            if plain:
                written.append(c)
                plain = False
            elif c == "\\":
                plain = True
            elif c in self.letters:
                if c in _OF_TIMES and type(self.data) is datetime.date:
                    raise TypeError(f"The format for date objects may not contain time-related format specifiers (found '{c}').")
                written.append(str(self.letters[c](self.data)))
            else:
                written.append(c)
        return "".join(written)


class DateFormat(TimeFormat):
    letters = {**_OF_TIMES, **_OF_DATES}


def format(value, format_string):
    return DateFormat(value).format(format_string)


def time_format(value, format_string):
    return TimeFormat(value).format(format_string)
