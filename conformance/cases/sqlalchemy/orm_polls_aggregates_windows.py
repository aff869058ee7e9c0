"""Polls: a long lesson on relationships, aggregates and windows with the ORM."""
from __future__ import annotations
import datetime
from typing import Optional
from sqlalchemy import (ForeignKey, String, create_engine, func, select, desc, asc, nulls_last, distinct, tuple_, bindparam, literal, union,
                        intersect, except_, values, column, Integer, cast, Float, text, and_, or_, case, exists, insert, update, delete)
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, aliased, Bundle, selectinload, joinedload, contains_eager, column_property, load_only
class Base(DeclarativeBase):
    def __repr__(self):
        cols = ", ".join(f"{c.key}={getattr(self, c.key)!r}" for c in self.__mapper__.column_attrs if c.key in self.__dict__)
        return f"{type(self).__name__}({cols})"
class Poll(Base):
    __tablename__ = "poll"
    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(String(80))
    opened: Mapped[datetime.date]
    choices: Mapped[list[Choice]] = relationship(back_populates="poll", cascade="all, delete-orphan", order_by="Choice.id")
class Choice(Base):
    __tablename__ = "choice"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"))
    poll: Mapped[Poll] = relationship(back_populates="choices")
    votes: Mapped[list[Vote]] = relationship(back_populates="choice")
class Vote(Base):
    __tablename__ = "vote"
    id: Mapped[int] = mapped_column(primary_key=True)
    weight: Mapped[int] = mapped_column(default=1)
    voter: Mapped[Optional[str]]
    choice_id: Mapped[int] = mapped_column(ForeignKey("choice.id"))
    choice: Mapped[Choice] = relationship(back_populates="votes")
Choice.total = column_property(select(func.coalesce(func.sum(Vote.weight), 0)).where(Vote.choice_id == Choice.id).correlate_except(Vote).scalar_subquery())
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    for i, (q, cs) in enumerate({"Tea?": ["yes", "no"], "Tabs?": ["tabs", "spaces", "both"], "Empty?": []}.items()):
        s.add(Poll(question=q, opened=datetime.date(2024, i + 1, 1), choices=[Choice(text=c) for c in cs]))
    s.flush()
    for n, c in enumerate(s.scalars(select(Choice).order_by(Choice.id))):
        c.votes.extend(Vote(weight=k + 1, voter=None if k == 2 else f"v{n}{k}") for k in range(n))
    s.commit()
with Session(engine) as s:
    print(s.execute(select(Choice.text, Choice.total).order_by(Choice.total.desc(), Choice.text)).all())
    print(s.scalars(select(Choice).where(Choice.total > 3).order_by(Choice.id)).all())
    st = select(Poll.question, func.count(distinct(Choice.id)).label("n"), func.sum(Vote.weight).label("w")).outerjoin(Poll.choices).outerjoin(Choice.votes).group_by(Poll.id).order_by(nulls_last(desc("w")))
    for row in s.execute(st): print(row.question, row.n, row.w, row._asdict())
    rk = func.row_number().over(partition_by=Choice.poll_id, order_by=Choice.total.desc()).label("rk")
    sub = select(Choice.id, rk).subquery()
    print(s.execute(select(Poll.question, Choice.text).join(Choice.poll).join(sub, and_(sub.c.id == Choice.id, sub.c.rk == 1)).order_by(Poll.id)).all())
    run = func.sum(Vote.weight).over(order_by=Vote.id, rows=(None, 0))
    print(s.execute(select(Vote.id, run).where(Vote.choice_id == 4)).all())
    print(s.execute(select(Vote.id, func.lag(Vote.weight, 1, 0).over(order_by=Vote.id), func.ntile(2).over(order_by=Vote.id)).limit(4)).all())
    a, b = aliased(Choice), aliased(Choice)
    print(s.execute(select(a.text, b.text).join(b, and_(a.poll_id == b.poll_id, a.id < b.id)).order_by(a.id, b.id)).all())
    print(s.scalars(select(Poll.question).where(tuple_(Poll.id, Poll.question).in_([(1, "Tea?"), (2, "no")]))).all())
    print(s.scalars(union(select(Vote.voter).where(Vote.weight == 1), select(Choice.text).where(Choice.id == 1)).order_by("voter")).all())
    print(s.scalars(except_(select(Poll.id), select(Choice.poll_id))).all(), s.scalars(intersect(select(Poll.id), select(Choice.poll_id))).all())
    v = values(column("id", Integer), column("tag", String), name="v").data([(1, "one"), (3, "three")])
    print(s.execute(select(Poll.question, v.c.tag).join(v, v.c.id == Poll.id)).all())
    big = select(Poll).join(Poll.choices).group_by(Poll.id).having(func.count(Choice.id) > 2).cte("big")
    bp = aliased(Poll, big)
    print(s.scalars(select(bp)).all(), s.execute(select(bp.question, Choice.text).join(bp.choices).order_by(Choice.text.desc())).all())
    bn = Bundle("pair", Poll.question, func.count(Choice.id).label("c"))
    print([(r.pair.question, r.pair.c) for r in s.execute(select(bn).join(Poll.choices).group_by(Poll.id).order_by(Poll.id))])
    print(s.scalar(select(exists().where(Vote.voter == "v10"))), s.scalar(select(func.count()).where(Vote.voter.is_(None))), s.scalar(select(func.max(Vote.weight)).filter_by(voter="v43")))
    q = select(Vote).where(Vote.weight >= bindparam("w")).order_by(Vote.weight, Vote.id)
    print(len(s.scalars(q, {"w": 3}).all()), s.scalars(q, {"w": 4}).one().voter, s.execute(q.with_only_columns(func.count()).order_by(None), {"w": 1}).scalar())
    print(s.execute(select(case((Vote.weight > 2, "big"), (Vote.weight == 2, "mid"), else_="small").label("size"), func.count()).group_by("size").order_by("size")).all())
    print(s.execute(insert(Vote).from_select(["weight", "choice_id"], select(literal(9), Choice.id).where(Choice.text == "both"))).rowcount)
    print(s.execute(update(Vote).where(Vote.choice.has(Choice.text == "no")).values(weight=Vote.weight * 10).returning(Vote.weight)).scalars().all())
    print(s.execute(delete(Vote).where(Vote.choice_id.in_(select(Choice.id).join(Choice.poll).where(Poll.question == "Tea?")))).rowcount)
    p = s.scalars(select(Poll).where(Poll.question.ilike("tabs%")).options(joinedload(Poll.choices).selectinload(Choice.votes).load_only(Vote.weight))).unique().one()
    print([(c.text, c.total, [x.weight for x in c.votes]) for c in p.choices])
    p.choices = [c for c in p.choices if c.text != "both"]
    try:
        s.flush()
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
    s.rollback()
    print(s.scalars(select(func.strftime("%m", Poll.opened)).order_by(Poll.id)).all(), s.scalars(select(Poll.opened + 0 if False else Poll.opened).order_by(Poll.opened.desc()).slice(0, 2)).all())
    print(select(Poll).where(Poll.choices.any(Choice.text == "x"), ~Poll.choices.any()).order_by(Poll.id.desc()))
    print(select(Choice.text, cast(Choice.id, Float) / 2).where(or_(Choice.text.startswith("a", autoescape=True), Choice.id.between(1, 2))).compile(compile_kwargs={"literal_binds": True}))
