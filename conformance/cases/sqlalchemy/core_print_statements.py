from sqlalchemy import MetaData, Table, Column, Integer, String, ForeignKey, select, insert, update, delete, func, text, literal_column, exists, and_, or_, bindparam, Boolean, DateTime, cast, tuple_, any_, all_, within_group, over, extract, nulls_first, collate, true, false, values, lateral

m = MetaData()
user = Table("user", m, Column("id", Integer, primary_key=True), Column("name", String), Column("order", Integer), Column("is_ok", Boolean))
post = Table("post", m, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("user.id")), Column("Title", String), Column("at", DateTime))
tag = Table("tag", m, Column("post_id", ForeignKey("post.id"), primary_key=True), Column("name", String(5), primary_key=True))
u2 = user.alias("u2")
for s in [
    select(user), select(user.c.order), select(post.c.Title), select(user).join(post).join(tag), select(user.c.name, tag.c.name).select_from(user.join(post).join(tag)), select(user).outerjoin(post).outerjoin(tag),
    select(user).join(u2, user.c.id == u2.c.order), select(user.join(post.join(tag))), select(user).select_from(post.join(user, isouter=True)), select(user, post).where(user.c.id == post.c.user_id).where(true()), select(user).where(false()), select(user).where(user.c.is_ok), select(user).where(~user.c.is_ok, user.c.is_ok == True),
    select(user).where(or_(user.c.name == "a", and_(user.c.id > 1, user.c.id < 5), ~(user.c.id == 9))), select(user).where(~or_(user.c.name == "a", user.c.id > 1)), select(user).where((user.c.id == 1) | (user.c.id == 2) & (user.c.name == "z")),
    select(func.count(user.c.id).label("n"), post.c.at).join(post).group_by(post.c.at).having(func.count(user.c.id) > 1).order_by(text("n DESC")), select(user).order_by(nulls_first(user.c.name), collate(user.c.name, "NOCASE")), select(user).where(extract("year", post.c.at) == 2020),
    insert(user), insert(user).values(name="x"), insert(user).values({"name": func.lower("X"), "id": 5}), insert(user).values({user.c.name: "y"}), insert(user).values(("5", "n")), insert(user).from_select(["name"], select(post.c.Title)), insert(user).values(name=select(post.c.Title).limit(1).scalar_subquery()), insert(user).prefix_with("OR REPLACE"),
    insert(user).values(name=bindparam("nm")), insert(user).values(name="x").returning(user), insert(user).values(name="x").returning(user.c.id, user.c.order),
    update(user).values(name="x"), update(user).where(user.c.id == 5).values(name=user.c.name + "x", order=5), update(user).where(user.c.id == 5).values({"order": None}), update(user).where(exists().where(post.c.user_id == user.c.id)).values(name="p"), update(user).where(user.c.id == post.c.user_id).values(name=post.c.Title),
    update(user).values(name="q").returning(user.c.id), delete(user), delete(user).where(user.c.id.in_([1, 2])), delete(user).where(user.c.id == select(func.max(post.c.user_id)).scalar_subquery()), delete(user).returning(user.c.name),
    select(func.now()), select(func.coalesce(user.c.name, "x", None)), select(user.c.id).where(user.c.id == any_(select(post.c.user_id).scalar_subquery())), select(user.c.id).where(user.c.id > all_(select(post.c.user_id).scalar_subquery())), select(user).where(tuple_(user.c.id, user.c.name).in_([(1, "a")])),
    select(func.percentile_cont(0.5).within_group(user.c.id)), select(func.row_number().over(partition_by=[user.c.name, user.c.id], order_by=user.c.id.desc())), select(func.sum(user.c.id).filter(user.c.id > 3).over(order_by=user.c.id)),
    select(literal_column("count(*)").label("c")), select(text("a, b")).select_from(text("t")), text("select 1"), select(user).where(text("id = :x").bindparams(x=5)), select(user).limit(bindparam("lim")).offset(bindparam("off")),
    select(user.c.name).where(user.c.name.like("%x%")).union(select(post.c.Title).where(post.c.Title.like("50%%"))).order_by("name").limit(2), select(user).with_only_columns(func.count()).order_by(None), select(user.c.id).distinct().order_by(user.c.id), select(lateral(select(post.c.id).where(post.c.user_id == user.c.id)).c.id) if False else select(1 == user.c.id), select("x" + user.c.name, 5 - user.c.id, 2 * user.c.id, 2 / user.c.id),
    select(user.c.name + user.c.name + "z"), select((user.c.id + 5) * (user.c.id - 2) / 3), select(user.c.id - (user.c.order - 1)), select(user).where(user.c.name.in_(["a", None])), select(user).where(user.c.id.in_([user.c.order, 5])), select(user).where(user.c.id.not_in(select(post.c.user_id).where(post.c.id > 5))),
]:
    print(s)
    print(repr(sorted(s.compile().params.items(), key=str)))
