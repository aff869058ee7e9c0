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
s = setup()
s.add(U()); s.commit()
Base.registry.dispose()
try:
    U()
    print("made")
    s.add(U())
except Exception as e: print(type(e).__name__, e)
try: select(U)
except Exception as e: print(type(e).__name__, e)
class Other: pass
reg = registry()
t = Table("o", reg.metadata, Column("id", Integer, primary_key=True))
reg.map_imperatively(Other, t)
print(inspect(Other))
clear_mappers()
try: print(inspect(Other))
except Exception as e: print(type(e).__name__, e)
reg.map_imperatively(Other, t)
print(inspect(Other), Other.id)
