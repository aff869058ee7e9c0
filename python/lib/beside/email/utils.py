# Addresses, dates and ids of messages.
import datetime
import random
import re
import time

__all__ = ["formataddr", "formatdate", "format_datetime", "getaddresses", "localtime", "make_msgid", "mktime_tz", "parseaddr", "parsedate",
           "parsedate_to_datetime", "parsedate_tz", "quote", "unquote"]

_days = "Mon Tue Wed Thu Fri Sat Sun".split()
_months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_zones = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -500, "EDT": -400, "CST": -600, "CDT": -500, "MST": -700, "MDT": -600, "PST": -800, "PDT": -700}
_specials = re.compile(r'[][\\()<>@,:;".]')
_piece = re.compile(r'"((?:\\.|[^"\\])*)"|\((?:\\.|[^()\\])*\)|<([^>]*)>|([,;:])|([^\s",<>();:]+)|\s+')


def quote(text):
    return text.replace("\\", "\\\\").replace('"', '\\"')


def unquote(text):
    if len(text) > 1:
        if text[0] == text[-1] == '"':
            return text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if text[0] == "<" and text[-1] == ">":
            return text[1:-1]
    return text


def formataddr(pair, charset="utf-8"):
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    try:
        name.encode("ascii")
    except UnicodeEncodeError:
        from .header import encoded
        return f"{encoded(name, charset, 'b')} <{address}>"
    quotes = '"' if _specials.search(name) else ""
    name = quote(name)
    return f"{quotes}{name}{quotes} <{address}>"


def _addresses(text):
    """The (name, address) pairs of a list of addresses."""
    words, bare, address, comments = [], [], None, []
    for m in [*_piece.finditer(text), None]:
        if m is None or m[3] == "," or m[3] == ";":
            if address is not None:
                yield " ".join(words + bare + ([f"({' '.join(comments)})"] if comments else [])), address
            elif bare or words:
                whole = "".join(bare)
                yield (" ".join(words), whole) if whole else ("", " ".join(words))
            words, bare, address, comments = [], [], None, []
        elif m[0][0] == "(":
            comments.append(m[0][1:-1])
        elif m[1] is not None:
            words.append(re.sub(r"\\(.)", r"\1", m[1]))
        elif m[2] is not None:
            address, words, bare = m[2], words + bare, []
        elif m[3] == ":":
            words, bare = [], []
        elif m[4]:
            bare.append(m[4])


def getaddresses(fieldvalues):
    return list(_addresses(", ".join(str(value) for value in fieldvalues)))


def parseaddr(address):
    return next(_addresses(str(address)), ("", ""))


def _dated(t, zone):
    return "%s, %02d %s %04d %02d:%02d:%02d %s" % (_days[t[6]], t[2], _months[t[1] - 1], t[0], t[3], t[4], t[5], zone)


def formatdate(timeval=None, localtime=False, usegmt=False):
    timeval = time.time() if timeval is None else timeval
    when = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    return format_datetime(when.astimezone() if localtime else when if usegmt else when.replace(tzinfo=None), usegmt)


def format_datetime(dt, usegmt=False):
    if usegmt and dt.tzinfo != datetime.timezone.utc:
        raise ValueError("usegmt option requires a UTC datetime")
    return _dated(dt.timetuple(), "GMT" if usegmt else "-0000" if dt.tzinfo is None else dt.strftime("%z"))


def parsedate_tz(data):
    found = re.match(r"\s*(?:\w+,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})\w*[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(\S*)", data or "")
    if not found or found[2].title() not in _months:
        return None
    year = int(found[3])
    if year < 100:
        year += 1900 if year > 68 else 2000
    zone, offset = found[7].upper(), None
    if zone in _zones:
        offset = _zones[zone]
    elif re.fullmatch(r"[+-]\d{4}", zone) and zone != "-0000":
        offset = int(zone)
    if offset is not None:
        sign = -1 if offset < 0 else 1
        offset = sign * (abs(offset) // 100 * 3600 + abs(offset) % 100 * 60)
    return (year, _months.index(found[2].title()) + 1, int(found[1]), int(found[4]), int(found[5]), int(found[6] or 0), 0, 1, -1, offset)


def parsedate(data):
    found = parsedate_tz(data)
    return found and found[:9]


def parsedate_to_datetime(data):
    found = parsedate_tz(data)
    if found is None:
        raise ValueError(f"Invalid date value or format \"{data}\"")
    zone = None if found[9] is None else datetime.timezone(datetime.timedelta(seconds=found[9]))
    return datetime.datetime(*found[:6], tzinfo=zone)


def mktime_tz(data):
    when = datetime.datetime(*data[:6], tzinfo=datetime.timezone.utc)
    return int(when.timestamp()) - (data[9] or 0)


def localtime(dt=None, isdst=-1):
    return (datetime.datetime.now(datetime.timezone.utc) if dt is None else dt).astimezone()


def make_msgid(idstring=None, domain=None):
    parts = [str(int(time.time() * 100)), "1", str(random.getrandbits(64))]
    return f"<{'.'.join(parts)}{'.' + idstring if idstring is not None else ''}@{domain or 'localhost'}>"
