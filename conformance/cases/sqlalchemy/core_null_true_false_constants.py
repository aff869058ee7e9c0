from sqlalchemy import and_, column, false, literal, not_, null, or_, select, true

x = column("x")
print(and_(true(), x == 1), "|", and_(false(), x == 1), "|", or_(true(), x == 1), "|", or_(false(), x == 1))
print(and_(true(), true()), "|", or_(false(), false()), "|", not_(true()), "|", not_(null()))
print(select(x).where(true()), "|", select(x).where(and_(x == 1, true())))
print(and_(x == 1), "|", and_(*[x == n for n in range(3)]))
print(select(null(), true(), literal(None)))
