"""compare_metadata(), produce_migrations() and render_python_code(), and the revisions
that a command is about to make."""

from . import ops, render
from .compare import AutogenContext, populate_migration_script, produce_net_changes
from .migration import MigrationContext
from .render import render_op_text, renderers
from .rewriter import Rewriter
from .util import CommandError, rev_id

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


class RevisionContext:
    """The revisions that command.revision() or check() makes."""

    def __init__(self, config, script_directory, command_args, process_revision_directives=None):
        self.config = config
        self.script_directory = script_directory
        self.command_args = command_args
        self.process_revision_directives = process_revision_directives
        self.template_args = {"config": config}
        args = {n: command_args[n] for n in ("message", "head", "splice", "branch_label", "version_path", "depends_on")}
        first = ops.MigrationScript(command_args["rev_id"] or rev_id(), ops.UpgradeOps([]), ops.DowngradeOps([]), **args)
        self.generated_revisions = [first]

    def run_autogenerate(self, rev, migration_context):
        if self.command_args["sql"]:
            raise CommandError("Using --sql with --autogenerate does not make any sense")
        scripts = self.script_directory
        if set(scripts.get_revisions(rev)) != set(scripts.get_revisions("heads")):
            raise CommandError("Target database is not up to date.")
        self._run(rev, migration_context, True)

    def run_no_autogenerate(self, rev, migration_context):
        self._run(rev, migration_context, False)

    def _run(self, rev, migration_context, autogenerate):
        opts = migration_context.opts
        script = self.generated_revisions[-1]
        if getattr(script, "_needs_render", False):
            # another database of the same environment
            script.upgrade_ops_list.append(ops.UpgradeOps([]))
            script.downgrade_ops_list.append(ops.DowngradeOps([]))
        script.upgrade_ops_list[-1].upgrade_token = opts["upgrade_token"]
        script.downgrade_ops_list[-1].downgrade_token = opts["downgrade_token"]
        script._needs_render = True
        self._last_autogen_context = AutogenContext(migration_context, autogenerate=autogenerate)
        if autogenerate:
            populate_migration_script(self._last_autogen_context, script)
        for hook in (self.process_revision_directives, opts["process_revision_directives"]):
            if hook:
                hook(migration_context, rev, self.generated_revisions)
        for script in self.generated_revisions:
            script._needs_render = True

    def generate_scripts(self):
        for script in self.generated_revisions:
            yield self._to_script(script)

    def _to_script(self, script):
        args = dict(self.template_args)
        if getattr(script, "_needs_render", False):
            context = self._last_autogen_context
            context.imports = set(script.imports or ())
            render.render_into_template(context, script, args)
        assert script.rev_id is not None
        return self.script_directory.generate_revision(
            script.rev_id,
            script.message,
            refresh=True,
            head=script.head,
            splice=script.splice,
            branch_labels=script.branch_label,
            version_path=script.version_path,
            depends_on=script.depends_on,
            **args,
        )
