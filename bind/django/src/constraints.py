"""django.db.models.constraints: rules that the database and full_clean() hold."""
import warnings
from enum import Enum

from django.db.models import F, Q
from django.db.models._validate import validate_constraint

__all__ = ["BaseConstraint", "CheckConstraint", "Deferrable", "UniqueConstraint"]


class BaseConstraint:
    default_violation_error_message = "Constraint “%(name)s” is violated."
    violation_error_code = None
    violation_error_message = None
    non_db_attrs = ("violation_error_code", "violation_error_message")

    def __init__(self, *args, name=None, violation_error_code=None, violation_error_message=None):
        if name is None and not args:
            raise TypeError("%s.__init__() missing 1 required keyword-only argument: 'name'" % self.__class__.__name__)
        self.name = name
        if violation_error_code is not None:
            self.violation_error_code = violation_error_code
        self.violation_error_message = self.default_violation_error_message
        if violation_error_message is not None:
            self.violation_error_message = violation_error_message
        if args:
            from django.utils.deprecation import RemovedInDjango60Warning
            warnings.warn("Passing positional arguments to %s is deprecated." % self.__class__.__name__, RemovedInDjango60Warning, stacklevel=2)
            for arg, attr in zip(args, ["name", "violation_error_message"]):
                if arg:
                    setattr(self, attr, arg)

    @property
    def contains_expressions(self):
        return False

    def constraint_sql(self, model, schema_editor):
        raise NotImplementedError("This method must be implemented by a subclass.")

    def create_sql(self, model, schema_editor):
        raise NotImplementedError("This method must be implemented by a subclass.")

    def remove_sql(self, model, schema_editor):
        raise NotImplementedError("This method must be implemented by a subclass.")

    def validate(self, model, instance, exclude=None, using="default"):
        raise NotImplementedError("This method must be implemented by a subclass.")

    def get_violation_error_message(self):
        return self.violation_error_message % {"name": self.name}

    def _own_message(self):
        if self.violation_error_message is None or self.violation_error_message == self.default_violation_error_message:
            return None
        return self.violation_error_message

    def _violation_repr(self):
        parts = []
        if self.violation_error_code is not None:
            parts.append(" violation_error_code=%r" % self.violation_error_code)
        if self._own_message() is not None:
            parts.append(" violation_error_message=%r" % self.violation_error_message)
        return "".join(parts)

    def deconstruct(self):
        path = "%s.%s" % (self.__class__.__module__, self.__class__.__name__)
        kwargs = {"name": self.name}
        if self._own_message() is not None:
            kwargs["violation_error_message"] = self.violation_error_message
        if self.violation_error_code is not None:
            kwargs["violation_error_code"] = self.violation_error_code
        return path.replace("django.db.models.constraints", "django.db.models"), (), kwargs

    def clone(self):
        _, args, kwargs = self.deconstruct()
        return self.__class__(*args, **kwargs)


class CheckConstraint(BaseConstraint):
    def __init__(self, *, name, condition=None, check=None, violation_error_code=None, violation_error_message=None):
        if check is not None:
            self._warn_check()
            condition = check
        self.condition = condition
        if not getattr(condition, "conditional", False):
            raise TypeError("CheckConstraint.condition must be a Q instance or boolean expression.")
        super().__init__(name=name, violation_error_code=violation_error_code, violation_error_message=violation_error_message)

    def _warn_check(self):
        from django.utils.deprecation import RemovedInDjango60Warning
        warnings.warn("CheckConstraint.check is deprecated in favor of `.condition`.", RemovedInDjango60Warning, stacklevel=3)

    @property
    def check(self):
        self._warn_check()
        return self.condition

    @check.setter
    def check(self, value):
        self._warn_check()
        self.condition = value

    def validate(self, model, instance, exclude=None, using="default"):
        validate_constraint(self, model, instance, exclude, using)

    def __repr__(self):
        return "<%s: condition=%s name=%r%s>" % (self.__class__.__qualname__, self.condition, self.name, self._violation_repr())

    def _identity(self):
        return self.name, self.condition, self.violation_error_code, self.violation_error_message

    def __eq__(self, other):
        if isinstance(other, CheckConstraint):
            return self._identity() == other._identity()
        return super().__eq__(other)

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        kwargs["condition"] = self.condition
        return path, args, kwargs


