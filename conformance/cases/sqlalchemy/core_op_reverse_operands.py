from sqlalchemy import Integer, column

n = column("n", Integer)
print(5 + n, "|", 5 - n, "|", 5 * n, "|", 5 / n, "|", 5 // n, "|", 5 % n)
print(5 == n, "|", 5 < n, "|", 5 >= n)
print((5 - n).compile().params)
