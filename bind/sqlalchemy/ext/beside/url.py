"""URL and make_url(): what names a database and how it is reached."""

import re
from collections import namedtuple
from urllib.parse import parse_qsl, quote, quote_plus, unquote

from sqlalchemy import exc

SHAPE = re.compile(
    r"(?P<drivername>[\w+]+)://"
    r"(?:(?P<username>[^:/]*)(?::(?P<password>[^@]*))?@)?"
    r"(?:(?:\[(?P<six>[^/?]+)\]|(?P<four>[^/:?]+))?(?::(?P<port>[^/?]*))?)?"
    r"(?:/(?P<database>[^?]*))?"
    r"(?:\?(?P<query>.*))?"
)


def several(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def text(value, name):
    if not isinstance(value, str):
        raise TypeError("%s must be a string" % name)
    return value


def text_or_none(value, name):
    return value if value is None else text(value, name)


def number(value):
    if value is None:
        return None
    try:
        return int(value)
    except TypeError:
        raise TypeError("Port argument must be an integer or None")


def option(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return tuple(option(one) for one in value)
    raise TypeError("Query dictionary values must be strings or sequences of strings")


def options(query):
    if query is None:
        return _immutabledict()
    made = {}
    for key, value in query if isinstance(query, (list, tuple)) else query.items():
        if not isinstance(key, str):
            raise TypeError("Query dictionary keys must be strings")
        made[key] = option(value)
    return _immutabledict(made)


def gathered(pairs):
    """The pairs as a dictionary, in which what comes more than once is a list."""
    made = {}
    for key, value in pairs:
        if key in made:
            made[key] = several(made[key]) + [value]
        else:
            made[key] = list(value) if isinstance(value, (list, tuple)) else value
    return made


class URL(namedtuple("URL", "drivername username password host port database query"), _Base):
    __slots__ = ()

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None, database=None, query={}):
        return cls(
            text(drivername, "drivername"), text_or_none(username, "username"), password,
            text_or_none(host, "host"), number(port), text_or_none(database, "database"), options(query),
        )

    def set(self, drivername=None, username=None, password=None, host=None, port=None, database=None, query=None):
        given = dict(drivername=drivername, username=username, password=password, host=host, port=port, database=database, query=query)
        given = {key: value for key, value in given.items() if value is not None}
        for name in ("drivername", "username", "host", "database"):
            if name in given:
                text(given[name], name)
        number(port)
        if query is not None:
            given["query"] = options(query)
        return self._replace(**given)

    def update_query_pairs(self, key_value_pairs, append=False):
        new = gathered(key_value_pairs)
        if not append:
            return self.set(query=dict(self.query, **new))
        both = {key: several(self.query[key]) + several(new[key]) if key in self.query else new[key] for key in new}
        both.update((key, value) for key, value in self.query.items() if key not in new)
        return self.set(query=both)

    def update_query_dict(self, query_parameters, append=False):
        return self.update_query_pairs(query_parameters.items(), append=append)

    def update_query_string(self, query_string, append=False):
        return self.update_query_pairs(parse_qsl(query_string), append=append)

    def difference_update_query(self, names):
        names = set(names)
        if not names.intersection(self.query):
            return self
        return self._replace(query=_immutabledict({key: value for key, value in self.query.items() if key not in names}))

    @property
    def normalized_query(self):
        return _immutabledict({key: value if isinstance(value, tuple) else (value,) for key, value in self.query.items()})

    def render_as_string(self, hide_password=True):
        made = self.drivername + "://"
        if self.username is not None:
            made += quote(self.username, safe=" +")
            if self.password is not None:
                made += ":" + ("***" if hide_password else quote(str(self.password), safe=" +"))
            made += "@"
        if self.host is not None:
            made += "[%s]" % self.host if ":" in self.host else self.host
        if self.port is not None:
            made += ":%s" % self.port
        if self.database is not None:
            made += "/" + self.database
        if self.query:
            pairs = [(key, value) for key in sorted(self.query) for value in several(self.query[key])]
            made += "?" + "&".join(quote_plus(key) + "=" + quote_plus(value) for key, value in pairs)
        return made

    def __repr__(self):
        return self.render_as_string()

    __str__ = __repr__

    def __copy__(self):
        return URL.create(*self)

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return isinstance(other, URL) and tuple(self) == tuple(other)

    def __ne__(self, other):
        return not self == other

    def get_backend_name(self):
        return self.drivername.partition("+")[0]

    def get_driver_name(self):
        return self.drivername.partition("+")[2] or self.get_dialect().driver

    def get_dialect(self, _is_async=False):
        return _dialect_class(self.drivername)

    def translate_connect_args(self, names=None, **kw):
        names = list(names or ())
        made = {}
        for name in ("host", "database", "username", "password", "port"):
            value = getattr(self, name)
            key = names.pop(0) if names else kw.get(name, name)
            if key is not None and value:
                made[key] = str(value) if name == "password" else value
        return made


def make_url(name_or_url):
    if isinstance(name_or_url, URL):
        return name_or_url
    if not isinstance(name_or_url, str):
        raise exc.ArgumentError("Expected string or URL object, got %r" % (name_or_url,))
    found = SHAPE.match(name_or_url)
    if found is None:
        raise exc.ArgumentError("Could not parse SQLAlchemy URL from given URL string")
    parts = found.groupdict()
    parts["host"] = parts.pop("four") or parts.pop("six", None)
    parts.pop("six", None)
    for name in ("username", "password"):
        if parts[name] is not None:
            parts[name] = unquote(parts[name])
    parts["port"] = int(parts["port"]) if parts["port"] else parts["port"] or None
    if parts["query"] is not None:
        parts["query"] = gathered(parse_qsl(parts["query"]))
    return URL.create(**parts)
