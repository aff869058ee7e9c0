from sqlalchemy import create_engine, select, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Doc(Base):
    __tablename__ = "doc"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]

    def shown(self):
        return f"{type(self).__name__}:{self.title}"


class Invoice(Doc):
    __tablename__ = "invoice"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    total: Mapped[int]
    __mapper_args__ = {"concrete": True}


class Letter(Doc):
    __tablename__ = "letter"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    addressee: Mapped[str]
    __mapper_args__ = {"concrete": True}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Doc(title="plain"), Invoice(title="March", total=40), Letter(title="Hi", addressee="Ann")])
    s.commit()
    print([d.shown() for d in s.scalars(select(Doc))])
    print([(d.shown(), d.total) for d in s.scalars(select(Invoice))])
    print([d.shown() for d in s.scalars(select(Letter).where(Letter.addressee == "Ann"))])
    print(inspect(Invoice).concrete, inspect(Invoice).inherits, inspect(Invoice).local_table.name)
