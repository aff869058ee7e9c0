from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, sessionmaker, scoped_session, close_all_sessions, object_session


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
DB = scoped_session(sessionmaker(bind=engine))
Base.query = DB.query_property()

DB.add(Note(body="one"))
DB.add_all([Note(body="two"), Note(body="three")])
DB.commit()
print(DB() is DB(), DB.registry.has())
print([n.body for n in Note.query.filter(Note.body != "two").order_by(Note.id)])
print(Note.query.count(), Note.query.filter_by(body="two").one().id)
n = DB.scalars(select(Note)).first()
print(object_session(n) is DB())
n.body = "changed"
print(n in DB.dirty, DB.is_modified(n))
DB.rollback()
print(n.body)
first = DB()
DB.remove()
print(DB.registry.has(), DB() is first)
with DB.begin():
    DB.add(Note(body="four"))
print(DB.query(Note).count())
print(DB.execute(select(Note.body).where(Note.id == 4)).scalar_one())
DB.close()
close_all_sessions()
scope = {"now": 1}
Scoped = scoped_session(sessionmaker(engine), scopefunc=lambda: scope["now"])
a = Scoped()
scope["now"] = 2
print(a is Scoped())
scope["now"] = 1
print(a is Scoped())
