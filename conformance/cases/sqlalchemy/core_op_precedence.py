from sqlalchemy import and_, column, not_, or_

a, b, c = column("a"), column("b"), column("c")
print((a + b) * c)
print(a + b * c)
print(a - (b - c))
print((a == 1) & (b == 2) | (c == 3))
print((a == 1) & ((b == 2) | (c == 3)))
print(not_(and_(a == 1, or_(b == 2, c == 3))))
print(~(a > b))
print(-(a + b))
