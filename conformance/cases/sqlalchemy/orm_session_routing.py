from sqlalchemy import Delete, ForeignKey, Insert, Update, create_engine, select, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase): pass
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    age: Mapped[int] = mapped_column(default=1)
    posts: Mapped[list["Post"]] = relationship()
class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    text: Mapped[str]
leader, follower = create_engine("sqlite://"), create_engine("sqlite://")
for e in (leader, follower): Base.metadata.create_all(e)
def go(n, f):
    try: print(n, f())
    except Exception as x: print(n, "!", type(x).__name__, x)
class Routing(Session):
    def get_bind(self, mapper=None, clause=None, **kw):
        if self._flushing or isinstance(clause, (Update, Delete, Insert)):
            print("  leader", self._flushing); return leader
        print("  follower"); return follower
r = Routing()
r.add(User(name="a"))
go("commit", r.commit)
go("read", lambda: r.scalars(select(User)).all())
go("upd", lambda: r.execute(update(User).values(name="b")).rowcount)
go("raw", lambda: r.execute(text("select count(*) from user")).scalar())
r.close()
go("flushing", lambda: (Session(leader)._flushing, Session.connection_callable))
