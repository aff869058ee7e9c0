import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
cfg = Config("alembic.ini")
print(cfg.config_file_name, cfg.get_main_option("script_location"), cfg.get_main_option("nope"), cfg.get_main_option("nope", "d"), cfg.get_section("nope"), sorted(cfg.get_section("alembic").items()), cfg.get_section_option("loggers", "keys"), cfg.attributes, cfg.cmd_opts)
command.upgrade(cfg, "head")
command.current(cfg, verbose=True)
command.revision(cfg, "new one", rev_id="abcd12345678")
command.upgrade(cfg, "head")
command.history(cfg, indicate_current=True)
command.downgrade(cfg, "1a2b")
engine = sa.create_engine("sqlite:///app.db")
print(sa.inspect(engine).get_table_names())
script = ScriptDirectory.from_config(cfg)
def fn(rev, context):
    print("fn", rev, context.get_current_revision())
    return script._upgrade_revs("heads", rev)
with EnvironmentContext(cfg, script, fn=fn) as env:
    print(env.get_head_revision(), env.get_head_revisions(), env.is_offline_mode(), env.requires_connection(), env.get_tag_argument(), env.get_x_argument())
    for f in (env.get_revision_argument, env.get_starting_revision_argument, env.get_context):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
    with engine.connect() as conn:
        env.configure(connection=conn, transactional_ddl=True)
        print(env.is_transactional_ddl(), env.get_bind() is conn, type(env.get_impl()).__name__, env.get_context().config is cfg)
        with env.begin_transaction():
            env.run_migrations()
            env.execute("insert into users (name) values ('x')")
with engine.connect() as conn:
    print(conn.execute(sa.text("select name from users")).all(), MigrationContext.configure(conn).get_current_revision())
    ctx = MigrationContext.configure(conn)
    ctx.stamp(script, "1a2b3c4d5e6f"); print(ctx.get_current_heads())
    ctx.stamp(script, "base"); print(ctx.get_current_heads(), ctx.get_current_revision())
for bad in ("set", "sect"):
    try:
        if bad == "set": cfg.set_main_option("x", "50%")
        else: cfg.get_section_option("zz", "y")
    except Exception as e: print(type(e).__name__, e)
cfg.set_section_option("extra", "k", "v %(here)s"); print(cfg.get_section_option("extra", "k"), cfg.get_section("extra")["k"])
cfg.remove_main_option("timezone"); print(cfg.get_main_option("timezone"))
cfg.print_stdout("a %s", "b"); cfg.print_stdout("100%")
import io
out = io.StringIO(); c2 = Config(stdout=out, output_buffer=io.StringIO(), ini_section="main", attributes={"a": 1}); c2.set_main_option("script_location", "migrations"); c2.set_main_option("sqlalchemy.url", "sqlite://")
command.heads(c2); command.upgrade(c2, "1a2b", sql=True); print(repr(out.getvalue()), c2.output_buffer.getvalue(), c2.attributes)
