"""Events on engine, connection, tables and columns: watching, rewriting, counting."""
from sqlalchemy import Column, DDL, Integer, MetaData, String, Table, create_engine, event, insert, select, text, update, func

engine = create_engine("sqlite://")
meta = MetaData()


plant = Table("plant", meta, Column("id", Integer, primary_key=True), Column("name", String(10)), Column("water", Integer, default=1))
event.listen(plant, "after_create", DDL("CREATE TRIGGER upper_name AFTER INSERT ON %(table)s BEGIN UPDATE plant SET name = upper(name) WHERE id = NEW.id; END"))
event.listen(plant, "before_drop", lambda target, conn, **kw: print("dropping", target.name, sorted(k for k in kw if k == "checkfirst")))


@event.listens_for(meta, "before_create")
def creating(target, connection, tables=None, **kw):
    print("creating", [t.name for t in tables])


seen = []


@event.listens_for(engine, "before_cursor_execute", retval=True)
def comment(conn, cursor, statement, parameters, context, executemany):
    seen.append(statement.split()[0])
    return statement, parameters


count = {"many": 0, "one": 0}


@event.listens_for(engine, "after_cursor_execute")
def counted(conn, cursor, statement, parameters, context, executemany):
    count["many" if executemany else "one"] += 1


meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(plant), [{"name": "fern"}, {"name": "moss"}, {"name": "ivy"}])
    print(conn.execute(update(plant).values(water=5)).rowcount)
    print(conn.execute(select(plant)).all())
    event.remove(engine, "before_cursor_execute", comment)
    print(conn.execute(update(plant).values(water=6)).rowcount, event.contains(engine, "before_cursor_execute", comment))

    @event.listens_for(conn, "after_execute", once=True)
    def once(conn, clause, multiparams, params, options, result):
        print("once", type(clause).__name__, params)

    conn.execute(select(func.count()).select_from(plant))
    conn.execute(select(func.max(plant.c.id)))
print(count, seen)
meta.drop_all(engine)
