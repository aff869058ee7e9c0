from sqlalchemy import column, literal, select, table

t = table("t", column("id"))
nested = select(literal(1).label("one")).cte("nested", nesting=True)
outer = select(nested.c.one, t.c.id).cte("outer_cte")
print(select(outer.c.one))
here = select(t.c.id).cte("here")
print(select(select(here.c.id).add_cte(here, nest_here=True).subquery()))
print(select(t).add_cte(select(literal(5)).cte("extra")))
