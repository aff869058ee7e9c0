"""Lazy loads and expired attributes outside of an awaited call."""
import asyncio

from sqlalchemy import ForeignKey, select
from sqlalchemy.exc import MissingGreenlet
from sqlalchemy.ext.asyncio import AsyncAttrs, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(AsyncAttrs, DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    players: Mapped[list["Player"]] = relationship(back_populates="team", order_by="Player.id")


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team] = relationship(back_populates="players")


async def main():
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
    async with async_sessionmaker(engine)() as session:
        team = Team(name="Reds", players=[Player(name="x"), Player(name="y")])
        session.add(team)
        await session.commit()
        try:
            print(team.name)
        except MissingGreenlet as e:
            print(e)
        print(await team.awaitable_attrs.name)
        try:
            print(team.players)
        except MissingGreenlet as e:
            print(e.code)
        for p in await team.awaitable_attrs.players:
            print(p.name, p.team is team)
        session.expunge_all()
        first = await session.get(Player, 1)
        owner = await first.awaitable_attrs.team
        print(owner.name)
        player = (await session.scalars(select(Player).where(Player.id == 2))).one()
        print(player.team.name)
        await session.refresh(player.team, ["players"])
        print(len(player.team.players))
        team = await session.get(Team, 1)
        session.expire(team)
        print(team.players)


asyncio.run(main())
