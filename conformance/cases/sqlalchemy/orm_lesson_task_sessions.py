"""Tasks and tags: sessions, states, history, savepoints, merges and queries as in a course."""
from sqlalchemy import create_engine, select, func, ForeignKey, String, Boolean, event, inspect, update, delete, insert, literal_column, and_
from sqlalchemy.exc import IntegrityError, NoResultFound, MultipleResultsFound, InvalidRequestError, PendingRollbackError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, sessionmaker, scoped_session, synonym, validates, object_session, attributes, make_transient_to_detached
from sqlalchemy.orm.exc import DetachedInstanceError, ObjectDeletedError
from sqlalchemy.ext.hybrid import hybrid_property

class Base(DeclarativeBase):
    pass

class Project(Base):
    __tablename__ = "project"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20), unique=True)
    tasks: Mapped[list["Task"]] = relationship(back_populates="project", cascade="all, delete-orphan")

    @hybrid_property
    def done(self):
        return bool(self.tasks) and all(t.done for t in self.tasks)
    @done.expression
    def done(cls):
        return and_(cls.tasks.any(), ~cls.tasks.any(Task.done == False))

class Task(Base):
    __tablename__ = "task"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    done: Mapped[bool] = mapped_column(default=False)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    project: Mapped[Project] = relationship(back_populates="tasks")
    caption = synonym("title")
    def __repr__(self):
        return f"Task({self.title!r}, {self.done})"

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Maker = sessionmaker(engine)

@event.listens_for(Maker, "after_flush")
def seen(session, ctx):
    print("flushed", sorted(type(o).__name__ for o in session.new), len(session.dirty), len(session.deleted))

def states(o):
    i = inspect(o)
    return [n for n in ("transient", "pending", "persistent", "deleted", "detached") if getattr(i, n)]

with Maker() as s:
    p = Project(name="home")
    t = Task(caption="wash", project=p)
    print(states(p), states(t), p.tasks, t.caption)
    s.add(p)
    print(states(t), t in s.new)
    s.flush()
    print(states(t), t.id, t.project_id)
    t.title = "wash up"
    h = inspect(t).attrs.title.history
    print(h.added, h.deleted, s.is_modified(t), s.dirty)
    s.commit()
    print(inspect(t).expired, t.title)
    print(s.scalars(select(Project).where(Project.done)).all(), p.done)
    try:
        with s.begin_nested():
            s.add(Project(name="home"))
    except IntegrityError as e:
        print("duplicate", e.orig)
    p.tasks.extend([Task(title="cook"), Task(title="bake", done=True)])
    s.commit()
    print(s.execute(update(Task).where(Task.caption.in_(["cook", "bake"])).values(done=True).returning(Task.id, Task.title)).all())
    print([x.done for x in p.tasks])
    s.rollback()
    print([x.done for x in p.tasks])
    for stmt in (select(Task).where(Task.title == "none"), select(Task)):
        try:
            s.scalars(stmt).one()
        except (NoResultFound, MultipleResultsFound) as e:
            print(type(e).__name__, e)
    gone = p.tasks.pop()
    print(states(gone))
    s.flush()
    print(states(gone), gone in s, object_session(gone))
    s.commit()
    print(states(gone))
    other = Task(id=1, title="merged")
    m = s.merge(other)
    print(m is t, t.title, states(other), t.done, m.project_id)
    s.commit()
    s.add(Project(name="home"))
    try:
        s.commit()
    except IntegrityError as e:
        print(type(e).__name__)
    try:
        s.scalar(select(func.count(Task.id)))
    except PendingRollbackError as e:
        print(str(e).split(" (")[0][:60])
    s.rollback()
    s.expunge(t)
    print(states(t))
    s.execute(delete(Task).where(Task.title == "cook"))
    s.commit()
    print([x.title for x in p.tasks])
try:
    p.tasks[0].project.name
    t.project
except DetachedInstanceError as e:
    print(str(e).splitlines()[0][:80])
Reg = scoped_session(Maker)
Reg.add(Task(title="new", project_id=1))
Reg.commit()
print(Reg.scalars(select(Task.title).order_by(Task.id)).all(), Reg() is Reg())
Reg.remove()
