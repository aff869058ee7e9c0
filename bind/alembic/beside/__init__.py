from . import context, op

__version__ = "1.18.4"
