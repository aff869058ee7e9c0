from sqlalchemy import create_engine, text

engine = create_engine("sqlite://", hide_parameters=True)
with engine.connect() as conn:
    try:
        conn.execute(text("select * from missing where a = :a"), {"a": "secret"})
    except Exception as e:
        print(e)
engine = create_engine("sqlite://")
with engine.connect() as conn:
    try:
        conn.execute(text("insert into missing values (:a)"), [{"a": n} for n in range(30)])
    except Exception as e:
        print(e)
    try:
        conn.execute(text("select * from missing where a = :a"), {"a": "x" * 500})
    except Exception as e:
        print(len(str(e)), str(e)[-330:])
