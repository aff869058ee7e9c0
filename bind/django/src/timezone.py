"""django.utils.timezone: the current and the default time zone, aware and naive datetimes."""
from contextlib import ContextDecorator
from datetime import datetime, timedelta, timezone, tzinfo

from django.conf import settings
from django.utils._zone import current_zone

__all__ = [
    "get_fixed_timezone", "get_default_timezone", "get_default_timezone_name", "get_current_timezone", "get_current_timezone_name",
    "activate", "deactivate", "override", "template_localtime", "localtime", "localdate", "now", "is_aware", "is_naive",
    "make_aware", "make_naive",
]

utc = timezone.utc
_active = []
_zones = {}


def _zone(name):
    if name not in _zones:
        try:
            import zoneinfo
        except ImportError:
            if name != "UTC":
                raise
            return utc
        _zones[name] = zoneinfo.ZoneInfo(name)
    return _zones[name]


def get_fixed_timezone(offset):
    if isinstance(offset, timedelta):
        offset = offset.total_seconds() // 60
    sign = "-" if offset < 0 else "+"
    name = sign + "%02d%02d" % divmod(abs(offset), 60)
    return timezone(timedelta(minutes=offset), name)


def get_default_timezone():
    return _zone(settings.TIME_ZONE)


def get_default_timezone_name():
    return _get_timezone_name(get_default_timezone())


def get_current_timezone():
    return _active[-1] if _active else get_default_timezone()


def get_current_timezone_name():
    return _get_timezone_name(get_current_timezone())


def _get_timezone_name(zone):
    return zone.tzname(None) or str(zone)


def activate(zone):
    if isinstance(zone, str):
        zone = _zone(zone)
    elif not isinstance(zone, tzinfo):
        raise ValueError("Invalid timezone: %r" % zone)
    _active[:] = [zone]
    current_zone(get_current_timezone_name())


def deactivate():
    _active.clear()
    current_zone(None)


class override(ContextDecorator):
    def __init__(self, timezone):
        self.timezone = timezone

    def __enter__(self):
        self.old_timezone = _active[-1] if _active else None
        if self.timezone is None:
            deactivate()
        else:
            activate(self.timezone)

    def __exit__(self, exc_type, exc_value, traceback):
        if self.old_timezone is None:
            deactivate()
        else:
            activate(self.old_timezone)


def template_localtime(value, use_tz=None):
    convert = (isinstance(value, datetime) and (settings.USE_TZ if use_tz is None else use_tz) and not is_naive(value)
               and getattr(value, "convert_to_local_time", True))
    return localtime(value) if convert else value


def localtime(value=None, timezone=None):
    if value is None:
        value = now()
    if timezone is None:
        timezone = get_current_timezone()
    if is_naive(value):
        raise ValueError("localtime() cannot be applied to a naive datetime")
    return value.astimezone(timezone)


def localdate(value=None, timezone=None):
    return localtime(value, timezone).date()


def now():
    return datetime.now(tz=utc if settings.USE_TZ else None)


def is_aware(value):
    return value.utcoffset() is not None


def is_naive(value):
    return value.utcoffset() is None


def make_aware(value, timezone=None):
    if timezone is None:
        timezone = get_current_timezone()
    if is_aware(value):
        raise ValueError("make_aware expects a naive datetime, got %s" % value)
    return value.replace(tzinfo=timezone)


def make_naive(value, timezone=None):
    if timezone is None:
        timezone = get_current_timezone()
    if is_naive(value):
        raise ValueError("make_naive() cannot be applied to a naive datetime")
    return value.astimezone(timezone).replace(tzinfo=None)


def _datetime_ambiguous_or_imaginary(dt, tz):
    return tz.utcoffset(dt.replace(fold=not dt.fold)) != tz.utcoffset(dt)
