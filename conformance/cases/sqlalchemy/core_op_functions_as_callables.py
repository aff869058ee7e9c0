from sqlalchemy import Integer, column
from sqlalchemy.sql import operators

a = column("a", Integer)
print(operators.eq(a, 5), operators.add(a, 1), operators.in_op(a, [1]), operators.like_op(a, "x"))
print(operators.desc_op(a), operators.is_not(a, None), operators.between_op(a, 1, 2))
print(operators.is_comparison(operators.eq), operators.is_comparison(operators.add))
print((a == 1).operator is operators.eq, (a + 1).operator.__name__)
print(a.operate(operators.lt, 9), a.reverse_operate(operators.sub, 9))
