import sqlalchemy as sa
from sqlalchemy import *
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from alembic.migration import MigrationContext
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code

class Base(DeclarativeBase):
    pass

class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50), unique=True)
    bio: Mapped[str | None]

class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(100), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    price: Mapped[float] = mapped_column(Numeric(8, 2), server_default="0")

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.execute(text("CREATE TABLE author (id INTEGER NOT NULL, name VARCHAR(30), age INTEGER, PRIMARY KEY (id))"))
    conn.execute(text("CREATE TABLE legacy (id INTEGER NOT NULL PRIMARY KEY, what TEXT)"))
with engine.connect() as conn:
    ctx = MigrationContext.configure(conn, opts={"compare_type": True, "compare_server_default": True})
    for diff in compare_metadata(ctx, Base.metadata):
        print(diff)
    script = produce_migrations(ctx, Base.metadata)
    print(render_python_code(script.upgrade_ops))
    print("----")
    print(render_python_code(script.downgrade_ops))
    print("----")
    print(render_python_code(script.upgrade_ops, render_as_batch=True))
