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
    _status = mapped_column("status", String(20))
    job = mapped_column("job_status", String(20))
    job_status = synonym("job")
    @property
    def status(self): return "S:" + self._status
    status = synonym("_status", descriptor=status)
class V(Base):
    __table__ = Table("v", Base.metadata, Column("id", Integer, primary_key=True), Column("job_status", String(50)))
    job_status = synonym("_job_status", map_column=True)
m = inspect(U)
print(sorted(m.synonyms.keys()))
print(inspect(V).column_attrs.keys(), inspect(V).synonyms.keys())
s = setup()
s.add(U(_status="x", job="j")); s.add(V(job_status="q")); s.commit()
print(s.scalars(select(V.job_status)).all(), s.scalars(select(V)).one()._job_status)
u = s.scalars(select(U).where(U.job_status == "j")).one()
print(u.status, u.job_status)
