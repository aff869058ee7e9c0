from sqlalchemy import create_engine, select, event, update, delete, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker


class Base(DeclarativeBase):
    pass


class Task(Base):
    __tablename__ = "task"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    done: Mapped[bool] = mapped_column(default=False)


class Audit(Base):
    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Maker = sessionmaker(engine)


@event.listens_for(Maker, "before_flush")
def before_flush(session, flush_context, instances):
    print("before_flush", len(session.new), len(session.dirty), len(session.deleted), instances)
    for obj in list(session.new):
        if isinstance(obj, Task):
            session.add(Audit(what=f"new {obj.title}"))


@event.listens_for(Maker, "after_flush")
def after_flush(session, flush_context):
    print("after_flush", sorted(type(o).__name__ for o in session.new))


@event.listens_for(Maker, "after_flush_postexec")
def after_postexec(session, flush_context):
    print("after_flush_postexec", len(session.new))


@event.listens_for(Maker, "before_commit")
def before_commit(session):
    print("before_commit")


@event.listens_for(Maker, "after_commit")
def after_commit(session):
    print("after_commit")


@event.listens_for(Maker, "after_rollback")
def after_rollback(session):
    print("after_rollback")


@event.listens_for(Maker, "after_soft_rollback")
def after_soft_rollback(session, previous_transaction):
    print("after_soft_rollback", previous_transaction.nested)


@event.listens_for(Maker, "after_begin")
def after_begin(session, transaction, connection):
    print("after_begin", transaction.nested, connection.closed)


@event.listens_for(Maker, "after_transaction_create")
def created(session, transaction):
    print("transaction created", transaction.nested, transaction.parent is None)


@event.listens_for(Maker, "after_transaction_end")
def ended(session, transaction):
    print("transaction ended", transaction.nested)


@event.listens_for(Maker, "do_orm_execute")
def on_execute(state):
    print("do_orm_execute", state.is_select, state.is_update, state.is_delete, state.is_orm_statement)


@event.listens_for(Maker, "after_bulk_update")
def bulk_update(ctx):
    print("after_bulk_update", ctx.result.rowcount)


@event.listens_for(Maker, "after_bulk_delete")
def bulk_delete(ctx):
    print("after_bulk_delete", ctx.result.rowcount)


with Maker() as s:
    s.add_all([Task(title="a"), Task(title="b")])
    s.commit()
    print(s.scalars(select(Audit.what).order_by(Audit.id)).all())
    t = s.get(Task, 1)
    t.done = True
    s.flush()
    with s.begin_nested():
        s.add(Task(title="c"))
    s.rollback()
    s.execute(update(Task).where(Task.title == "a").values(done=True))
    s.execute(delete(Task).where(Task.title == "b"))
    s.commit()

with Session(engine) as plain:
    print("no events here", plain.scalars(select(Task.title)).all())
