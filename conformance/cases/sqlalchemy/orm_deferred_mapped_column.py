from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
import sqlalchemy
class Base(DeclarativeBase): pass
def setup():
    global engine
    engine = create_engine("sqlite://"); Base.metadata.create_all(engine); return Session(engine)

class Doc(Base):
    __tablename__ = "doc"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(30))
    body: Mapped[str] = deferred(mapped_column(Text))
    extra = deferred(Column(Integer), group="g")
    more: Mapped[Optional[int]] = deferred(mapped_column(), group="g")
s = setup()
print([repr(c) for c in Doc.__table__.c])
s.add(Doc(title="a", body="b", extra=1, more=2)); s.commit()
d = s.scalars(select(Doc)).one()
print("body" in d.__dict__, d.extra, "more" in d.__dict__, d.body)
