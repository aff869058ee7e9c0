from sqlalchemy import Integer, between, column, not_

n = column("n", Integer)
print(n.between(1, 5))
print(between(n, 1, 5, symmetric=True))
print(~n.between(1, 5))
print(not_(n.between(column("lo"), column("hi") + 1)))
print(n.between(1, 5).compile().params)
