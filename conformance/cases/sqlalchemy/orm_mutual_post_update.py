from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class Club(Base):
    __tablename__ = "club"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    captain_id: Mapped[int | None] = mapped_column(ForeignKey("player.id"))
    captain: Mapped["Player | None"] = relationship(foreign_keys=[captain_id], post_update=True)
    players: Mapped[list["Player"]] = relationship(foreign_keys="Player.club_id", back_populates="club")


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    club_id: Mapped[int] = mapped_column(ForeignKey("club.id"))
    club: Mapped[Club] = relationship(foreign_keys=[club_id], back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    c = Club(name="Reds")
    p = Player(name="Kim", club=c)
    c.captain = p
    s.add(c)
    s.commit()
    print(c.captain.name, p.club.name, c.players == [p])
    c.captain = None
    s.commit()
    s.delete(p)
    s.commit()
    print(c.players)
