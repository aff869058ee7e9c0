from sqlalchemy import column, null, true, false, Boolean

x = column("x")
flag = column("flag", Boolean)
print(x == None)
print(x != None)
print(x.is_(None), "|", x.is_not(None))
print(x.is_distinct_from(None), "|", x.is_not_distinct_from(5))
print(x == null())
print(flag == True, "|", flag != False)
print(flag.is_(True), "|", flag.is_(false()))
print(~flag)
try:
    x > None
except Exception as e:
    print(type(e).__name__, e)
