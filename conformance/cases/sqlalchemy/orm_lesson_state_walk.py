"""An object's way through the session: events for each transition."""
from sqlalchemy import create_engine, event, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, sessionmaker


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    open: Mapped[bool] = mapped_column(default=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Maker = sessionmaker(bind=engine)
NAMES = [
    "transient_to_pending", "pending_to_persistent", "persistent_to_transient", "pending_to_transient",
    "loaded_as_persistent", "persistent_to_deleted", "deleted_to_detached", "persistent_to_detached",
    "deleted_to_persistent", "detached_to_persistent",
]
for name in NAMES:
    def listen(session, instance, name=name):
        print("  *", name, instance.__dict__.get("subject"))
    event.listen(Maker, name, listen)

for name in ("after_begin", "after_commit", "after_rollback", "after_soft_rollback", "after_transaction_end"):
    def told(*args, name=name):
        print("  -", name)
    event.listen(Maker, name, told)

session = Maker()
t = Ticket(subject="printer")
print("add")
session.add(t)
print("expunge")
session.expunge(t)
print("add again, flush")
session.add(t)
session.flush()
print(inspect(t).identity_key[1], t.open, inspect(t).persistent)
print("rollback")
session.rollback()
print(inspect(t).transient, t.id)
print("commit")
session.add(t)
session.commit()
print("delete, rollback")
session.delete(t)
session.flush()
print(inspect(t).deleted, t in session)
session.rollback()
print(t.subject)
print("nested")
with session.begin_nested():
    t.subject = "scanner"
session.commit()
print("delete, commit")
session.delete(t)
session.commit()
print(inspect(t).was_deleted, inspect(t).detached)
kept = Ticket(subject="fax")
session.add(kept)
session.commit()
print("close")
session.close()
print("load")
fax = session.scalars(select(Ticket)).first()
session.expunge_all()
print("back")
session.add(fax)
print("fax", end=" "); print(len(session.identity_map), fax in session)
session.close()
