"""Functions of the database: aggregates, strings, numbers, dates, own ones and their types."""
from sqlalchemy import Column, Date, Integer, MetaData, Numeric, String, Table, create_engine, event, func, insert, select, literal, DateTime, Float, cast, distinct, text, within_group
from sqlalchemy.sql.functions import GenericFunction, ReturnTypeFromArgs, register_function

engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def add_functions(dbapi_connection, record):
    dbapi_connection.create_function("reverse", 1, lambda s: s[::-1] if s else s)
    dbapi_connection.create_function("add_up", -1, lambda *n: sum(n), deterministic=True)

    class Product:
        def __init__(self):
            self.value = 1

        def step(self, value):
            self.value *= value

        def finalize(self):
            return self.value

    dbapi_connection.create_aggregate("product", 1, Product)


class reverse(ReturnTypeFromArgs):
    inherit_cache = True


class shout(GenericFunction):
    name = "upper"
    identifier = "shout"
    type = String()
    inherit_cache = True
    package = "words"


meta = MetaData()
word = Table("word", meta, Column("id", Integer, primary_key=True), Column("text", String(12)), Column("n", Integer), Column("price", Numeric(6, 2)))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(word), [{"text": t, "n": i + 2, "price": i * 1.5} for i, t in enumerate("level Noon stats apple".split())])
    print(conn.scalars(select(word.c.text).where(func.reverse(func.lower(word.c.text)) == func.lower(word.c.text))).all())
    print(conn.execute(select(func.product(word.c.n), func.add_up(1, 2, word.c.id).label("up"))).one())
    print(conn.execute(select(func.words.shout(word.c.text), func.length(word.c.text), func.substr(word.c.text, 2, 3), func.replace(word.c.text, "e", "3"), func.instr(word.c.text, "p")).order_by(word.c.id.desc()).limit(1)).one())
    print(conn.execute(select(func.min(word.c.text), func.max(word.c.n), func.avg(word.c.n), func.total(word.c.n), func.sum(word.c.price), func.count(), func.count(distinct(word.c.n % 2)))).one())
    print(conn.execute(select(func.abs(-5), func.round(3.14159, 2), func.coalesce(None, "x"), func.hex("ab"), func.typeof(1.5), func.char(72, 105), func.printf("%05.1f|%s", 2.25, "z"))).one())
    print(conn.execute(select(func.date("2024-02-28", "+2 days"), func.strftime("%j", "2024-12-31"), func.time("10:00", "-90 minutes"))).one())
    print(conn.scalar(select(func.group_concat(word.c.text, ", ")).where(word.c.n > 2)), conn.scalar(select(func.aggregate_strings(word.c.text, "/"))))
    print(conn.scalar(func.reverse("abc")), conn.execute(func.max(1, 7, 3)).scalar())
    print(conn.execute(select(func.lower(word.c.text).label("low")).group_by(func.substr(word.c.text, 1, 1)).having(func.count(word.c.id) >= 1).order_by("low")).scalars().all())
for f in (func.reverse(word.c.text), func.sum(word.c.price), func.count(), func.max(word.c.n), func.now(), func.lower("x"), func.anything(1), func.words.shout("q"), func.coalesce(word.c.n, 1), func.char_length("x"), func.concat("a", "b"), func.rank(), func.cume_dist()):
    print(f, repr(f.type), f.name)
print(func.percentile_cont(0.5).within_group(word.c.n), func.a.b.c(1), func.now_(), func.current_timestamp(type_=DateTime).type)
