"""Random mapped graphs and random edits: a flush satisfies every foreign key, the
database equals the objects after a commit, a rollback restores every attribute.

Runs with any SQLAlchemy; the seed is replaced by the test."""
import random
from sqlalchemy import create_engine, event, inspect, select, text, Table, Column, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session

SEED = 0
rnd = random.Random(SEED)


class Base(DeclarativeBase):
    pass


def make_classes(count):
    """Classes that refer to each other by foreign keys at random: to earlier ones by
    keys that must be set or not, to themselves, and through tables of links."""
    classes, edges, links = [], [], []
    for i in range(count):
        body = {
            "__tablename__": f"t{i}",
            "id": mapped_column(primary_key=True),
            "value": mapped_column(nullable=True),
            "__annotations__": {"id": Mapped[int], "value": Mapped[int]},
        }
        for n in range(rnd.randint(0, 2) if i else 0):
            j = rnd.randrange(i)
            needed = rnd.random() < 0.4
            key, name = f"key{n}_id", f"ref{n}"
            body[key] = mapped_column(ForeignKey(f"t{j}.id"), nullable=not needed)
            body["__annotations__"][key] = Mapped[int]
            back = f"back_{i}_{n}"
            body[name] = relationship(f"C{j}", foreign_keys=[body[key]], back_populates=back)
            edges.append((i, name, key, j, back, needed))
        if rnd.random() < 0.4:
            body["up_id"] = mapped_column(ForeignKey(f"t{i}.id"), nullable=True)
            body["__annotations__"]["up_id"] = Mapped[int]
            body["up"] = relationship(f"C{i}", remote_side=[body["id"]], foreign_keys=[body["up_id"]], backref="down")
        classes.append(type(f"C{i}", (Base,), body))
    for i, name, key, j, back, needed in edges:
        cascade = "all, delete-orphan" if needed else "save-update, merge"
        column = getattr(classes[i], key)
        setattr(classes[j], back, relationship(classes[i], foreign_keys=[column], back_populates=name, cascade=cascade))
    for n in range(rnd.randint(0, 2)):
        a, b = rnd.randrange(count), rnd.randrange(count)
        if a == b:
            continue
        link = Table(f"link{n}", Base.metadata, Column("a_id", ForeignKey(f"t{a}.id"), primary_key=True), Column("b_id", ForeignKey(f"t{b}.id"), primary_key=True))
        setattr(classes[a], f"many{n}", relationship(classes[b], secondary=link, backref=f"many{n}_back"))
        links.append((a, f"many{n}", b))
    Base.registry.configure()
    return classes, edges, links


classes, edges, links = make_classes(rnd.randint(2, 5))
engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def enforce(connection, record):
    connection.execute("PRAGMA foreign_keys=ON")


Base.metadata.create_all(engine)
session = Session(engine)
alive = [[] for _ in classes]


def new(i):
    """An object whose needed parents exist."""
    obj = classes[i](value=rnd.randint(0, 99))
    for c, name, key, j, back, needed in edges:
        if c == i and (needed or rnd.random() < 0.5):
            if not alive[j] and needed:
                new(j)
            if alive[j]:
                setattr(obj, name, rnd.choice(alive[j]))
    if hasattr(classes[i], "up_id") and alive[i] and rnd.random() < 0.5:
        obj.up = rnd.choice(alive[i])
    session.add(obj)
    alive[i].append(obj)
    return obj


def edit():
    i = rnd.randrange(len(classes))
    what = rnd.random()
    if what < 0.45 or not alive[i]:
        new(i)
        return
    obj = rnd.choice(alive[i])
    if what < 0.6:
        obj.value = rnd.choice([None, rnd.randint(0, 99)])
    elif what < 0.75:
        for c, name, key, j, back, needed in edges:
            if c == i and alive[j]:
                setattr(obj, name, rnd.choice(alive[j]))
    elif what < 0.85:
        for a, name, b in links:
            if a == i and alive[b]:
                other = rnd.choice(alive[b])
                held = getattr(obj, name)
                if other in held:
                    held.remove(other)
                else:
                    held.append(other)
    elif what < 0.9 and hasattr(classes[i], "up_id"):
        others = [x for x in alive[i] if x is not obj and not below(x, obj)]
        obj.up = rnd.choice(others) if others else None
    else:
        remove(i, obj)


def below(x, obj):
    seen = set()
    while x is not None and id(x) not in seen:
        if x is obj:
            return True
        seen.add(id(x))
        x = x.up
    return False


def remove(i, obj):
    """Deletes an object, and what belongs to it."""
    flush()
    if not inspect(obj).persistent:
        return
    session.delete(obj)
    flush()


def flush():
    """Flushes, and forgets what it deleted: the objects themselves, and orphans."""
    session.flush()
    for k, objects in enumerate(alive):
        alive[k] = [x for x in objects if inspect(x).persistent]
        if len(alive[k]) < len(objects):
            session.expire_all()  # collections in memory still hold what is gone


def columns(obj):
    return {p.key: getattr(obj, p.key) for p in inspect(type(obj)).column_attrs}


def check_database():
    with session.no_autoflush:
        for i, cls in enumerate(classes):
            rows = {r.id: dict(r._mapping) for r in session.execute(select(cls.__table__))}
            objects = {x.id: columns(x) for x in alive[i]}
            assert rows == objects, (SEED, cls.__name__, rows, objects)
        for a, name, b in links:
            table = getattr(classes[a], name).property.secondary
            rows = sorted(tuple(r) for r in session.execute(select(table)))
            held = sorted((x.id, y.id) for x in alive[a] for y in getattr(x, name))
            assert rows == held, (SEED, name, rows, held)
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def snapshot():
    return [{x: (columns(x), [[y for y in getattr(x, name)] for a, name, b in links if a == i]) for x in alive[i]} for i in range(len(classes))]


for round_ in range(6):
    for _ in range(rnd.randint(3, 12)):
        edit()
        if rnd.random() < 0.2:
            flush()
    flush()
    session.commit()
    check_database()
    before, kept = snapshot(), [list(x) for x in alive]
    for _ in range(rnd.randint(2, 8)):
        edit()
        if rnd.random() < 0.3:
            flush()
    session.rollback()
    alive[:] = kept
    assert snapshot() == before, (SEED, "rollback")
    check_database()
print("fine")
