import datetime
from typing import List, Optional
from sqlalchemy import create_engine, select, func, ForeignKey, String, Date, CheckConstraint
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, validates, column_property, object_session
from sqlalchemy.ext.hybrid import hybrid_property


class Base(DeclarativeBase):
    pass


class Member(Base):
    __tablename__ = "members"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(String(20))
    last: Mapped[str] = mapped_column(String(20))
    full: Mapped[str] = column_property(first + " " + last)
    loans: Mapped[List["Loan"]] = relationship(back_populates="member", cascade="all, delete-orphan", order_by="Loan.due")

    @validates("first", "last")
    def not_blank(self, key, value):
        if not value.strip():
            raise ValueError(f"{key} must not be blank")
        return value.strip()

    @property
    def open_loans(self):
        return [l for l in self.loans if l.returned is None]


class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    copies: Mapped[int] = mapped_column(CheckConstraint("copies >= 0"), default=1)
    loans: Mapped[List["Loan"]] = relationship(back_populates="book")

    @hybrid_property
    def available(self):
        return self.copies - len([l for l in self.loans if l.returned is None])

    @available.inplace.expression
    @classmethod
    def _available(cls):
        lent = select(func.count(Loan.id)).where(Loan.book_id == cls.id, Loan.returned.is_(None)).scalar_subquery()
        return cls.copies - lent


class Loan(Base):
    __tablename__ = "loans"
    id: Mapped[int] = mapped_column(primary_key=True)
    due: Mapped[datetime.date]
    returned: Mapped[Optional[datetime.date]]
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    book_id: Mapped[int] = mapped_column(ForeignKey("books.id"))
    member: Mapped[Member] = relationship(back_populates="loans")
    book: Mapped[Book] = relationship(back_populates="loans", lazy="joined")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    dune, emma = Book(title="Dune", copies=2), Book(title="Emma")
    ann = Member(first=" Ann ", last="Lee")
    session.add_all([dune, emma, ann])
    session.flush()
    for i, b in enumerate((dune, emma, dune)):
        ann.loans.append(Loan(book=b, due=datetime.date(2024, 1, 10 - i)))
    session.commit()
    print(ann.full, [(l.book.title, l.due.isoformat()) for l in ann.loans])
    print(session.execute(select(Book.title, Book.available).order_by(Book.title)).all(), dune.available)
    ann.loans[0].returned = datetime.date(2024, 1, 5)
    session.commit()
    print(len(ann.open_loans), session.scalars(select(Book.title).where(Book.available > 0)).all())
    late = select(Member.full, func.count(Loan.id).label("late")).join(Member.loans).where(Loan.due < datetime.date(2024, 1, 10), Loan.returned.is_(None)).group_by(Member.id)
    for row in session.execute(late):
        print(row.full, row.late, row._mapping["late"])
    try:
        Member(first="  ", last="x")
    except ValueError as e:
        print(e)
    dune.copies = -1
    try:
        session.commit()
    except IntegrityError as e:
        session.rollback()
        print(e.orig)
    ann.loans.pop()
    session.commit()
    print(session.scalar(select(func.count()).select_from(Loan)), object_session(ann) is session)
