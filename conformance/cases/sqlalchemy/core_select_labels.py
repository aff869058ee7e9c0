from sqlalchemy import LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL, column, func, select, table

t = table("t", column("id"), column("name"))
u = table("u", column("id"), column("t_id"))
print(select(t.c.id, u.c.id))
print(select(t, u).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL))
print(select(t.c.id, t.c.id).set_label_style(LABEL_STYLE_NONE))
print(select(t.c.id, t.c.id, t.c.id))
print(select(t.c.id.label("x"), (t.c.id + 1).label("x")))
print(select(func.max(t.c.id), func.max(u.c.id)))
print(select(t.c.id + 1, t.c.id + 2))
