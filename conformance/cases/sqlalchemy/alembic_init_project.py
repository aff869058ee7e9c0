# a project from nothing: init, revision, upgrade, history, downgrade
import os, tempfile
from alembic import command
from alembic.config import Config
home = tempfile.mkdtemp(); os.chdir(home)
class Out:
    def write(self, t): print(t.replace(home, 'HOME').replace(os.path.realpath(home), 'HOME'), end='')
    def flush(self): pass
cfg = Config('alembic.ini', stdout=Out())
import sys, io
real_out, sys.stdout = sys.stdout, io.StringIO()
command.init(cfg, 'migrations')
said, sys.stdout = sys.stdout.getvalue(), real_out
print(said.replace(home,'HOME'))
print(sorted(os.listdir('.')), sorted(os.listdir('migrations')), os.listdir('migrations/versions'))
cfg = Config('alembic.ini', stdout=Out())
import sys; sys.stdout.flush()
print(os.path.relpath(cfg.get_main_option('script_location')), cfg.get_main_option('sqlalchemy.url'))
cfg.set_main_option('sqlalchemy.url', 'sqlite:///app.db')
sys.stdout = io.StringIO()
r = command.revision(cfg, 'first', rev_id='aa1')
said, sys.stdout = sys.stdout.getvalue(), real_out
print(said.replace(home,'HOME'))
print(r.revision, r.doc, os.path.basename(r.path))
import pathlib
path = pathlib.Path(r.path)
text = path.read_text()
path.write_text(text.replace('    """Upgrade schema."""\n    pass', '    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True))').replace('    """Downgrade schema."""\n    pass','    op.drop_table("t")'))
command.upgrade(cfg, 'head'); command.history(cfg); command.current(cfg); command.heads(cfg)
import sqlalchemy as sa
print(sa.inspect(sa.create_engine('sqlite:///app.db')).get_table_names())
command.downgrade(cfg, 'base'); command.current(cfg)
print(sa.inspect(sa.create_engine('sqlite:///app.db')).get_table_names())
for f in (lambda: command.init(cfg, 'migrations'), lambda: command.edit(cfg, 'zz'), lambda: command.edit(cfg, 'current')):
    try: f()
    except Exception as e: print(type(e).__name__, str(e)[:40])
sys.stdout = io.StringIO()
command.init(cfg, 'deep/pkg', package=True)
said, sys.stdout = sys.stdout.getvalue(), real_out
print(said.replace(home,'HOME'))
print(sorted(os.listdir('deep/pkg')))
