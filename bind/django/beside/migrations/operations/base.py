"""What all operations of migrations have in common."""
import enum

from django.db import router


class OperationCategory(str, enum.Enum):
    ADDITION = "+"
    REMOVAL = "-"
    ALTERATION = "~"
    PYTHON = "p"
    SQL = "s"
    MIXED = "?"


class Operation:
    """One step of a migration: what it does to the state, and what to the database, forwards and backwards."""

    reversible = True
    reduces_to_sql = True
    atomic = False
    elidable = False
    serialization_expand_args = []
    category = None
    # The arguments that deconstruct() tells; those of optional only where they have another value.
    told, optional = (), {}
    # Patterns for describe() and the name of a migration; {0} is the operation.
    wording = fragment = None

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._constructor_args = args, kwargs
        return self

    def deconstruct(self):
        name = self.__class__.__name__
        if not self.told:
            return (name, *self._constructor_args)
        values = {argument: getattr(self, argument) for argument in self.told}
        return name, [], {k: v for k, v in values.items() if k not in self.optional or v != self.optional[k]}

    def state_forwards(self, app_label, state):
        raise NotImplementedError("subclasses of Operation must provide a state_forwards() method")

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        raise NotImplementedError("subclasses of Operation must provide a database_forwards() method")

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        raise NotImplementedError("subclasses of Operation must provide a database_backwards() method")

    def describe(self):
        if self.wording:
            return self.wording.format(self)
        return "%s: %s" % (self.__class__.__name__, self._constructor_args)

    def formatted_description(self):
        return "%s %s" % ((self.category or OperationCategory.MIXED).value, self.describe())

    @property
    def migration_name_fragment(self):
        return self.fragment and self.fragment.format(self)

    def references_model(self, name, app_label):
        return True

    def references_field(self, model_name, name, app_label):
        return self.references_model(model_name, app_label)

    def allow_migrate_model(self, connection_alias, model):
        return model._meta.can_migrate(connection_alias) and router.allow_migrate_model(connection_alias, model)

    def reduce(self, operation, app_label):
        """The operations in place of this one and a later one; whether it may go behind the later one where that is a bool."""
        if self.elidable:
            return [operation]
        if operation.elidable:
            return [self]
        return False

    def _model(self, schema_editor, state, app_label, name):
        """The model of a state, None where its table is not to be touched."""
        model = state.apps.get_model(app_label, name)
        return model if self.allow_migrate_model(schema_editor.connection.alias, model) else None

    def __repr__(self):
        args, kwargs = self._constructor_args
        return "<%s %s%s>" % (self.__class__.__name__, ", ".join(map(repr, args)), ",".join(" %s=%r" % item for item in kwargs.items()))
