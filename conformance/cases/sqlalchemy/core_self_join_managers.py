from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, insert, select

emp = Table("emp", MetaData(), Column("id", Integer, primary_key=True), Column("name", String), Column("boss_id", ForeignKey("emp.id")))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    emp.create(conn)
    conn.execute(insert(emp), [{"id": 1, "name": "Ada", "boss_id": None}, {"id": 2, "name": "Bob", "boss_id": 1}, {"id": 3, "name": "Cy", "boss_id": 1}])
    boss = emp.alias("boss")
    print(conn.execute(select(emp.c.name, boss.c.name.label("boss")).outerjoin(boss, emp.c.boss_id == boss.c.id).order_by(emp.c.id)).all())
    print(conn.execute(select(boss.c.name).where(~select(emp.c.id).where(emp.c.boss_id == boss.c.id).exists())).scalars().all())
