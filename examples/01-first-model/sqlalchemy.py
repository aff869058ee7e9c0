from sqlalchemy import String, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    year: Mapped[int]

    def __str__(self):
        return f"{self.title} ({self.year})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add(Book(title="Solaris", year=1961))
    session.add(Book(title="The Left Hand of Darkness", year=1969))
    session.add(Book(title="Ubik", year=1969))
    session.commit()

    for book in session.scalars(select(Book).order_by(Book.year.desc(), Book.title)):
        print(book.id, book)

    ubik = session.scalars(select(Book).where(Book.title == "Ubik")).one()
    ubik.year = 1970
    session.commit()
    print("corrected:", session.get(Book, ubik.id))
    older = select(func.count()).select_from(Book).where(Book.year < 1970)
    print("before 1970:", session.scalar(older))
