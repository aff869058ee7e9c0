"""django.utils.dateparse: dates, times and durations out of texts."""
import datetime
import re

from django.utils.timezone import get_fixed_timezone

_DATE = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,](?P<microsecond>\d{1,6})\d{0,6})?)?"
_date = re.compile(_DATE + "$")
_time = re.compile(_TIME + "$")
_datetime = re.compile(_DATE + "[T ]" + _TIME + r"\s*(?P<tzinfo>Z|[+-]\d{2}(?::?\d{2})?)?$")
_durations = [re.compile(p) for p in (
    r"^(?:(?P<days>-?\d+) (days?, )?)?(?P<sign>-?)((?:(?P<hours>\d+):)(?=\d+:\d+))?(?:(?P<minutes>\d+):)?(?P<seconds>\d+)(?:[.,](?P<microseconds>\d{1,6})\d{0,6})?$",
    r"^(?P<sign>[-+]?)P(?:(?P<days>\d+([.,]\d+)?)D)?(?:T(?:(?P<hours>\d+([.,]\d+)?)H)?(?:(?P<minutes>\d+([.,]\d+)?)M)?(?:(?P<seconds>\d+([.,]\d+)?)S)?)?$",
    r"^(?:(?P<days>-?\d+) (days? ?))?(?:(?P<sign>[-+])?(?P<hours>\d+):(?P<minutes>\d\d):(?P<seconds>\d\d)(?:\.(?P<microseconds>\d{1,6}))?)?$")]


def _parts(match):
    parts = {k: v for k, v in match.groupdict().items() if v is not None and k != "tzinfo"}
    if "microsecond" in parts:
        parts["microsecond"] = parts["microsecond"].ljust(6, "0")
    return {k: int(v) for k, v in parts.items()}


def _parse(cls, pattern, value):
    try:
        return cls.fromisoformat(value)
    except ValueError:
        match = pattern.match(value)
        return match and (match, _parts(match))


def parse_date(value):
    found = _parse(datetime.date, _date, value)
    return datetime.date(**found[1]) if isinstance(found, tuple) else found


def parse_time(value):
    found = _parse(datetime.time, _time, value)
    return datetime.time(**found[1]) if isinstance(found, tuple) else found and found.replace(tzinfo=None)


def parse_datetime(value):
    found = _parse(datetime.datetime, _datetime, value)
    if not isinstance(found, tuple):
        return found
    match, parts = found
    zone = match["tzinfo"]
    if zone == "Z":
        zone = datetime.timezone.utc
    elif zone is not None:
        minutes = 60 * int(zone[1:3]) + int(zone[-2:] if len(zone) > 3 else 0)
        zone = get_fixed_timezone(-minutes if zone[0] == "-" else minutes)
    return datetime.datetime(**parts, tzinfo=zone)


def parse_duration(value):
    match = next((m for m in (p.match(value) for p in _durations) if m), None)
    if not match:
        return None
    parts = {k: v for k, v in match.groupdict().items() if v is not None}
    sign = -1 if parts.pop("sign", "+") == "-" else 1
    if "microseconds" in parts:
        parts["microseconds"] = parts["microseconds"].ljust(6, "0")
    parts = {k: float(v.replace(",", ".")) for k, v in parts.items()}
    days = datetime.timedelta(parts.pop("days", 0))
    if match.re is _durations[1]:
        days *= sign
    return days + sign * datetime.timedelta(**parts)
