import logging, sys
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

engine = sa.create_engine("sqlite://", poolclass=StaticPool)
cfg = Config()
cfg.set_main_option("script_location", "migrations")
cfg.attributes["engine"] = engine

def t(f, *a, **k):
    print("---", getattr(f, "__name__", f), a[1:] if a and a[0] is cfg else a, k)
    try:
        r = f(*a, **k)
        if r is not None:
            print(r)
        return r
    except Exception as e:
        print(type(e).__name__, e)

s = t(command.revision, cfg, "first, with CAPS & signs!", autogenerate=True, rev_id="aaaa1111")
print(s.path, s.revision, s.doc, s.longdoc)
t(command.upgrade, cfg, "head")
print(sa.inspect(engine).get_table_names(), [c["name"] for c in sa.inspect(engine).get_columns("users")])
t(command.check, cfg)
t(command.revision, cfg, "empty", rev_id="bbbb2222")
t(command.revision, cfg, autogenerate=True)
t(command.revision, cfg, "side", head="aaaa1111", rev_id="cccc3333")
t(command.revision, cfg, "side", head="aaaa1111", splice=True, branch_label="side", rev_id="cccc3333")
t(command.revision, cfg, "more")
t(command.revision, cfg, "more", head="side@head", rev_id="dddd4444", depends_on="bbbb")
t(command.revision, cfg, "dup", rev_id="bb-22", head="side@head")
t(command.merge, cfg, "heads", message="join", rev_id="eeee5555")
t(command.history, cfg)
t(command.upgrade, cfg, "head")
t(command.current, cfg)
t(command.downgrade, cfg, "base")
t(command.heads, cfg, verbose=True)
t(command.revision, cfg, "x", sql=True)
t(command.revision, cfg, "x", sql=True, autogenerate=True)
t(command.revision, cfg, "x" * 60 + " and more words that are long", rev_id="ffff")
s = t(command.revision, cfg)
t(command.merge, cfg, ["aaaa1111", "bbbb2222"])
t(command.merge, cfg, ["bbbb2222", "bbbb2222"])
cfg2 = Config(); t(command.heads, cfg2); cfg2.set_main_option("script_location", "nowhere"); t(command.heads, cfg2)
