from sqlalchemy import Column, MetaData, String, Table, cast, func, insert, select, update


class LowerString(String):
    def bind_expression(self, bindvalue):
        return func.lower(bindvalue)

    def column_expression(self, col):
        return func.upper(col)


t = Table("t", MetaData(), Column("name", LowerString))
print(insert(t))
print(select(t))
print(select(t.c.name).where(t.c.name == "X"))
print(update(t).values(name="Y").where(t.c.name == "Z"))
print(select(select(t).subquery().c.name))
