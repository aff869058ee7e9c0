from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
import sqlalchemy
class Base(DeclarativeBase): pass
def setup():
    global engine
    engine = create_engine("sqlite://"); Base.metadata.create_all(engine); return Session(engine)

class U(Base):
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    active: Mapped[bool]
    n: Mapped[int] = mapped_column(default=0)
s = setup()
us = [U(active=i % 2 == 0) for i in range(4)]
s.add_all(us); s.commit()
[u.n for u in us]
print(s.query(U).filter(U.active.is_(False)).update({"n": 5}))
print([u.n for u in us])
print(s.query(U).filter(U.active.is_(True)).update({"n": U.n + 7}, synchronize_session="evaluate"))
print([u.n for u in us])
print(s.query(U).filter(U.active == False).update({"n": 50}))
print([u.n for u in us])
print(s.query(U).filter(U.active).update({"n": 51}))
print(s.query(U).filter(~U.active).update({"n": 52}))
print([u.n for u in us])
s.execute(update(U).where(not_(U.active)).values(n=1), execution_options={"synchronize_session": "evaluate"})
s.execute(update(U).where(U.active.is_not(True)).values(n=2))
s.execute(update(U).where(U.n.between(1, 3)).values(n=9))
print([u.n for u in us])
s.execute(delete(U).where(U.active.is_(None)))
s.execute(delete(U).where(or_(U.n.in_([9, 8]), U.id > 3)))
print(sorted(x.id for x in s.identity_map.values()))
