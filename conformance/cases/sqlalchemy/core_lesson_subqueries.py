"""Correlated subqueries, exists, any of a list, and laterals in text."""
from sqlalchemy import Column, Date, ForeignKey, Integer, MetaData, String, Table, and_, create_engine, delete, exists, func, insert, lateral, literal, not_, select, true, update
from sqlalchemy.dialects import postgresql

engine = create_engine("sqlite://")
meta = MetaData()
author = Table("author", meta, Column("id", Integer, primary_key=True), Column("name", String), Column("books", Integer, server_default="0"))
book = Table("book", meta, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey("author.id")), Column("title", String), Column("pages", Integer))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(author), [{"name": n} for n in ("Iris", "Joan", "Karl")])
    conn.execute(insert(book), [{"author_id": a, "title": t, "pages": p} for a, t, p in ((1, "Oak", 120), (1, "Elm", 300), (2, "Ash", 90), (2, "Fir", 410), (2, "Yew", 55))])
    count = select(func.count(book.c.id)).where(book.c.author_id == author.c.id).scalar_subquery()
    print(conn.execute(select(author.c.name, count.label("n")).order_by(count.desc())).all())
    longest = select(func.max(book.c.pages)).where(book.c.author_id == author.c.id).correlate(author).scalar_subquery()
    print(conn.execute(select(author.c.name, book.c.title).join(book).where(book.c.pages == longest)).all())
    writes = exists().where(book.c.author_id == author.c.id, book.c.pages > 400)
    for condition in (writes, ~writes, not_(select(book).where(book.c.author_id == author.c.id).exists())):
        query = select(author.c.name).where(condition).order_by(author.c.name)
        print(str(query).replace("\n", " "), conn.scalars(query).all())
    other = book.alias("other")
    longer = select(func.count()).select_from(other).where(other.c.author_id == book.c.author_id, other.c.pages > book.c.pages).scalar_subquery()
    print(conn.execute(select(book.c.title, longer.label("longer")).where(longer < 2).order_by(book.c.author_id, "longer")).all())
    average = select(book.c.author_id, func.avg(book.c.pages).label("mean")).group_by(book.c.author_id).subquery()
    print(conn.execute(select(book.c.title).join(average, book.c.author_id == average.c.author_id).where(book.c.pages > average.c.mean)).scalars().all())
    print(conn.execute(update(author).values(books=count)).rowcount, conn.execute(select(author.c.name, author.c.books)).all())
    print(conn.execute(select(literal("yes")).where(exists(select(book.c.id).where(book.c.pages < 60)))).scalar())
    inside = select(author.c.id).where(author.c.name.like("J%"))
    print(conn.scalars(select(book.c.title).where(book.c.author_id.in_(inside), book.c.pages < 100).order_by(book.c.title)).all())
    gone = delete(book).where(book.c.pages < select(func.avg(other.c.pages)).scalar_subquery()).returning(book.c.title)
    print(sorted(conn.scalars(gone)))
    print(conn.execute(select(select(func.count()).select_from(book).scalar_subquery() + 10, select(author.c.name).limit(1).scalar_subquery())).one())
top = select(book.c.title, book.c.pages).where(book.c.author_id == author.c.id).order_by(book.c.pages.desc()).limit(2).lateral("top")
print(select(author.c.name, top.c.title).join(top, true()).compile(dialect=postgresql.dialect()))
print(select(author).where(author.c.id == func.any(select(book.c.author_id).scalar_subquery())))
try:
    print(select(book.c.id).where(book.c.id == select(book.c.id).where(book.c.pages > 1).correlate(book).scalar_subquery()))
except Exception as error:
    print(type(error).__name__, error)
