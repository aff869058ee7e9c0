"""The same queries as each database spells them, with and without literal values."""
from datetime import date, datetime
from decimal import Decimal
from sqlalchemy import Boolean, Column, Date, Integer, MetaData, Numeric, String, Table, and_, case, cast, create_engine, delete, exists, extract, func, insert, literal, not_, or_, select, text, true, update
from sqlalchemy.dialects import mysql, postgresql, sqlite

meta = MetaData()
sale = Table("sale", meta, Column("id", Integer, primary_key=True), Column("item", String(20)), Column("day", Date), Column("paid", Boolean), Column("sum", Numeric(8, 2)), schema="shop")
queries = [
    select(sale.c.item).where(sale.c.paid, sale.c.day > date(2024, 1, 1)).limit(3).offset(2),
    select(sale.c.item).where(not_(sale.c.paid) | sale.c.item.ilike("%tea_")).order_by(sale.c.day.desc().nulls_last()),
    select(sale.c.item + "y", extract("year", sale.c.day), sale.c.item.regexp_match("^a")),
    select(func.count(sale.c.id.distinct()).filter(sale.c.sum > Decimal("1.50"))).where(sale.c.item.in_(["a", "b's"])),
    select(sale).with_for_update(skip_locked=True, of=sale.c.item),
    insert(sale).values(item="q", paid=True, sum=Decimal("2.5")),
    update(sale).values(sum=sale.c.sum * 2).where(sale.c.id.between(1, 5)),
    delete(sale).where(sale.c.item.is_distinct_from(None)),
    select(sale.c.item.startswith("50%", autoescape=True), sale.c.sum / 2, sale.c.id // 3, sale.c.id % 4),
    select(func.now(), func.current_date(), func.char_length(sale.c.item), func.random(), cast(sale.c.day, String)),
]
for query in queries:
    for dialect in (sqlite.dialect(), postgresql.dialect(), mysql.dialect()):
        try:
            compiled = query.compile(dialect=dialect)
            print(dialect.name, str(compiled).replace("\n", " "), sorted(compiled.params.items()))
        except Exception as error:
            print(dialect.name, type(error).__name__, error)
for query in queries[:4] + queries[5:7]:
    for dialect in (sqlite.dialect(), postgresql.dialect(), mysql.dialect()):
        print(str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})).replace("\n", " "))
print(select(sale).with_hint(sale, "USE INDEX (x)", "mysql").compile(dialect=mysql.dialect()))
print(str(select(sale.c.id).distinct(sale.c.item).compile(dialect=postgresql.dialect())))
