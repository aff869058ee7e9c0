import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.schema import CreateTable

for t, d in ((sa.String(), mysql), (sa.types.NullType(), postgresql)):
    table = sa.Table("t", sa.MetaData(), sa.Column("x", t))
    try:
        print(CreateTable(table).compile(dialect=d.dialect()))
    except Exception as e:
        print(type(e).__name__, e)
try:
    sa.Column("x", "integer")
except Exception as e:
    print(type(e).__name__, e)
try:
    sa.Table("t", sa.MetaData(), 5)
except Exception as e:
    print(type(e).__name__, e)
