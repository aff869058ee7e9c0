from sqlalchemy import Column, DateTime, Integer, MetaData, Table, func, select
from sqlalchemy.sql.functions import GenericFunction


class as_utc(GenericFunction):
    type = DateTime()
    inherit_cache = True


class GeoBuffer(GenericFunction):
    type = Integer()
    package = "geo"
    name = "ST_Buffer"
    identifier = "buffer"
    inherit_cache = True


t = Table("t", MetaData(), Column("at", DateTime))
print(select(func.as_utc(t.c.at)), repr(func.as_utc(t.c.at).type))
print(func.geo.buffer(t.c.at, 5), repr(func.geo.buffer(1).type))
print(type(func.as_utc(1)).__name__, func.buffer(1))
