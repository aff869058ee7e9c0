from sqlalchemy import and_, column, or_, select, true

x = column("x")
criteria = []
print(select(x).where(and_(true(), *criteria)))
criteria.append(x > 5)
print(select(x).where(and_(true(), *criteria)))
print(select(x).where(or_(*criteria)))
print((x == 1) & (x == 2) & (x == 3), "|", (x == 1) | ((x == 2) | (x == 3)))
