import logging, sys
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("sqlalchemy").setLevel(logging.WARNING)
engine = sa.create_engine("sqlite://", poolclass=StaticPool)
cfg = Config()
cfg.set_main_option("script_location", "migrations")
cfg.set_main_option("sqlalchemy.url", "sqlite://")
cfg.attributes["engine"] = engine

script = ScriptDirectory.from_config(cfg)
print(script.get_heads(), script.get_bases(), script.get_current_head())
for r in script.walk_revisions():
    print(r, "|", r.doc, r.nextrev, r.branch_labels, r.is_merge_point)

def t(f, *a, **k):
    print("---", getattr(f, "__name__", f), a, k)
    try:
        r = f(*a, **k)
        if r is not None:
            print(r)
    except Exception as e:
        print(type(e).__name__, e)

t(command.history, cfg); t(command.history, cfg, verbose=True); t(command.heads, cfg); t(command.branches, cfg)
t(command.current, cfg)
t(command.upgrade, cfg, "1a2b")
t(command.current, cfg, verbose=True)
t(command.upgrade, cfg, "+1")
t(command.upgrade, cfg, "blog@head")
t(command.current, cfg)
t(command.upgrade, cfg, "heads")
t(command.current, cfg)
t(command.history, cfg, indicate_current=True)
t(command.check, cfg)
t(command.downgrade, cfg, "-1")
t(command.current, cfg)
t(command.downgrade, cfg, "1a2b3c4d5e6f")
t(command.current, cfg)
t(command.stamp, cfg, "head")
t(command.current, cfg, check_heads=True)
t(command.downgrade, cfg, "base", sql=True)
t(command.upgrade, cfg, "head", sql=True)
t(command.downgrade, cfg, "4d5e:1a2b", sql=True)
t(command.show, cfg, "3c4d"); t(command.show, cfg, "current"); t(command.show, cfg, "nope")
for x in ("head", "head-1", "head-2", "blog@head", "blog@base", "1a2", "+2", "base", "heads", "4d5e-1", "blog@-1", "1a2b+1", "zzzz", "x@head"):
    t(script.get_revisions, x); t(script.get_revision, x); t(script.as_revision_number, x)
t(command.upgrade, cfg, "a:b"); t(command.upgrade, cfg, "zzz"); t(command.upgrade, cfg, "+9"); t(command.downgrade, cfg, "-9")
