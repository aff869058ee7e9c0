"""Autogenerate against a database that drifted: what is added, removed and changed, in code."""
from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint, create_engine, text
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
from alembic.migration import MigrationContext

engine = create_engine("sqlite://")
old = MetaData()
Table("team", old, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("motto", Text))
Table("player", old, Column("id", Integer, primary_key=True), Column("nick", String(10), nullable=False), Column("shirt", Integer), Index("ix_shirt", "shirt"))
Table("coach", old, Column("id", Integer, primary_key=True))
old.create_all(engine)

new = MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s", 
                                  "ix": "ix_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"})
Table("team", new, Column("id", Integer, primary_key=True), Column("name", String(60), nullable=False, unique=True), Column("active", Boolean, server_default=text("1")))
Table("player", new, Column("id", Integer, primary_key=True), Column("nick", String(10)), Column("shirt", Integer), Column("team_id", ForeignKey("team.id", name="fk_player_team")),
      Index(None, "nick", "shirt", unique=True))
Table("game", new, Column("id", Integer, primary_key=True), Column("home_id", ForeignKey("team.id"), nullable=False), Column("place", String(30), index=True), UniqueConstraint("home_id", "place"))


def kinds(diffs):
    for diff in diffs:
        if isinstance(diff, list):
            for part in diff:
                print("modify", part[0], part[2], part[3])
        else:
            print(diff[0], getattr(diff[1], "name", diff[1]) if diff[0] != "add_column" else diff[3].name)


with engine.connect() as conn:
    context = MigrationContext.configure(conn, opts={"compare_type": True})
    kinds(compare_metadata(context, new))
    script = produce_migrations(context, new)
    print(render_python_code(script.upgrade_ops))
    print(render_python_code(script.downgrade_ops))

    def keep(obj, name, type_, reflected, compare_to):
        return not (type_ == "table" and reflected and compare_to is None) and type_ != "index"

    context = MigrationContext.configure(conn, opts={"include_object": keep})
    kinds(compare_metadata(context, new))
