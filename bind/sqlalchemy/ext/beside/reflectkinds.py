"""What an Inspector's get_multi_…() methods may be asked about."""

from enum import Flag, auto


class ObjectKind(Flag):
    TABLE = auto()
    VIEW = auto()
    MATERIALIZED_VIEW = auto()
    ANY_VIEW = VIEW | MATERIALIZED_VIEW
    ANY = TABLE | VIEW | MATERIALIZED_VIEW


class ObjectScope(Flag):
    DEFAULT = auto()
    TEMPORARY = auto()
    ANY = DEFAULT | TEMPORARY
