from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, literal, select
from sqlalchemy.types import TypeDecorator


class Shout(TypeDecorator):
    impl = String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else value.lower()

    def process_result_value(self, value, dialect):
        return None if value is None else value.upper() + "!"


t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("word", Shout(20)))
print(repr(t.c.word.type), t.c.word.type.impl.length)
print((t.c.word == "ABC").compile(compile_kwargs={"literal_binds": True}))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t), [{"word": "Hello"}, {"word": None}])
    print(conn.execute(select(t)).all())
    print(conn.execute(select(t.c.id).where(t.c.word == "HELLO")).all())
    print(conn.scalar(select(literal("Q", Shout()))))
