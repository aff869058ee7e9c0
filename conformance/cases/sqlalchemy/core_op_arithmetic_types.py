from sqlalchemy import Column, Integer, MetaData, Numeric, String, Table, select

items = Table("items", MetaData(), Column("id", Integer), Column("price", Numeric(10, 2)), Column("qty", Integer), Column("name", String))
for expr in [items.c.price * items.c.qty, items.c.qty / 2, items.c.qty // 2, items.c.qty % 3, -items.c.qty, items.c.name + "!", items.c.qty + items.c.id + 1]:
    print(expr, "|", repr(expr.type))
print(select((items.c.price * items.c.qty).label("total")))
