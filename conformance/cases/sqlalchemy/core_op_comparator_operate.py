from sqlalchemy import Column, MetaData, String, Table
from sqlalchemy.sql import operators
from sqlalchemy import func


class CaseInsensitive(String):
    class comparator_factory(String.Comparator):
        def operate(self, op, *other, **kw):
            if op in (operators.eq, operators.ne):
                return op(func.lower(self.expr), func.lower(*other))
            return super().operate(op, *other, **kw)


t = Table("users", MetaData(), Column("name", CaseInsensitive(30)))
print(t.c.name == "Ed")
print(t.c.name != "Ed")
print(t.c.name > "Ed")
print(t.c.name.like("e%"))
