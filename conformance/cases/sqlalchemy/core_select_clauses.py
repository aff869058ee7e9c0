from sqlalchemy import MetaData, Table, Column, Integer, String, ForeignKey, select, func, desc, text, literal_column, literal, column, table, distinct

m = MetaData()
users = Table("users", m, Column("id", Integer, primary_key=True), Column("name", String), Column("age", Integer))
addr = Table("addresses", m, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("users.id")), Column("email", String))
for s in [
    select(users), select(users.c.name), select(users.c.id, users.c.name), select(users, addr), select(users.c.id, addr.c.id),
    select(users.c.id, users.c.id), select(users.c.name.label("n")), select(users.c.name.label("n")).order_by("n"),
    select(users.c.name.label("n")).order_by(desc("n")), select(users).order_by(users.c.name.desc(), users.c.id),
    select(users).limit(5), select(users).offset(5), select(users).limit(5).offset(10), select(users).slice(2, 6),
    select(users).distinct(), select(users.c.name).distinct().where(users.c.id > 1),
    select(func.count()).select_from(users), select(func.count(users.c.id)), select(func.count(users.c.id).label("c")),
    select(users.c.name, func.count(users.c.id).label("n")).group_by(users.c.name).having(func.count(users.c.id) > 1).order_by(func.count(users.c.id)),
    select(users.c.name, func.count(users.c.id).label("n")).group_by(users.c.name).order_by("n"),
    select(users).join(addr), select(users.c.name, addr.c.email).join_from(users, addr), select(users).join(addr, users.c.id == addr.c.user_id),
    select(addr).join(users), select(users).outerjoin(addr), select(users).join(addr, full=True), select(users).join(addr, isouter=True),
    select(users.c.name).select_from(users.join(addr)), select(users.c.name).select_from(users.outerjoin(addr, users.c.id == addr.c.user_id)),
    select(users).where(users.c.id == addr.c.user_id), select(users.c.id).where(users.c.id == 1).where(users.c.name == "x"),
    select(users).where(users.c.id == 1, users.c.name == "x"), select(users).filter_by(name="z", id=4),
    select(text("1")), select(literal_column("1")), select(literal(1)), select(literal("x").label("y")), select(1 + users.c.id),
    select(column("a"), column("b")).select_from(table("t")), select(column("a")).select_from(text("tt")), select(table("t", column("x"), column("y"))),
    select(users.c.name.distinct()), select(func.count(users.c.name.distinct())), select(func.count(distinct(users.c.name))),
    select(users.c.id + 1), select((users.c.id + 1).label("k")).order_by((users.c.id + 1).label("k")),
    select(users).with_for_update(), select(users).with_for_update(nowait=True, of=users), select(users).prefix_with("HINT"), select(users).suffix_with("END"),
    select(users).add_columns(addr.c.email), select(users).with_only_columns(users.c.id), select(users.c.name).group_by("name"),
    select(users).fetch(5), select(users).limit(users.c.age), select(~(users.c.id == 1)), select(users.c.id == 1), select(-users.c.id), select(users.c.id.is_(None)),
    select(), select(users.c.name).order_by(None), select(users.c.name).order_by(users.c.name).order_by(None),
]:
    print(s)
    print("--")
print(select(users.c.id).where(users.c.name == "it's").compile(compile_kwargs={"literal_binds": True}))
print(select(users.c.id).where(users.c.id.in_([1, 2])).compile(compile_kwargs={"literal_binds": True}))
print(select(users.c.id).where(users.c.id.in_([1, 2])).compile(compile_kwargs={"render_postcompile": True}))
