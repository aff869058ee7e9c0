from sqlalchemy import ForeignKey, create_engine, event, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, loading, mapped_column, relationship, sessionmaker, with_loader_criteria
from sqlalchemy.orm.interfaces import UserDefinedOption


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
class FromCache(UserDefinedOption):
    propagate_to_loaders = False
    def __init__(self, key): self.key = key
    def __repr__(self): return f"FromCache({self.key})"
cache = {}
Maker = sessionmaker(leader)
@event.listens_for(Maker, "do_orm_execute")
def cached(state):
    print("  exec", state.is_select, state.is_column_load, state.is_relationship_load, state.user_defined_options)
    for opt in state.user_defined_options:
        if isinstance(opt, FromCache):
            if opt.key not in cache:
                cache[opt.key] = state.invoke_statement().freeze()
            frozen = cache[opt.key]
            return loading.merge_frozen_result(state.session, state.statement, frozen, load=False)()
with Maker() as s:
    s.add_all([User(name="x", posts=[Post(text="p")]), User(name="y")]); s.commit()
    go("1", lambda: [u.name for u in s.scalars(select(User).options(FromCache("k")).order_by(User.id))])
    go("2", lambda: [u.name for u in s.scalars(select(User).options(FromCache("k")).order_by(User.id))])
    go("3", lambda: s.execute(select(User.id, User.name).options(FromCache("c"))).all())
    go("4", lambda: s.execute(select(User.id, User.name).options(FromCache("c"))).all())
with Maker() as s:
    go("5", lambda: [u.name for u in s.scalars(select(User).options(FromCache("k")).order_by(User.id))])
with Session(leader) as s:
    fr = s.execute(select(User).order_by(User.id)).freeze()
    go("fr", lambda: [u.name for u in fr().scalars()])
    go("fr2", lambda: [u.name for u in fr().scalars().all()])
    go("frt", lambda: type(fr).__name__)
with Session(leader) as s2:
    go("merged", lambda: [u in s2 for u in loading.merge_frozen_result(s2, select(User), fr, load=False)().scalars()])
S2 = sessionmaker(leader)
@event.listens_for(S2, "do_orm_execute")
def crit(state):
    if state.is_select and not state.is_column_load and not state.is_relationship_load and not state.execution_options.get("all", False):
        state.statement = state.statement.options(with_loader_criteria(User, User.name != "y"))
with S2() as s:
    go("crit", lambda: [u.name for u in s.scalars(select(User))])
    go("all", lambda: [u.name for u in s.scalars(select(User), execution_options={"all": True})])
    go("posts", lambda: [u.posts for u in s.scalars(select(User))] and "ok")
S3 = sessionmaker(leader)
@event.listens_for(S3, "do_orm_execute")
def opts(state):
    state.update_execution_options(populate_existing=True, mine=5)
    print("  opt", dict(state.local_execution_options).get("mine"), state.execution_options.get("mine"))
with S3() as s:
    u = s.scalars(select(User).limit(1)).first(); 
    s.connection().execute(text("update user set name = 'zz'"))
    go("pop", lambda: (s.scalars(select(User).limit(1)).first().name, u.name))
