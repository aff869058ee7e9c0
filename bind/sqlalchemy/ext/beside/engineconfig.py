"""engine_from_config(): an engine of what a section of settings says, in which all is text;
and the arguments of create_engine() that few give."""

import warnings

from sqlalchemy import create_engine, create_mock_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SADeprecationWarning


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


OLD = {
    "strategy": "keyword is deprecated, and the only argument accepted is 'mock'; please use create_mock_engine() going forward.  "
    "For general customization of create_engine which may have been accomplished using strategies, see CreateEnginePlugin.",
    "empty_in_strategy": "keyword is deprecated, and no longer has any effect.  All IN expressions are now rendered using "
    'the "expanding parameter" strategy which renders a set of boundexpressions, or an "empty set" SELECT, at statement executiontime.',
    "implicit_returning": "parameter is deprecated and will be removed in a future release. ",
    "server_side_cursors": "parameter is deprecated and will be removed in a future release.  "
    "Please use the Connection.execution_options.stream_results parameter.",
}


def warn_of(name):
    message = "The create_engine.%s %s" % (name, OLD[name])
    warnings.warn(message, SADeprecationWarning, stacklevel=3)


def checked(url, said, asked):
    """Refuses what the real create_engine() refuses; an engine where one is to be had
    without a database. What has no effect is taken out of what was said."""
    url = make_url(url)
    for name in ("strategy", "empty_in_strategy", "implicit_returning"):
        if name in said:
            warn_of(name)
    if "strategy" in said:
        strategy = said.pop("strategy")
        if strategy == "mock":
            return create_mock_engine(url, **said)
        raise ArgumentError("unknown strategy: %r" % strategy)
    said.pop("empty_in_strategy", None)
    plugins = [*(said.pop("plugins", None) or ()), *url.query.get("plugin", "").split(",")]
    for name in plugins:
        if name:
            raise NoSuchModuleError("Can't load plugin: sqlalchemy.plugins:" + name)
    if "server_side_cursors" in said:
        warn_of("server_side_cursors")
        raise ArgumentError("Dialect %s does not support server side cursors" % asked)
    if url.username or url.password or url.host or url.port:
        raise ArgumentError(
            "Invalid SQLite URL: %s\nValid SQLite URL forms are:\n sqlite:///:memory: (or, sqlite://)\n"
            " sqlite:///relative/path/to/file.db\n sqlite:////absolute/path/to/file.db" % (url,)
        )
    for name, kind in (("uri", truth), ("timeout", float), ("detect_types", int), ("check_same_thread", truth), ("cached_statements", int)):
        if name in url.query:
            kind(url.query[name])
    if said.get("connect_args") is not None:
        dict(said["connect_args"])
    if said.get("pool") is not None:
        said["pool"]._dialect
    if (said.get("label_length") or 0) > 9999:
        message = "Label length of %d is greater than this dialect's maximum identifier length of 9999"
        raise ArgumentError(message % said["label_length"])
