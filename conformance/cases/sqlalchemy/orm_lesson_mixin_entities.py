"""Mixins: declared_attr for table names, foreign keys, relationships and table arguments."""
from datetime import datetime
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, String, MetaData, func, select, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declared_attr, declarative_mixin, has_inherited_table, validates
import re


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={
        "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s",
    })

    @declared_attr.directive
    def __tablename__(cls) -> Optional[str]:
        if has_inherited_table(cls):
            return None
        return re.sub(r"(?<!^)([A-Z])", r"_\1", cls.__name__).lower()

    id: Mapped[int] = mapped_column(primary_key=True)

    def __repr__(self):
        return f"<{type(self).__name__} {self.id}>"


class Owned:
    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("team_member.id"), index=True)

    @declared_attr
    def owner(cls) -> Mapped["TeamMember"]:
        return relationship("TeamMember", foreign_keys=cls.owner_id, lazy="joined", innerjoin=True)


class Timed:
    created: Mapped[datetime] = mapped_column(default=datetime(2024, 1, 1), sort_order=99)
    updated: Mapped[Optional[datetime]] = mapped_column(onupdate=datetime(2024, 6, 1), sort_order=100)


class Named:
    name: Mapped[str] = mapped_column(String(20), unique=True)

    @validates("name")
    def clean(self, key, value):
        return value.strip()


class TeamMember(Named, Base):
    pass


class WorkItem(Timed, Owned, Named, Base):
    kind: Mapped[str] = mapped_column(default="item")
    points: Mapped[Optional[int]]

    @declared_attr.directive
    def __mapper_args__(cls):
        if has_inherited_table(cls):
            return {"polymorphic_identity": cls.__name__.lower()}
        return {"polymorphic_on": "kind", "polymorphic_identity": "item"}

    @declared_attr.directive
    def __table_args__(cls):
        return {"comment": "work"}


class BugReport(WorkItem):
    severity: Mapped[Optional[int]] = mapped_column(default=3)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    max_ = TeamMember(name=" Max ")
    session.add_all([WorkItem(name="plan", owner=max_, points=3), BugReport(name="crash  ", owner=max_)])
    session.commit()
    print(session.scalars(select(WorkItem).order_by(WorkItem.id)).all())
    bug = session.scalars(select(BugReport)).one()
    print(bug.name, bug.owner.name, bug.severity, bug.updated)
    bug.severity = 1
    session.commit()
    print(bug.updated, bug.created)
    print([i.name for i in sorted(WorkItem.__table__.indexes, key=lambda i: i.name)])
    print(sorted(str(c.name) for c in WorkItem.__table__.constraints))
    print(list(WorkItem.__table__.c.keys()))
    print(session.execute(select(WorkItem.kind, func.count()).group_by(WorkItem.kind).order_by(WorkItem.kind)).all())
