from alembic import context
from sqlalchemy import create_engine
from app.db import metadata, engine

config = context.config
x = context.get_x_argument(as_dictionary=True)

def on_apply(*, ctx, step, heads, run_args, **kw):
    print("applied", "up" if step.is_upgrade else "down", step.up_revision_id, step.down_revision_ids, sorted(heads), run_args, step.is_stamp, step.source_revision_ids, step.destination_revision_ids)

def include_object(obj, name, type_, reflected, compare_to):
    return not (type_ == "table" and name == "legacy")

def process(ctx, revision, directives):
    script = directives[0]
    if config.attributes.get("skip_empty") and script.upgrade_ops.is_empty():
        directives[:] = []
        print("nothing changed")

if context.is_offline_mode():
    context.configure(url=config.get_main_option("sqlalchemy.url"), target_metadata=metadata, literal_binds=True, transaction_per_migration=bool(config.attributes.get("each")))
    with context.begin_transaction():
        print("-- starting", context.get_starting_revision_argument(), context.get_revision_argument(), context.get_tag_argument())
        context.run_migrations()
else:
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=metadata, on_version_apply=on_apply, include_object=include_object, process_revision_directives=process,
            transaction_per_migration=bool(config.attributes.get("each")), version_table=config.get_main_option("version_table", "alembic_version"), compare_server_default=True, render_as_batch=True)
        with context.begin_transaction():
            context.run_migrations(flavour="x")
