"""SetTableComment and SetColumnComment of what has no comment say NULL."""
from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects import mysql, oracle, postgresql
from sqlalchemy.schema import DropColumnComment, DropTableComment, SetColumnComment, SetTableComment

metadata = MetaData()
silent = Table("silent", metadata, Column("id", Integer, primary_key=True))
told = Table("told", metadata, Column("id", Integer, primary_key=True, comment="it's a number"), comment="it's told")
for table in (silent, told):
    for dialect in (postgresql, oracle, mysql):
        for element in (SetTableComment(table), DropTableComment(table)):
            print(dialect.__name__, element.compile(dialect=dialect.dialect()))
    for dialect in (postgresql, oracle):
        for element in (SetColumnComment(table.c.id), DropColumnComment(table.c.id)):
            print(dialect.__name__, element.compile(dialect=dialect.dialect()))
