from sqlalchemy import column, literal_column, select, table, text

t = table("t", column("a"))
print(select("*").select_from(t))
print(select(text("a, b")).select_from(text("somewhere")).where(text("a > 5")))
print(select(literal_column("a + 1").label("x"), literal_column("'q'")))
for bad in ("a", "a + b", ["x"]):
    try:
        select(bad)
    except Exception as e:
        print(type(e).__name__, e)
try:
    select(t).where("a = 5")
except Exception as e:
    print(type(e).__name__, e)
