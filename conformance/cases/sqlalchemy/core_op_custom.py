from sqlalchemy import Boolean, Integer, column
from sqlalchemy.sql.operators import custom_op

a, b = column("a"), column("b")
print(a.op("->")(b))
print(a.op("&&", precedence=5)(b) == 1)
print(a.op("##", return_type=Integer)(5).type)
print(a.bool_op("@>")(b).type, a.bool_op("@>")("x"))
print((a.op("%")(b)) + 1)
print(a.op("+")(b).op("*")(3))
print(a.operate(custom_op("!!"), b))
print(a.op("-")(1).op("-")(2))
