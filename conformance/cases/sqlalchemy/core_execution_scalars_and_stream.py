from sqlalchemy import create_engine, literal_column, select, text, union_all

engine = create_engine("sqlite://")
stmt = union_all(*[select(literal_column(str(n)).label("n")) for n in range(7)])
with engine.connect() as conn:
    print(conn.scalars(stmt).all())
    with conn.execution_options(stream_results=True, max_row_buffer=2).execute(stmt) as result:
        print([len(p) for p in result.partitions(3)])
    result = conn.execute(stmt).yield_per(4)
    print([len(p) for p in result.partitions()])
    print(conn.execute(stmt).scalars().first(), conn.scalars(stmt.limit(1)).one())
