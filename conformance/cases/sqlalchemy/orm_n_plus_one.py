from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, selectinload, joinedload


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    players: Mapped[list["Player"]] = relationship(back_populates="team", order_by="Player.name")


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team] = relationship(back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([
        Team(name="Reds", players=[Player(name="Zoe"), Player(name="Abe")]),
        Team(name="Blues", players=[Player(name="Max")]),
        Team(name="Greens"),
    ])
    s.commit()

with Session(engine) as s:
    print("lazy")
    for t in s.scalars(select(Team)):
        print(t.name, [p.name for p in t.players])

with Session(engine) as s:
    print("selectin")
    for t in s.scalars(select(Team).options(selectinload(Team.players))):
        print(t.name, [p.name for p in t.players])

with Session(engine) as s:
    print("joined")
    for t in s.scalars(select(Team).options(joinedload(Team.players))).unique():
        print(t.name, [p.name for p in t.players])

with Session(engine) as s:
    print("many to one")
    for p in s.scalars(select(Player).order_by(Player.id)):
        print(p.name, p.team.name)

with Session(engine) as s:
    print("many to one, joined")
    for p in s.scalars(select(Player).options(joinedload(Player.team)).order_by(Player.id)):
        print(p.name, p.team.name)

with Session(engine) as s:
    print("many to one, selectin")
    for p in s.scalars(select(Player).options(selectinload(Player.team)).order_by(Player.id)):
        print(p.name, p.team.name)
