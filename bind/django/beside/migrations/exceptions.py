"""What can be wrong with migrations."""
from django.db import DatabaseError


class AmbiguityError(Exception):
    """A prefix is the beginning of several migrations' names."""


class BadMigrationError(Exception):
    """A file of migrations is no such file."""


class CircularDependencyError(Exception):
    """Migrations depend on each other in a circle."""


class InconsistentMigrationHistory(Exception):
    """What is applied needs something that is not."""


class InvalidBasesError(ValueError):
    """A model inherits from what is not there."""


class IrreversibleError(RuntimeError):
    """What cannot be taken back should be."""


class NodeNotFoundError(LookupError):
    """A migration that the graph does not have; node is its key."""

    def __init__(self, message, node, origin=None):
        self.message, self.node, self.origin = message, node, origin

    def __str__(self):
        return self.message

    def __repr__(self):
        return "NodeNotFoundError(%r)" % (self.node,)


class MigrationSchemaMissing(DatabaseError):
    """The table of applied migrations cannot be made."""


class InvalidMigrationPlan(ValueError):
    """A plan goes forwards and backwards at once."""
