"""The databases that Alembic's operations are known for."""

from .impl import DefaultImpl
from .mssql import MSSQLImpl
from .mysql import MariaDBImpl, MySQLImpl
from .oracle import OracleImpl
from .postgresql import PostgresqlImpl
from .sqlite import SQLiteImpl


class PlainImpl(DefaultImpl):
    __dialect__ = "default"
