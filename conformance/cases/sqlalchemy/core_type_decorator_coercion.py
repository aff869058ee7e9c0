from sqlalchemy import Column, Integer, MetaData, Numeric, String, Table, column, select, type_coerce
from sqlalchemy.types import TypeDecorator


class Prefixed(TypeDecorator):
    impl = String
    cache_ok = True

    def coerce_compared_value(self, op, value):
        return self.impl_instance if isinstance(value, int) else self


x = column("x", Prefixed(10))
print((x == 5).right.type, (x == "a").right.type)
print((x + "b").type, repr(x.type))
print(repr(Prefixed(50).with_variant(Integer(), "sqlite")))
