"""What alembic.command.init() writes: a folder for migrations and its configuration."""

import os
import posixpath

from . import files
from .template import REVISION
from .util import CommandError, msg, status

TEMPLATES = {
    "async": "Generic single-database configuration with an async dbapi.",
    "generic": "Generic single-database configuration.",
    "multidb": "Rudimentary multi-database configuration.",
    "pyproject": "pyproject configuration, based on the generic configuration.",
    "pyproject_async": "pyproject configuration, with an async dbapi.",
}

INI = """# Alembic's configuration. Values may name others of their section: %(here)s is this file's folder.
[alembic]
script_location = LOCATION
prepend_sys_path = .
path_separator = os
sqlalchemy.url = driver://user:pass@localhost/dbname

[post_write_hooks]

[loggers]
keys = root,sqlalchemy,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console
qualname =

[logger_sqlalchemy]
level = WARNING
handlers =
qualname = sqlalchemy.engine

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
datefmt = %H:%M:%S
"""

HEAD = '''"""Runs the migrations: Alembic imports this file for each of its commands."""

from logging.config import fileConfig

from alembic import context
'''

OFFLINE = '''
config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)  # what is told, and how

# the MetaData of your models, for autogenerate: from models import Base; target_metadata = Base.metadata
target_metadata = None


def run_migrations_offline():
    """Writes the SQL out instead of running it."""
    context.configure(
        url=config.get_main_option("sqlalchemy.url"),
        target_metadata=target_metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        context.run_migrations()

'''

GENERIC = (
    HEAD
    + "from sqlalchemy import engine_from_config, pool\n"
    + OFFLINE
    + '''
def run_migrations_online():
    """Runs the migrations on a connection."""
    engine = engine_from_config(config.get_section(config.config_ini_section, {}), poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
'''
)

ASYNC = (
    HEAD.replace("from logging", "import asyncio\nfrom logging")
    + "from sqlalchemy import pool\nfrom sqlalchemy.ext.asyncio import async_engine_from_config\n"
    + OFFLINE
    + '''
def run_on(connection):
    context.configure(connection=connection, target_metadata=target_metadata)
    with context.begin_transaction():
        context.run_migrations()


async def run_migrations_online():
    """Runs the migrations on a connection of an async engine."""
    engine = async_engine_from_config(config.get_section(config.config_ini_section, {}), poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(run_on)
    await engine.dispose()


if context.is_offline_mode():
    run_migrations_offline()
else:
    asyncio.run(run_migrations_online())
'''
)


def list_templates(config):
    config.print_stdout("Available templates:\n")
    for name, synopsis in TEMPLATES.items():
        config.print_stdout("%s - %s", name, synopsis)
    config.print_stdout("\nTemplates are used via the 'init' command, e.g.:")
    config.print_stdout("\n  alembic init --template generic ./scripts")


def generate(path, text):
    with status("Generating %s" % path):
        files.write(path, text)


def init(config, directory, template="generic", package=False):
    directory = str(directory)
    quiet = config.messaging_opts
    if os.path.isdir(directory) and os.listdir(directory):
        raise CommandError("Directory %s already exists and is not empty" % directory)
    if template not in TEMPLATES:
        raise CommandError("No such template %s" % posixpath.join("templates", template))
    if template not in ("generic", "async"):
        raise NotImplementedError("Diptych does not support the template %s of alembic.command.init() yet" % template)
    versions = posixpath.join(directory, "versions")
    for folder in (directory, versions):
        if not os.path.isdir(folder):
            with status("Creating directory %s" % files.absolute(folder), **quiet):
                files.make_folder(folder)
    assert config.config_file_name is not None
    ini = files.absolute(config.config_file_name)
    texts = {"script.py.mako": REVISION, "README": TEMPLATES[template] + "\n", "env.py": ASYNC if template == "async" else GENERIC}
    for name, text in texts.items():
        generate(posixpath.join(files.absolute(directory), name), text)
    if files.exists(ini):
        msg("File %s already exists, skipping" % ini, **quiet)
    else:
        location = directory
        if not directory.startswith("/"):
            location = posixpath.join("%(here)s", os.path.relpath(files.absolute(directory), posixpath.dirname(ini)))
        generate(ini, INI.replace("LOCATION", location))
    for folder in (directory, versions) if package else ():
        path = posixpath.join(files.absolute(folder), "__init__.py")
        with status("Adding %s" % path, **quiet):
            files.write(path, "")
    msg("Please edit configuration/connection/logging settings in %s before proceeding." % ini, **quiet)
