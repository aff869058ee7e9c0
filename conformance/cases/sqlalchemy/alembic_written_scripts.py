import os, pathlib, textwrap
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

engine = sa.create_engine("sqlite://", poolclass=StaticPool)
home = pathlib.Path("mig")
(home / "versions").mkdir(parents=True)
(home / "env.py").write_text(textwrap.dedent("""
    from alembic import context
    engine = context.config.attributes["engine"]
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=None)
        with context.begin_transaction():
            context.run_migrations()
"""))
for i, (rev, down) in enumerate([("aaaa", None), ("bbbb", "aaaa")]):
    with open(home / "versions" / f"{rev}.py", "w") as f:
        f.write(f'"""step {i}"""\nfrom alembic import op\nimport sqlalchemy as sa\nrevision = {rev!r}\ndown_revision = {down!r}\n\ndef upgrade():\n    op.create_table("t{i}", sa.Column("id", sa.Integer, primary_key=True))\n\ndef downgrade():\n    op.drop_table("t{i}")\n')
cfg = Config()
cfg.set_main_option("script_location", str(home))
cfg.attributes["engine"] = engine
command.upgrade(cfg, "head")
print(sa.inspect(engine).get_table_names())
command.history(cfg)
command.downgrade(cfg, "-1")
command.current(cfg)
print(sorted(os.listdir(home / "versions")) != [], ScriptDirectory.from_config(cfg).get_current_head())
