"""compare_metadata(), produce_migrations() and render_python_code()."""

from . import ops, render
from .compare import AutogenContext, populate_migration_script, produce_net_changes
from .migration import MigrationContext
from .render import render_op_text, renderers
from .rewriter import Rewriter

_produce_net_changes = produce_net_changes


def compare_metadata(context, metadata):
    return produce_migrations(context, metadata).upgrade_ops.as_diffs()


def produce_migrations(context, metadata):
    script = ops.MigrationScript(None, ops.UpgradeOps([]), ops.DowngradeOps([]))
    populate_migration_script(AutogenContext(context, metadata=metadata), script)
    return script


def render_python_code(
    up_or_down_op,
    sqlalchemy_module_prefix="sa.",
    alembic_module_prefix="op.",
    render_as_batch=False,
    imports=(),
    render_item=None,
    migration_context=None,
    user_module_prefix=None,
):
    if migration_context is None:
        from sqlalchemy.engine.default import DefaultDialect

        migration_context = MigrationContext.configure(dialect=DefaultDialect())
    opts = {
        "sqlalchemy_module_prefix": sqlalchemy_module_prefix,
        "alembic_module_prefix": alembic_module_prefix,
        "render_item": render_item,
        "render_as_batch": render_as_batch,
        "user_module_prefix": user_module_prefix,
    }
    context = AutogenContext(migration_context, opts=opts)
    context.imports = set(imports)
    return render.indented(render.render_cmd_body(up_or_down_op, context))
