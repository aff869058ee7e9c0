"""engine_from_config(): an engine of what a section of settings says, in which all is text."""

from sqlalchemy import create_engine


def truth(value):
    if isinstance(value, str):
        word = value.strip().lower()
        if word in ("true", "yes", "on", "y", "t", "1"):
            return True
        if word in ("false", "no", "off", "n", "f", "0"):
            return False
        raise ValueError("String is not true/false: %r" % word)
    return bool(value)


def truth_or_debug(value):
    return value if value == "debug" else truth(value)


def number(value):
    return value if value is None else int(value)


KINDS = {
    "pool_timeout": number,
    "echo": truth_or_debug,
    "echo_pool": truth_or_debug,
    "pool_recycle": number,
    "pool_size": number,
    "max_overflow": number,
    "future": truth,
}


def engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    options = {key[len(prefix) :]: value for key, value in configuration.items() if key.startswith(prefix)}
    options.update(kwargs)
    url = options.pop("url")
    return create_engine(url, **{key: KINDS[key](value) if key in KINDS else value for key, value in options.items()})
