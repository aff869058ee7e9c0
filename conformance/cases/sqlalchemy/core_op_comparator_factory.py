from sqlalchemy import Column, Integer, MetaData, Table, func, select


class PowerInt(Integer):
    class comparator_factory(Integer.Comparator):
        def __pow__(self, other):
            return func.pow(self.expr, other)

        def log(self, base):
            return func.log(base, self.expr)

        def __add__(self, other):
            return self.op("goofy")(other)


t = Table("t", MetaData(), Column("x", PowerInt), Column("y", Integer))
print(t.c.x.comparator ** 2)
print(t.c.x.log(10))
print(t.c.x + 5)
print(t.c.x * 5)
print(t.c.y + 5)
print(select(t.c.x.log(2)).where(t.c.x + 1 > 3))
