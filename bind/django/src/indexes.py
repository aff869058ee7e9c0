"""django.db.models.indexes."""
from django.db.models import F, Q
from django.db.models._validate import index_name

__all__ = ["Index"]


class Index:
    suffix = "idx"
    max_name_length = 30

    def __init__(self, *expressions, fields=(), name=None, db_tablespace=None, opclasses=(), condition=None, include=None):
        if opclasses and not name:
            raise ValueError("An index must be named to use opclasses.")
        if condition is not None and not isinstance(condition, Q):
            raise ValueError("Index.condition must be a Q instance.")
        if condition and not name:
            raise ValueError("An index must be named to use condition.")
        if not isinstance(fields, (list, tuple)):
            raise ValueError("Index.fields must be a list or tuple.")
        if not isinstance(opclasses, (list, tuple)):
            raise ValueError("Index.opclasses must be a list or tuple.")
        if not expressions and not fields:
            raise ValueError("At least one field or expression is required to define an index.")
        if expressions and fields:
            raise ValueError("Index.fields and expressions are mutually exclusive.")
        if expressions and not name:
            raise ValueError("An index must be named to use expressions.")
        if expressions and opclasses:
            raise ValueError("Index.opclasses cannot be used with expressions. Use django.contrib.postgres.indexes.OpClass() instead.")
        if opclasses and len(fields) != len(opclasses):
            raise ValueError("Index.fields and Index.opclasses must have the same number of elements.")
        if fields and not all(isinstance(field, str) for field in fields):
            raise ValueError("Index.fields must contain only strings with field names.")
        if include and not name:
            raise ValueError("A covering index must be named.")
        if include is not None and not isinstance(include, (list, tuple)):
            raise ValueError("Index.include must be a list or tuple.")
        self.fields = list(fields)
        self.fields_orders = [(f.removeprefix("-"), "DESC" if f.startswith("-") else "") for f in self.fields]
        self.name = name or ""
        self.db_tablespace = db_tablespace
        self.opclasses = opclasses
        self.condition = condition
        self.include = tuple(include) if include else ()
        self.expressions = tuple(F(e) if isinstance(e, str) else e for e in expressions)

    @property
    def contains_expressions(self):
        return bool(self.expressions)

    def deconstruct(self):
        path = "%s.%s" % (self.__class__.__module__, self.__class__.__name__)
        kwargs = {"name": self.name}
        if self.fields:
            kwargs["fields"] = self.fields
        if self.db_tablespace is not None:
            kwargs["db_tablespace"] = self.db_tablespace
        for name in ("opclasses", "condition", "include"):
            if getattr(self, name):
                kwargs[name] = getattr(self, name)
        return path.replace("django.db.models.indexes", "django.db.models"), self.expressions, kwargs

    def create_sql(self, model, schema_editor, using="", **kwargs):
        return schema_editor._core.index_sql(model, self)

    def remove_sql(self, model, schema_editor, **kwargs):
        return "DROP INDEX %s" % schema_editor.quote_name(self.name)

    def clone(self):
        _, args, kwargs = self.deconstruct()
        return self.__class__(*args, **kwargs)

    def set_name_with_model(self, model):
        self.name = index_name(model, self.fields, self.suffix)
        if len(self.name) > self.max_name_length:
            raise ValueError("Index too long for multiple database support. Is self.suffix longer than 3 characters?")

    def __repr__(self):
        text = "".join(" %s=%r" % (n, getattr(self, n)) for n in ("fields", "expressions", "name") if getattr(self, n))
        if self.db_tablespace is not None:
            text += " db_tablespace=%r" % self.db_tablespace
        if self.condition is not None:
            text += " condition=%s" % self.condition
        text += "".join(" %s=%r" % (n, getattr(self, n)) for n in ("include", "opclasses") if getattr(self, n))
        return "<%s:%s>" % (self.__class__.__qualname__, text)

    def __eq__(self, other):
        if self.__class__ == other.__class__:
            return self.deconstruct() == other.deconstruct()
        return NotImplemented
