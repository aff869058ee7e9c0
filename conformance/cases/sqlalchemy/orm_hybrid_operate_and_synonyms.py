from sqlalchemy import Column, create_engine, select, func, String, ForeignKey, update, insert, delete, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, aliased, column_property, synonym, PropComparator, ColumnProperty, validates, synonym_for
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method, Comparator, ExprComparator
from sqlalchemy import inspect

class Base(DeclarativeBase): pass

class LowerComparator(ColumnProperty.Comparator):
    def __eq__(self, other):
        return func.lower(self.__clause_element__()) == func.lower(other)
    def shouty(self):
        return func.upper(self.__clause_element__())

class Word(Comparator):
    def __init__(self, word):
        if isinstance(word, str):
            self.word = word.lower()
        elif isinstance(word, Word):
            self.word = word.word
        else:
            self.word = func.lower(word)
    def operate(self, op, other, **kwargs):
        if not isinstance(other, Word):
            other = Word(other)
        return op(self.word, other.word, **kwargs)
    def __clause_element__(self):
        return self.word
    def __str__(self):
        return self.word
    key = "word"

class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name = column_property(Column("name", String(30)), comparator_factory=LowerComparator)
    first: Mapped[str] = mapped_column(String(20), default="")
    last: Mapped[str] = mapped_column(String(20), default="")
    _email: Mapped[str] = mapped_column("email", String(40), default="")
    nick = synonym("first")

    @property
    def email(self):
        return self._email.upper()
    @email.setter
    def email(self, v):
        self._email = v.strip()
    email = synonym("_email", descriptor=email)

    @hybrid_property
    def fullname(self):
        return self.first + " " + self.last
    @fullname.inplace.setter
    def _fullname_set(self, value):
        self.first, self.last = value.split(" ", 1)
    @fullname.inplace.update_expression
    def _fullname_upd(cls, value):
        f, l = value.split(" ", 1)
        return [(cls.first, f), (cls.last, l)]

    @hybrid_property
    def word(self):
        return Word(self.name)
    @word.inplace.comparator
    @classmethod
    def _word_cmp(cls):
        return Word(cls.name)

class Admin(User):
    @hybrid_property
    def initials(self):
        return self.first[0] + self.last[0]
    @initials.expression
    def initials(cls):
        return func.substr(cls.first, 1, 1) + func.substr(cls.last, 1, 1)
    @User.fullname.getter
    def fullname(self):
        return self.last + ", " + self.first

e = create_engine("sqlite://")
Base.metadata.create_all(e)
s = Session(e)
kept = []
s.add_all([User(name="Ed", fullname="Ed Jones", email="  ed@x.org "), User(name="WENDY", first="Wendy", last="Smith", nick="Wen")])
s.commit()
print(select(User).where(User.name == "ED"))
print(s.scalars(select(User.id).where(User.name == "ED")).all())
print(s.scalars(select(User.name.shouty())).all())
print([(u.id, u.fullname, u.nick, u.email) for u in s.scalars(select(User).where(User.word == "wendy"))])
print([u.id for u in s.scalars(select(User).where(User.word < "f"))])
print(s.scalars(select(User.nick).order_by(User.nick.desc())).all(), s.scalars(select(User.email)).all())
s.execute(update(User).where(User.id == 1).values(fullname="Edward Stone"))
kept = s.query(User).all()
print(s.get(User, 1).first, s.get(User, 1).last)
s.execute(update(User).where(User.nick == "Wen").values({User.nick: "Wanda"}))
s.commit()
print([u.fullname for u in s.query(User).filter_by(fullname="Wanda Smith")])
print(User.fullname, Admin.fullname, Admin.initials, User.nick.key if hasattr(User.nick, "key") else "")
print(select(Admin.fullname, Admin.initials))
u = aliased(User)
print(select(u.fullname, u.nick, u.word).where(u.fullname.like("E%"), u.name == "X"))
try:
    User.fullname.nope
except AttributeError as x:
    print(x)
try:
    User.name.nope
except AttributeError as x:
    print(x)
try:
    s.get(User, 1).word = 3
except AttributeError as x:
    print(x)
class Odd(Base):
    __tablename__ = "odd"
    id: Mapped[int] = mapped_column(primary_key=True)
    @hybrid_property
    def five(self):
        return 5
try:
    print(select(Odd.five))
except Exception as x:
    print(type(x).__name__, x)
print(Odd(id=1).five, isinstance(inspect(User).all_orm_descriptors["fullname"], hybrid_property))
print(sorted(inspect(User).all_orm_descriptors.keys()))
print(isinstance(User.word.comparator, Word), type(User.fullname.comparator).__name__, type(User.name.comparator).__name__)
print(s.query(User).filter(User.id == 1).update({User.fullname: "Al Bo"}), s.get(User, 1).fullname)
print(s.query(User).filter_by(id=2).update({"last": User.last + "!"}, synchronize_session=False))
print(s.query(User).filter(User.last == "Smith!").delete(), s.query(User).count())
