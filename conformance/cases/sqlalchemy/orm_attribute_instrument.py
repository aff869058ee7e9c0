"""attribute_instrument on a base, __declare_first__ and __declare_last__, events on properties of a mapper."""
from sqlalchemy import ForeignKey, String, create_engine, event, func, select
from sqlalchemy.orm import (DeclarativeBase, Mapped, Session, column_property, configure_mappers,
                            declarative_base, mapped_column, relationship)


class Audited:
    def note(self, verb, key, value):
        print(type(self).__name__, verb, key, value)


Base = declarative_base(cls=Audited)


@event.listens_for(Base, "attribute_instrument")
def instrument(cls, key, attr):
    print("instrument", cls.__name__, key, attr)
    event.listen(attr, "set", lambda obj, value, old, tok: obj.note("set", key, value))
    event.listen(attr, "append", lambda obj, value, tok: obj.note("append", key, value))


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20))
    players: Mapped[list["Player"]] = relationship(back_populates="team")

    def __repr__(self):
        return f"Team({self.name})"


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    nick: Mapped[str]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team | None] = relationship(back_populates="players")

    def __repr__(self):
        return f"Player({self.nick})"


class Counted:
    @classmethod
    def __declare_first__(cls):
        print("first", cls.__name__)

    @classmethod
    def __declare_last__(cls):
        print("last", cls.__name__)
        t = cls.__table__.alias()
        cls.rivals = column_property(
            select(func.count(t.c.id)).where(t.c.id != cls.id).scalar_subquery())


class Club(Counted, Base):
    __tablename__ = "club"
    id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str]


print("before")
configure_mappers()
print("after")
t = Team(name="Reds")
t.players.append(Player(nick="ada"))
p = Player(nick="bob", team=t)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([t, Club(city="Oslo"), Club(city="Bern"), Club(city="Rome")])
    s.commit()
    for c in s.scalars(select(Club).order_by(Club.id)):
        print(c.city, c.rivals)
    print(s.scalars(select(Team)).one().players)
