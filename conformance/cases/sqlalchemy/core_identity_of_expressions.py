from sqlalchemy import Column, Integer, MetaData, Table, column, select

t = Table("t", MetaData(), Column("a", Integer), Column("b", Integer))
x, y = t.c.a == 5, t.c.a == 5
print(x.compare(y), x.compare(t.c.a == 6), x is y)
print(len({t.c.a, t.c.a, t.c.b}), t.c.a is t.c.a, t.c.contains_column(t.c.a))
print(x.left is t.c.a, x.right.value, x.operator.__name__, (x & y).operator.__name__)
s = select(t)
print(s.compare(select(t)), s.where(x).compare(s.where(y)), s is s.where())
