"""The environment that a command runs in: its methods as functions."""

from .environment import EnvironmentContext, _current, _past
from .proxy import proxy

__getattr__ = proxy("alembic.context", EnvironmentContext, _current, lambda: bool(_past))
