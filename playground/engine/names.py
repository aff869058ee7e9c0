"""The names that the bindings offer, for completion: read off the bindings themselves."""
import importlib
import json

from django.db import models
from sqlalchemy import Connection, CursorResult, Engine, Row, ScalarResult, Select
from sqlalchemy.orm import InstrumentedAttribute, Query, Session


def public(thing):
    return [name for name in dir(thing) if not name.startswith("_")]


kinds = {
    "Model": models.Model, "Manager": models.Manager, "QuerySet": models.QuerySet,
    "Session": Session, "Query": Query, "Select": Select, "Result": CursorResult, "ScalarResult": ScalarResult, "Row": Row,
    "Engine": Engine, "Connection": Connection, "Column": InstrumentedAttribute,
    "str": str, "list": list, "dict": dict, "set": set,
}
modules = [
    "django.db", "django.db.models", "django.db.models.functions", "django.db.transaction", "django.core.exceptions", "django.utils.timezone",
    "sqlalchemy", "sqlalchemy.orm", "sqlalchemy.exc", "sqlalchemy.ext.hybrid",
    "collections", "contextlib", "dataclasses", "datetime", "decimal", "enum", "functools", "itertools", "json", "math", "typing", "uuid",
]
offered = {}
for name in modules:
    try:
        offered[name] = public(importlib.import_module(name))
    except ImportError:
        pass
print(json.dumps({
    "members": {name: public(kind) for name, kind in kinds.items()},
    "modules": offered,
}))
