from sqlalchemy import create_engine, select, Table, Column, ForeignKey, func, union
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, selectinload


class Base(DeclarativeBase):
    pass


follows = Table(
    "follows", Base.metadata,
    Column("follower_id", ForeignKey("user.id"), primary_key=True),
    Column("followed_id", ForeignKey("user.id"), primary_key=True),
)


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    following: Mapped[set["User"]] = relationship(
        secondary=follows, primaryjoin=id == follows.c.follower_id, secondaryjoin=id == follows.c.followed_id, back_populates="followers"
    )
    followers: Mapped[set["User"]] = relationship(
        secondary=follows, primaryjoin=id == follows.c.followed_id, secondaryjoin=id == follows.c.follower_id, back_populates="following"
    )


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    ann, bob, cy = (User(name=n) for n in ("ann", "bob", "cy"))
    s.add_all([ann, bob, cy])
    s.flush()
    ann.following.add(bob)
    s.flush()
    cy.following.add(bob)
    s.flush()
    bob.following.add(ann)
    s.commit()
    print(sorted(u.name for u in bob.followers), sorted(u.name for u in ann.following))
    F = aliased(User)
    print(s.execute(select(User.name, func.count(F.id)).outerjoin(User.followers.of_type(F)).group_by(User.id).order_by(User.id)).all())
    mutual = select(User.name).where(User.following.any(User.id == bob.id), User.followers.any(User.id == bob.id))
    print(s.scalars(mutual).all())
    bob.followers.discard(cy)
    s.commit()
    print(sorted(u.name for u in cy.following), s.scalar(select(func.count()).select_from(follows)))
    for u in s.scalars(select(User).options(selectinload(User.followers)).order_by(User.name)):
        print(u.name, sorted(f.name for f in u.followers))
    s.delete(bob)
    s.commit()
    print(s.execute(select(follows)).all())
