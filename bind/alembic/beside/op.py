"""The operations of the migration that runs: what Operations.context() made current."""

from .operations import Operations, _current, _installed
from .proxy import proxy

__getattr__ = proxy("alembic.op", Operations, _current, lambda: bool(_installed))
