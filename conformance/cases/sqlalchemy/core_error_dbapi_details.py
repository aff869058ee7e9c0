from sqlalchemy import create_engine, exc, text

engine = create_engine("sqlite://")
with engine.connect() as conn:
    for sql, params in (("select * from nowhere", {}), ("selec 1", {})):
        try:
            conn.execute(text(sql), params)
        except exc.DBAPIError as e:
            print(type(e).__name__, type(e.orig).__name__, e.statement, e.connection_invalidated, e.code, e.hide_parameters)
            print(str(e).split(" at 0x")[0])
        except Exception as e:
            print(type(e).__name__)
print(exc.IntegrityError.__mro__[1].__name__)
