import os, logging, sys, argparse
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.runtime.migration import MigrationContext
from app.db import engine, metadata

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s [%(name)s] %(message)s")
logging.getLogger("sqlalchemy").setLevel(logging.WARNING)
logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)
here = os.path.dirname(os.path.abspath(__file__))
cfg = Config(cmd_opts=argparse.Namespace(x=["a=b"], quiet=False))
cfg.set_main_option("script_location", os.path.join(here, "alembic"))
cfg.set_main_option("version_locations", os.path.join(here, "alembic", "versions") + ":" + os.path.join(here, "plugin", "versions"))
cfg.set_main_option("path_separator", "os")
cfg.set_main_option("sqlalchemy.url", "sqlite://")

def t(f, *a, **k):
    print("---", getattr(f, "__name__", f), a[1:], k)
    try:
        r = f(*a, **k)
        if r is not None: print(r)
    except Exception as e:
        print(type(e).__name__, e)

def state():
    with engine.connect() as c:
        ctx = MigrationContext.configure(c)
        print("heads", sorted(ctx.get_current_heads()), sorted(sa.inspect(c).get_table_names()))

t(command.heads, cfg); t(command.heads, cfg, resolve_dependencies=True); t(command.branches, cfg, verbose=True); t(command.history, cfg); t(command.history, cfg, "0001a:0003c"); t(command.history, cfg, "-2:"); t(command.history, cfg, ":0002b"); t(command.history, cfg, "bad")
t(command.upgrade, cfg, "plugin@head"); state()
t(command.upgrade, cfg, "main@head"); t(command.upgrade, cfg, "head"); t(command.upgrade, cfg, "heads"); state()
t(command.history, cfg, "current:"); t(command.history, cfg, "base:current", indicate_current=True)
t(command.downgrade, cfg, "plugin@-1"); state()
t(command.downgrade, cfg, "plugin@base"); state()
t(command.downgrade, cfg, "0001a"); state()
with engine.connect() as c: print(c.execute(sa.text("select * from account")).all())
t(command.upgrade, cfg, "main@+1"); state()
t(command.merge, cfg, ["0003c", "0003d"], message="join", rev_id="m1m1", branch_label="joined")
t(command.upgrade, cfg, "m1m1"); state()
t(command.upgrade, cfg, "heads"); state()
t(command.check, cfg)
t(command.revision, cfg, "fix", autogenerate=True, head="m1m1", rev_id="f1f1")
cfg.attributes["skip_empty"] = True
t(command.stamp, cfg, ["m1m1", "p1p1p1"]); state()
t(command.stamp, cfg, "base"); state()
t(command.stamp, cfg, "heads", purge=True); state()
t(command.downgrade, cfg, "m1m1-1"); state()
cfg.attributes["each"] = True
t(command.upgrade, cfg, "heads", sql=True, tag="v1"); t(command.downgrade, cfg, "p2p2p2:p1p1p1", sql=True); t(command.stamp, cfg, "0002b:0003c", sql=True); t(command.upgrade, cfg, "0001a:0003d", sql=True)
t(command.ensure_version, cfg); t(command.show, cfg, "plugin@head"); t(command.show, cfg, "heads"); t(command.downgrade, cfg, "+1"); t(command.downgrade, cfg, "base", sql=True); t(command.upgrade, cfg, "nope@head"); t(command.upgrade, cfg, "plugin@0001a")
cfg.set_main_option("version_table", "other"); t(command.stamp, cfg, "0001a"); t(command.current, cfg, verbose=True); state()
script = ScriptDirectory.from_config(cfg)
for f in ("get_current_head", "get_heads", "get_base", "get_bases"): t(getattr(script, f))
print(script.versions if False else script.dir, script.env_py_location, [r.revision for r in script.walk_revisions("0002b", "0003c")])
try: print(script.versions)
except Exception as e: print(type(e).__name__, e)
