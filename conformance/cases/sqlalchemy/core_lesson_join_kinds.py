"""Every kind of join over three small tables, and what its FROM says."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, exc, func, insert, join, lateral, outerjoin, select, true, and_, or_, text

engine = create_engine("sqlite://")
meta = MetaData()
dept = Table("dept", meta, Column("id", Integer, primary_key=True), Column("name", String(20)))
staff = Table("staff", meta, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("dept_id", ForeignKey("dept.id")), Column("boss_id", ForeignKey("staff.id")))
badge = Table("badge", meta, Column("staff_id", ForeignKey("staff.id"), primary_key=True), Column("code", String(5)))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(dept), [{"name": n} for n in ("ops", "dev", "hr")])
    conn.execute(insert(staff), [dict(name="Kim", dept_id=1, boss_id=None), dict(name="Lee", dept_id=2, boss_id=1), dict(name="Max", dept_id=None, boss_id=1), dict(name="Ned", dept_id=2, boss_id=2)])
    conn.execute(insert(badge), [dict(staff_id=1, code="K1"), dict(staff_id=4, code="N4")])

boss = staff.alias("boss")
queries = {
    "inner": select(staff.c.name, dept.c.name).join(dept),
    "left": select(staff.c.name, dept.c.name.label("dept")).join(dept, isouter=True),
    "outerjoin": select(dept.c.name, func.count(staff.c.id)).outerjoin(staff).group_by(dept.c.name),
    "full": select(staff.c.name, dept.c.name).join(dept, full=True),
    "self": select(staff.c.name, boss.c.name.label("boss")).join(boss, staff.c.boss_id == boss.c.id),
    "from": select(dept.c.name, staff.c.name).select_from(dept.outerjoin(staff, and_(staff.c.dept_id == dept.c.id, staff.c.name > "M"))),
    "join_from": select(badge.c.code, dept.c.name).join_from(badge, staff).join(dept),
    "nested": select(dept.c.name, staff.c.name, badge.c.code).select_from(outerjoin(dept, join(staff, badge))),
    "cross": select(dept.c.id, badge.c.code).join(badge, true()),
    "comma": select(dept.c.name, staff.c.name).where(dept.c.id == staff.c.dept_id),
}
with engine.connect() as conn:
    for name, query in queries.items():
        print(name, str(query).split("FROM", 1)[1].strip().replace("\n", " "))
        print("   ", sorted(map(str, conn.execute(query))))
    colleagues = staff.alias()
    pairs = select(staff.c.name, colleagues.c.name).join(colleagues, and_(staff.c.dept_id == colleagues.c.dept_id, staff.c.id < colleagues.c.id))
    print(pairs)
    print(conn.execute(pairs).all())
    none = select(dept.c.name).outerjoin_from(dept, staff).where(staff.c.id.is_(None))
    print(conn.scalars(none).all())
for wrong in (lambda: select(dept).join(badge), lambda: select(staff).join(boss), lambda: dept.join(badge), lambda: select(text("1")).join(dept)):
    try:
        print(wrong())
    except exc.SQLAlchemyError as error:
        print(type(error).__name__, error)
