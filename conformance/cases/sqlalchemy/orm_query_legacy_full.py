from sqlalchemy import create_engine, func, or_, and_, desc, ForeignKey, text
from sqlalchemy.orm import declarative_base, relationship, Session, aliased, joinedload, subqueryload, Query
from sqlalchemy import Column, Integer, String

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    age = Column(Integer)
    emails = relationship("Email", back_populates="user", order_by="Email.id")

    def __repr__(self):
        return f"<User {self.name}>"


class Email(Base):
    __tablename__ = "emails"
    id = Column(Integer, primary_key=True)
    address = Column(String, nullable=False)
    user_id = Column(Integer, ForeignKey("users.id"))
    user = relationship("User", back_populates="emails")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)
s.add_all([User(name=n, age=a, emails=[Email(address=f"{n}@{d}") for d in ds]) for n, a, ds in (("ed", 30, ["x", "y"]), ("wendy", 25, []), ("mary", 40, ["z"]), ("fred", 25, ["x"]))])
s.commit()

q = s.query(User)
print(q.filter(User.age > 26).order_by(User.name).all())
print(q.filter_by(name="ed").one(), q.filter(User.name == "nobody").one_or_none(), q.get(2))
print(q.order_by(User.id)[1:3], q.order_by(User.id)[0], q.order_by(desc(User.id)).offset(1).limit(2).all())
print(s.query(User.name, User.age).filter(or_(User.name.like("%e%"), User.age == 40)).order_by(User.id).all())
print(s.query(func.count(User.id)).scalar(), q.count(), q.filter(User.age == 25).count())
print(s.query(User.age, func.count(User.id).label("n")).group_by(User.age).having(func.count(User.id) > 1).all())
print(s.query(User, Email).join(Email).filter(Email.address == "mary@z").all()[0][1].address)
print(s.query(User).join(User.emails).filter(Email.address.endswith("x")).distinct().order_by(User.name).all())
print(s.query(User.name).outerjoin(User.emails).filter(Email.id.is_(None)).all())
sub = s.query(Email.user_id, func.count("*").label("n")).group_by(Email.user_id).subquery()
print(s.query(User.name, sub.c.n).outerjoin(sub, User.id == sub.c.user_id).order_by(User.id).all())
print(s.query(q.filter(User.name == "ed").exists()).scalar(), s.query(User).filter(User.emails.any(Email.address.like("%z"))).first())
ua = aliased(User)
print(s.query(User.name, ua.name).join(ua, and_(User.age == ua.age, User.id < ua.id)).all())
print(q.with_entities(User.name).order_by(User.name).limit(2).all(), q.with_entities(func.max(User.age)).scalar())
print(s.query(User).options(joinedload(User.emails)).filter(User.name == "ed").one().emails[1].address)
print(q.filter(User.age == 25).union(q.filter(User.name == "ed")).order_by(User.name).all())
print(s.query(User.name).filter(User.age > 30).union_all(s.query(User.name).filter(User.age < 30)).all())
print(s.query(User).from_statement(text("SELECT * FROM users WHERE name = :n")).params(n="mary").all())
print(q.filter(text("age > :a")).params(a=29).order_by(text("name")).all())
print(s.query(User).filter(User.age == 25).update({"age": 26}), s.query(User).filter_by(name="ed").update({User.age: User.age + 1}, synchronize_session=False))
s.commit()
print(sorted(u.age for u in q))
print(s.query(Email).filter(Email.address.like("%x")).delete(), s.query(Email).count())
print(s.query(User).order_by(User.id).first(), s.query(User).filter(User.id.in_([1, 3])).with_for_update().all())
print(s.query(User).filter(User.name == "ed"))
for bad in (lambda: q.one(), lambda: q.limit(1).filter(User.id == 1), lambda: q.filter(User.name == "none").one(), lambda: q[-1], lambda: q.limit(2).update({"age": 1})):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
mary = s.query(User).filter_by(name="mary").one()
print(s.query(Email).with_parent(mary, User.emails).count())
print([d["name"] for d in s.query(User, User.name, func.count(User.id).label("c")).column_descriptions])
