"""django.utils.duration."""
import datetime


def _parts(duration):
    days, seconds = duration.days, duration.seconds
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return days, hours, minutes, seconds, duration.microseconds


def duration_string(duration):
    days, hours, minutes, seconds, microseconds = _parts(duration)
    text = "%02d:%02d:%02d" % (hours, minutes, seconds)
    if days:
        text = "%d %s" % (days, text)
    return text + (".%06d" % microseconds if microseconds else "")


def duration_iso_string(duration):
    sign = ""
    if duration < datetime.timedelta(0):
        sign, duration = "-", -duration
    days, hours, minutes, seconds, microseconds = _parts(duration)
    return "%sP%dDT%02dH%02dM%02d%sS" % (sign, days, hours, minutes, seconds, ".%06d" % microseconds if microseconds else "")


def duration_microseconds(delta):
    return (24 * 60 * 60 * delta.days + delta.seconds) * 1000000 + delta.microseconds