class Deferrable(Enum):
    DEFERRED = "deferred"
    IMMEDIATE = "immediate"

    def __repr__(self):
        return "%s.%s" % (self.__class__.__qualname__, self._name_)


class UniqueConstraint(BaseConstraint):
    def __init__(self, *expressions, fields=(), name=None, condition=None, deferrable=None, include=None, opclasses=(),
                 nulls_distinct=None, violation_error_code=None, violation_error_message=None):
        if not name:
            raise ValueError("A unique constraint must be named.")
        if not expressions and not fields:
            raise ValueError("At least one field or expression is required to define a unique constraint.")
        if expressions and fields:
            raise ValueError("UniqueConstraint.fields and expressions are mutually exclusive.")
        if condition is not None and not isinstance(condition, Q):
            raise ValueError("UniqueConstraint.condition must be a Q instance.")
        for given, what in ((condition, "conditions"), (include, "include fields"), (opclasses, "opclasses"), (expressions, "expressions")):
            if given and deferrable:
                raise ValueError("UniqueConstraint with %s cannot be deferred." % what)
        if expressions and opclasses:
            raise ValueError("UniqueConstraint.opclasses cannot be used with expressions. Use django.contrib.postgres.indexes.OpClass() instead.")
        if deferrable is not None and not isinstance(deferrable, Deferrable):
            raise TypeError("UniqueConstraint.deferrable must be a Deferrable instance.")
        if include is not None and not isinstance(include, (list, tuple)):
            raise TypeError("UniqueConstraint.include must be a list or tuple.")
        if not isinstance(opclasses, (list, tuple)):
            raise TypeError("UniqueConstraint.opclasses must be a list or tuple.")
        if nulls_distinct is not None and not isinstance(nulls_distinct, bool):
            raise TypeError("UniqueConstraint.nulls_distinct must be a bool.")
        if opclasses and len(fields) != len(opclasses):
            raise ValueError("UniqueConstraint.fields and UniqueConstraint.opclasses must have the same number of elements.")
        self.fields = tuple(fields)
        self.condition = condition
        self.deferrable = deferrable
        self.include = tuple(include) if include else ()
        self.opclasses = opclasses
        self.nulls_distinct = nulls_distinct
        self.expressions = tuple(F(e) if isinstance(e, str) else e for e in expressions)
        super().__init__(name=name, violation_error_code=violation_error_code, violation_error_message=violation_error_message)

    @property
    def contains_expressions(self):
        return bool(self.expressions)

    def validate(self, model, instance, exclude=None, using="default"):
        validate_constraint(self, model, instance, exclude, using)

    def _parts(self):
        return {"fields": self.fields, "expressions": self.expressions, "condition": self.condition, "deferrable": self.deferrable,
                "include": self.include, "opclasses": self.opclasses, "nulls_distinct": self.nulls_distinct}

    def __repr__(self):
        parts = self._parts()
        text = "".join(" %s=%r" % (n, parts[n]) for n in ("fields", "expressions") if parts[n])
        text += " name=%r" % self.name
        if self.condition is not None:
            text += " condition=%s" % self.condition
        if self.deferrable is not None:
            text += " deferrable=%r" % self.deferrable
        text += "".join(" %s=%r" % (n, parts[n]) for n in ("include", "opclasses") if parts[n])
        if self.nulls_distinct is not None:
            text += " nulls_distinct=%r" % self.nulls_distinct
        return "<%s:%s%s>" % (self.__class__.__qualname__, text, self._violation_repr())

    def _identity(self):
        return self.name, self._parts(), self.violation_error_code, self.violation_error_message

    def __eq__(self, other):
        if isinstance(other, UniqueConstraint):
            return self._identity() == other._identity()
        return super().__eq__(other)

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        for name, value in self._parts().items():
            if name != "expressions" and (value if name != "nulls_distinct" else value is not None):
                kwargs[name] = value
        return path, self.expressions, kwargs
