"""Soft deletion: an event adds the criteria to every SELECT of the session."""
from datetime import datetime
from typing import Optional, List
from sqlalchemy import create_engine, event, ForeignKey, select, func
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker,
    with_loader_criteria, selectinload, joinedload,
)


class SoftDelete:
    deleted_at: Mapped[Optional[datetime]] = mapped_column(default=None)


class Base(DeclarativeBase):
    pass


class Folder(SoftDelete, Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    files: Mapped[List["File"]] = relationship(back_populates="folder", order_by="File.id")


class File(SoftDelete, Base):
    __tablename__ = "file"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    folder_id: Mapped[int] = mapped_column(ForeignKey("folder.id"))
    folder: Mapped["Folder"] = relationship(back_populates="files")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
SessionLocal = sessionmaker(engine)


@event.listens_for(SessionLocal, "do_orm_execute")
def hide_deleted(state):
    if (
        state.is_select
        and not state.is_column_load
        and not state.is_relationship_load
        and not state.execution_options.get("include_deleted", False)
    ):
        state.statement = state.statement.options(
            with_loader_criteria(SoftDelete, lambda cls: cls.deleted_at.is_(None), include_aliases=True)
        )


with SessionLocal() as session:
    docs = Folder(name="docs", files=[File(name="a.txt"), File(name="b.txt")])
    trash = Folder(name="trash", deleted_at=datetime(2024, 1, 1))
    docs.files.append(File(name="c.txt", deleted_at=datetime(2024, 2, 3, 4, 5)))
    session.add_all([docs, trash])
    session.commit()

with SessionLocal() as session:
    print(session.scalars(select(Folder.name)).all())
    docs = session.scalars(select(Folder)).one()
    print([f.name for f in docs.files])

with SessionLocal() as session:
    docs = session.scalars(select(Folder).options(selectinload(Folder.files))).one()
    print([f.name for f in docs.files])
    print(session.scalar(select(func.count(File.id))))
    every = session.execute(
        select(File.name, File.deleted_at), execution_options={"include_deleted": True}
    ).all()
    print(every)

with SessionLocal() as session:
    rows = session.execute(select(Folder.name, File.name).join(Folder.files)).all()
    print(rows)
    files = session.scalars(select(File).options(joinedload(File.folder)).order_by(File.name.desc())).all()
    print([(f.name, f.folder.name) for f in files])
    files[0].deleted_at = datetime(2025, 5, 5)
    session.commit()
    print(session.scalars(select(File.name)).all())
