# str() of the inserts of one dialect, and their mistakes
from sqlalchemy import *
from sqlalchemy.dialects import sqlite, postgresql, mysql
a = table("a", column("id"), column("x"))
for d in (sqlite, postgresql, mysql):
    i = d.insert(a).values(x=1)
    print(i, i.compile(), i.stringify_dialect)
    if d is not mysql:
        print(i.on_conflict_do_nothing(), i.on_conflict_do_nothing().compile())
    else:
        print(i.on_duplicate_key_update(x=1), i.on_duplicate_key_update(x=1).compile())
