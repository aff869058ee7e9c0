from sqlalchemy import create_engine, select, text, inspect, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, deferred, undefer


class Base(DeclarativeBase):
    pass


class Host(Base):
    __tablename__ = "host"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    load: Mapped[int]
    notes: Mapped[str] = mapped_column(deferred=True, default="-")
    disks: Mapped[list["Disk"]] = relationship(cascade="all")


class Disk(Base):
    __tablename__ = "disk"
    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]
    host_id: Mapped[int] = mapped_column(ForeignKey("host.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    h = Host(name="h", load=1, disks=[Disk(size=10)])
    s.add(h)
    s.commit()
    h.name, h.disks
    s.execute(text("UPDATE host SET load = 5, name = 'other'"))
    print(h.load)
    s.refresh(h, ["load"])
    print(h.load, h.name)
    s.refresh(h)
    print(h.name)
    s.execute(text("INSERT INTO disk (size, host_id) VALUES (20, 1)"))
    print(len(h.disks))
    s.refresh(h, attribute_names=["disks"])
    print(len(h.disks))
    s.expire(h, ["disks", "name"])
    print("name" in h.__dict__, "load" in h.__dict__)
    print(h.name, len(h.disks))
    h.name = "unsaved"
    s.refresh(h)
    print(h.name)
    h.load = 7
    s.expire(h)
    print(h.load, inspect(h).modified)
    print(sorted(inspect(h).unloaded))
    h.notes
    print(sorted(inspect(h).unloaded))
    s.execute(text("DELETE FROM disk"))
    s.execute(text("DELETE FROM host"))
    s.expire(h)
    try:
        h.name
    except Exception as e:
        print(type(e).__name__, str(e).split(" at ")[0], "...")
    try:
        s.refresh(h)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at ")[0], "...")
    try:
        s.refresh(Host(name="t", load=1))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at ")[0], "...")
