"""A cinema in the older Query style: filters, joins, updates, counting, subqueries."""
from sqlalchemy import Column, Integer, String, ForeignKey, Boolean, create_engine, func, desc, and_, or_, case, text
from sqlalchemy.orm import declarative_base, relationship, sessionmaker, aliased, joinedload, contains_eager, Query
from sqlalchemy.orm.exc import NoResultFound, MultipleResultsFound

Base = declarative_base()


class Film(Base):
    __tablename__ = "films"
    id = Column(Integer, primary_key=True)
    title = Column(String(50), nullable=False)
    minutes = Column(Integer)
    shows = relationship("Show", back_populates="film", cascade="all, delete")

    def __repr__(self):
        return "<Film %s>" % self.title


class Show(Base):
    __tablename__ = "shows"
    id = Column(Integer, primary_key=True)
    film_id = Column(Integer, ForeignKey("films.id"))
    hall = Column(String(5))
    sold = Column(Integer, default=0)
    late = Column(Boolean, default=False)
    film = relationship("Film", back_populates="shows")


class BusyQuery(Query):
    def busy(self, least=50):
        return self.filter(Show.sold >= least)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
DB = sessionmaker(bind=engine, query_cls=BusyQuery)
db = DB()
db.add_all([
    Film(title="Heat", minutes=170, shows=[Show(hall="A", sold=90), Show(hall="B", sold=20, late=True)]),
    Film(title="Up", minutes=96, shows=[Show(hall="A", sold=55)]),
    Film(title="Her"),
])
db.commit()
q = db.query(Film)
print(q.count(), q.filter(Film.minutes > 100).all(), q.order_by(Film.title.desc()).first())
print(q.filter_by(title="Up").one(), q.get(3), q.filter(Film.title.ilike("h%")).order_by(Film.id).all())
print(db.query(Film.title, func.sum(Show.sold).label("sold")).join(Show).group_by(Film.id).order_by(desc("sold")).all())
print(db.query(Film).outerjoin(Film.shows).filter(Show.id == None).all())
print(db.query(Show).busy().count(), [s.hall for s in db.query(Show).join(Show.film).busy(80).filter(Film.title == "Heat")])
sub = db.query(Show.film_id, func.count("*").label("n")).group_by(Show.film_id).subquery()
print(db.query(Film, sub.c.n).outerjoin(sub, Film.id == sub.c.film_id).order_by(Film.id).all())
print(db.query(Show.sold).order_by(Show.sold)[0:2], db.query(Show.sold).order_by(Show.id).limit(1).scalar())
print(db.query(Film).filter(Film.shows.any(Show.hall == "B")).options(joinedload(Film.shows)).one().shows[0].sold)
print([t for (t,) in db.query(Film.title).filter(or_(Film.minutes.is_(None), Film.minutes.between(90, 100))).distinct().order_by(Film.title)])
print(db.query(Film).from_statement(text("SELECT * FROM films WHERE minutes < :m")).params(m=100).all())
for attempt in (q.filter(Film.id == 99).one, q.one, lambda: q.filter(Film.id > 1).one_or_none()):
    try:
        attempt()
    except (NoResultFound, MultipleResultsFound) as error:
        print(type(error).__name__, error)
print(q.filter(Film.title == "Zzz").one_or_none(), db.query(q.filter(Film.title == "Up").exists()).scalar())
print(db.query(Show).filter(Show.sold < 30).delete(synchronize_session="fetch"))
db.commit()
print(db.query(Film).join(Film.shows).options(contains_eager(Film.shows)).order_by(Show.sold).populate_existing().all())
print(str(q.filter(Film.minutes > 5)))
