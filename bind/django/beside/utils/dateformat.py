"""django.utils.dateformat: dates in PHP's letters."""
import calendar
import datetime
import re

from django.utils import timezone
from django.utils.timezone import get_default_timezone, is_naive, make_aware

_LETTERS = re.compile(r"(?<!\\)([aAbcdDeEfFgGhHiIjlLmMnNoOPrsStTUuwWyYzZ])")
_AP = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]


class Formatter:
    def format(self, formatstr):
        pieces = []
        for i, piece in enumerate(_LETTERS.split(str(formatstr))):
            if i % 2:
                if type(self.data) is datetime.date and hasattr(TimeFormat, piece):
                    raise TypeError("The format for date objects may not contain time-related format specifiers (found '%s')." % piece)
                pieces.append(str(getattr(self, piece)()))
            elif piece:
                pieces.append(re.sub(r"\\(.)", r"\1", piece))
        return "".join(pieces)


class TimeFormat(Formatter):
    def __init__(self, obj):
        self.data = obj
        self.timezone = None
        if isinstance(obj, datetime.datetime):
            self.timezone = get_default_timezone() if is_naive(obj) else obj.tzinfo

    def _hour(self):
        return self.data.hour % 12 or 12

    def a(self):
        return "p.m." if self.data.hour > 11 else "a.m."

    def A(self):
        return "PM" if self.data.hour > 11 else "AM"

    def e(self):
        if not self.timezone:
            return ""
        try:
            if getattr(self.data, "tzinfo", None):
                return self.data.tzname() or ""
        except NotImplementedError:
            pass
        return ""

    def f(self):
        minutes = ":%s" % self.i() if self.data.minute else ""
        return "%s%s" % (self._hour(), minutes)

    def g(self):
        return self._hour()

    def G(self):
        return self.data.hour

    def h(self):
        return "%02d" % self._hour()

    def H(self):
        return "%02d" % self.data.hour

    def i(self):
        return "%02d" % self.data.minute

    def O(self):
        if self.timezone is None:
            return ""
        seconds = self.Z()
        if seconds == "":
            return ""
        sign, seconds = ("-" if seconds < 0 else "+"), abs(seconds)
        return "%s%02d%02d" % (sign, seconds // 3600, seconds // 60 % 60)

    def P(self):
        if self.data.minute == 0 and self.data.hour == 0:
            return "midnight"
        if self.data.minute == 0 and self.data.hour == 12:
            return "noon"
        return "%s %s" % (self.f(), self.a())

    def s(self):
        return "%02d" % self.data.second

    def T(self):
        if self.timezone is None:
            return ""
        aware = make_aware(self.data, self.timezone) if is_naive(self.data) else self.data
        return str(aware.tzname() or "")

    def u(self):
        return "%06d" % self.data.microsecond

    def Z(self):
        if self.timezone is None:
            return ""
        offset = self.timezone.utcoffset(self.data.replace(tzinfo=None) if self.data.tzinfo else self.data)
        return offset.days * 86400 + offset.seconds


class DateFormat(TimeFormat):
    def b(self):
        return calendar.month_abbr[self.data.month].lower()

    def c(self):
        return self.data.isoformat()

    def d(self):
        return "%02d" % self.data.day

    def D(self):
        return calendar.day_abbr[self.data.weekday()]

    def E(self):
        return calendar.month_name[self.data.month]

    def F(self):
        return calendar.month_name[self.data.month]

    def I(self):
        if self.timezone is None:
            return ""
        return "1" if self.data.dst() else "0"

    def j(self):
        return self.data.day

    def l(self):
        return calendar.day_name[self.data.weekday()]

    def L(self):
        return calendar.isleap(self.data.year)

    def m(self):
        return "%02d" % self.data.month

    def M(self):
        return calendar.month_abbr[self.data.month]

    def n(self):
        return self.data.month

    def N(self):
        return _AP[self.data.month - 1]

    def o(self):
        return self.data.isocalendar()[0]

    def r(self):
        value = self.data
        if not isinstance(value, datetime.datetime):
            value = make_aware(datetime.datetime.combine(value, datetime.time.min), timezone=timezone.get_default_timezone())
        elif is_naive(value):
            value = make_aware(value, timezone=self.timezone)
        zone = value.strftime("%z") or "-0000"
        return "%s, %02d %s %04d %s %s" % (calendar.day_abbr[value.weekday()], value.day, calendar.month_abbr[value.month], value.year, value.strftime("%H:%M:%S"), zone)

    def S(self):
        if self.data.day in (11, 12, 13):
            return "th"
        return {1: "st", 2: "nd", 3: "rd"}.get(self.data.day % 10, "th")

    def t(self):
        return calendar.monthrange(self.data.year, self.data.month)[1]

    def U(self):
        value = self.data
        if not isinstance(value, datetime.datetime):
            value = datetime.datetime.combine(value, datetime.time.min)
        return int(value.timestamp())

    def w(self):
        return (self.data.weekday() + 1) % 7

    def W(self):
        return self.data.isocalendar()[1]

    def y(self):
        return "%02d" % (self.data.year % 100)

    def Y(self):
        return "%04d" % self.data.year

    def z(self):
        return self.data.timetuple().tm_yday


def format(value, format_string):
    return DateFormat(value).format(format_string)


def time_format(value, format_string):
    return TimeFormat(value).format(format_string)
