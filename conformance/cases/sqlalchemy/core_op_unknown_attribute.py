from sqlalchemy import Integer, column, func

for obj in (column("a", Integer), column("a") == 1, func.now(), column("a").label("x")):
    try:
        obj.nothing_here
    except AttributeError as e:
        print(e)
try:
    column("a", Integer)["x"]
except Exception as e:
    print(type(e).__name__, e)
