"""A library: members, loans, reservations; set and dict collections, cascades, counts."""
from datetime import date, timedelta
from typing import Optional, Set, Dict
from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Date, and_, or_, not_, exists, literal, union, except_, intersect, null, case, desc, nulls_last, text
from sqlalchemy.orm import declarative_base, relationship, Session, column_property, aliased, joinedload, selectinload, subqueryload, lazyload, defer, undefer, load_only, foreign, remote, attribute_keyed_dict, column_keyed_dict, keyfunc_mapping, backref, synonym, deferred, contains_eager, with_parent, Bundle
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property

Base = declarative_base()

book_author = Table("book_author", Base.metadata, Column("book_id", ForeignKey("book.id"), primary_key=True), Column("author_id", ForeignKey("author.id"), primary_key=True))

class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String(40), nullable=False)
    books = relationship("Book", secondary=book_author, back_populates="authors", order_by="Book.title")
    titles = association_proxy("books", "title")
    def __repr__(self): return f"Author({self.name})"

class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    title = Column(String(80), nullable=False)
    isbn = Column(String(13), unique=True)
    summary = deferred(Column(String), group="long")
    notes = deferred(Column(String), group="long")
    authors = relationship(Author, secondary=book_author, back_populates="books", collection_class=set)
    loans = relationship("Loan", back_populates="book", order_by="Loan.start.desc()", cascade="all, delete-orphan")
    open_loan = relationship("Loan", primaryjoin="and_(Book.id == Loan.book_id, Loan.back == None)", uselist=False, viewonly=True)
    name = synonym("title")
    def __repr__(self): return f"Book({self.title})"
    @hybrid_property
    def available(self):
        return self.open_loan is None
    @available.expression
    def available(cls):
        return ~exists().where(Loan.book_id == cls.id, Loan.back.is_(None))

class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String(40))
    loans = relationship("Loan", backref=backref("member", lazy="joined", innerjoin=True), lazy="dynamic")
    contacts = relationship("Contact", collection_class=attribute_keyed_dict("kind"), cascade="all, delete-orphan", back_populates="member")
    addresses = association_proxy("contacts", "value", creator=lambda k, v: Contact(kind=k, value=v))

class Contact(Base):
    __tablename__ = "contact"
    member_id = Column(ForeignKey("member.id"), primary_key=True)
    kind = Column(String(10), primary_key=True)
    value = Column(String(50))
    member = relationship(Member, back_populates="contacts")

class Loan(Base):
    __tablename__ = "loan"
    id = Column(Integer, primary_key=True)
    book_id = Column(ForeignKey("book.id"), nullable=False)
    member_id = Column(ForeignKey("member.id"), nullable=False)
    start = Column(Date, nullable=False)
    back = Column(Date)
    book = relationship(Book, back_populates="loans")
    def __repr__(self): return f"Loan({self.start}, {self.back})"

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    eco, poe, lem = Author(name="Eco"), Author(name="Poe"), Author(name="Lem")
    rose = Book(title="Rose", isbn="1", authors={eco}, summary="long text", notes="n")
    raven = Book(title="Raven", isbn="2", authors={poe})
    solaris = Book(title="Solaris", authors={lem})
    kim, lee = Member(name="Kim", addresses={"mail": "kim@x", "tel": "12"}), Member(name="Lee")
    for book in (rose, raven, solaris):
        s.add(book)
        s.flush()
    s.add_all([kim, lee])
    s.flush()
    rose.loans += [Loan(member=kim, start=date(2024, 1, 1), back=date(2024, 1, 9)), Loan(member=lee, start=date(2024, 2, 1))]
    raven.loans.append(Loan(member=kim, start=date(2024, 3, 1), back=date(2024, 3, 4)))
    s.commit()
    print(rose.loans, rose.open_loan.member.name, rose.available, raven.available, raven.name)
    print(s.scalars(select(Book).where(Book.available).order_by(Book.name)).all())
    print(kim.loans.count(), kim.loans.filter(Loan.back > date(2024, 2, 1)).all(), kim.addresses, sorted(kim.contacts))
    kim.addresses["tel"] = "34"
    del kim.addresses["mail"]
    s.commit()
    print(s.execute(select(Contact.kind, Contact.value)).all(), eco.titles)
    print(s.query(Book).options(undefer(Book.summary)).filter_by(isbn="1").one().summary, rose.notes)
    print(s.execute(select(Author.name, func.count(Loan.id).label("n")).join(Author.books).outerjoin(Book.loans).group_by(Author.id).order_by(desc("n"), Author.name)).all())
    days = func.julianday(func.coalesce(Loan.back, date(2024, 2, 11))) - func.julianday(Loan.start)
    print(s.execute(select(Member.name, func.sum(days)).join(Member.loans).group_by(Member.name).having(func.sum(days) > 10)).all())
    first, second = select(Book.id).where(Book.title.like("R%")), select(Loan.book_id)
    for op in (union, except_, intersect):
        print(op.__name__, s.execute(op(first, second).order_by(text("1"))).scalars().all())
    b = Bundle("b", Book.id, Book.title)
    print([row.b.title for row in s.execute(select(b).where(Book.authors.any(name="Poe")))])
    print(s.scalars(select(Loan).where(with_parent(rose, Book.loans)).order_by(Loan.id)).all())
    latest = select(func.max(Loan.id).label("id")).group_by(Loan.book_id).subquery()
    print(s.execute(select(Book.title, Loan.start).join(Book.loans).join(latest, latest.c.id == Loan.id).order_by(Book.title)).all())
    s.delete(raven)
    rose.authors.discard(eco)
    rose.authors.add(lem)
    s.commit()
    print(s.execute(select(book_author).order_by(book_author.c.book_id)).all(), lem.books, poe.books)
    print(s.query(Loan).join(Loan.member).filter(Member.name == "Kim").order_by(Loan.start).first(), s.query(func.count(Loan.id)).scalar())
