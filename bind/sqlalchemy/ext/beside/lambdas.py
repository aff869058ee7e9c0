"""Statements and criteria written as functions: lambda_stmt(), and select().where(lambda: …).

The plain values that a function takes from around it become parameters with their names.
What the function makes is not kept: it is called once for each statement."""

import datetime
import decimal
import enum
import uuid

from sqlalchemy import bindparam

PLAIN = (bool, int, float, str, bytes, decimal.Decimal, datetime.date, datetime.time, datetime.timedelta, uuid.UUID, enum.Enum)


def plain(value):
    if isinstance(value, (list, tuple)):
        return all(value is None or isinstance(value, PLAIN) for value in value)
    return value is None or isinstance(value, PLAIN)


class Around:
    """An object whose plain attributes are parameters too."""

    def __init__(self, value):
        self.__dict__["_value"] = value

    def __getattr__(self, name):
        found = getattr(self._value, name)
        return parameter(name, found) if plain(found) else found

    def __getitem__(self, key):
        found = self._value[key]
        return parameter(str(key), found) if plain(found) else found


def parameter(name, value):
    if isinstance(value, (list, tuple)):
        return bindparam(name, value, unique=True, expanding=True)
    return bindparam(name, value, unique=True)


def wrapped(name, value):
    if plain(value):
        return parameter(name, value)
    if isinstance(value, dict) or type(value).__module__ == "__main__" and not hasattr(value, "__clause_element__") and not callable(value):
        return Around(value)
    return value


def called(fn, *args, track=True):
    """What the function returns with its surroundings as parameters."""
    if not track or not hasattr(fn, "__code__"):
        return fn(*args)
    cells = dict(zip(fn.__code__.co_freevars, fn.__closure__ or ()))
    around = {name: cell.cell_contents for name, cell in cells.items()}
    scope = fn.__globals__
    names = {name: value for name, value in scope.items() if plain(value) and not name.startswith("__")}
    try:
        for name, value in around.items():
            cells[name].cell_contents = wrapped(name, value)
        for name, value in names.items():
            scope[name] = parameter(name, value)
        return fn(*args)
    finally:
        for name, value in around.items():
            cells[name].cell_contents = value
        scope.update(names)


class LambdaElement:
    """What stands for a function where SQL is meant."""

    def __init__(self, fn, resolved, parent=None, opts=None):
        self.fn = fn
        self._resolved = resolved
        self.parent_lambda = parent
        self.opts = opts or {}

    def __clause_element__(self):
        return self._resolved

    def __str__(self):
        return str(self._resolved)

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self.fn.__code__)

    def __getattr__(self, name):
        return getattr(self._resolved, name)


class StatementLambdaElement(LambdaElement):
    def __add__(self, other):
        return self.add_criteria(other)

    def add_criteria(self, other, enable_tracking=True, track_on=None, track_closure_variables=True, track_bound_values=True):
        track = enable_tracking and track_bound_values and self.opts.get("track", True)
        return LinkedLambdaElement(other, called(other, self._resolved, track=track), self, self.opts)

    def spoil(self):
        return NullLambdaStatement(self.fn, self._resolved, self.parent_lambda, {"track": False})


class NullLambdaStatement(StatementLambdaElement):
    pass


class LinkedLambdaElement(StatementLambdaElement):
    pass


def lambda_stmt(
    lmb,
    enable_tracking=True,
    track_closure_variables=True,
    track_on=None,
    global_track_bound_values=True,
    track_bound_values=True,
    lambda_cache=None,
):
    lmb.__code__  # nothing but a function has it
    track = enable_tracking and global_track_bound_values and track_bound_values
    return StatementLambdaElement(lmb, called(lmb, track=track), None, {"track": track})


def criteria(fn):
    return called(fn)
