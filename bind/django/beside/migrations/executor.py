"""Brings a database from one set of migrations to another."""
from django.db import migrations, router
from django.db.migrations.exceptions import InvalidMigrationPlan
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState


class MigrationExecutor:
    def __init__(self, connection, progress_callback=None):
        self.connection, self.progress_callback = connection, progress_callback
        self.loader, self.recorder = MigrationLoader(connection), MigrationRecorder(connection)

    def _tell(self, *what):
        if self.progress_callback:
            self.progress_callback(*what)

    def migration_plan(self, targets, clean_start=False):
        graph, plan = self.loader.graph, []
        applied = {} if clean_start else dict(self.loader.applied_migrations)

        def backwards(start):
            for key in graph.backwards_plan(start):
                if key in applied:
                    plan.append((graph.nodes[key], True))
                    del applied[key]

        for target in targets:
            if target[1] is None:
                for root in graph.root_nodes(target[0]):
                    backwards(root)
            elif target in applied:
                if self.loader.replace_migrations and target not in graph.node_map:
                    self.loader.replace_migrations = False
                    self.loader.build_graph()
                    return self.migration_plan(targets, clean_start=clean_start)
                for child in sorted(node for node in graph.node_map[target].children if node[0] == target[0]):
                    backwards(child.key)
            else:
                for key in graph.forwards_plan(target):
                    if key not in applied:
                        plan.append((graph.nodes[key], False))
                        applied[key] = graph.nodes[key]
        return plan

    def _full_plan(self):
        return [migration for migration, _ in self.migration_plan(self.loader.graph.leaf_nodes(), clean_start=True)]

    def _applied(self):
        return {self.loader.graph.nodes[key] for key in self.loader.applied_migrations if key in self.loader.graph.nodes}

    def _create_project_state(self, with_applied_migrations=False):
        state = ProjectState(real_apps=self.loader.unmigrated_apps)
        if with_applied_migrations:
            applied = self._applied()
            for migration in self._full_plan():
                if migration in applied:
                    migration.mutate_state(state, preserve=False)
        return state

    def migrate(self, targets, plan=None, state=None, fake=False, fake_initial=False):
        if plan != []:
            self.recorder.ensure_schema()
        elif not self.recorder.has_table():
            return self._create_project_state()
        if plan is None:
            plan = self.migration_plan(targets)
        directions = {backwards for _, backwards in plan}
        if len(directions) == 2:
            raise InvalidMigrationPlan(
                "Migration plans with both forwards and backwards migrations are not supported. Please split your migration process into "
                "separate plans of only forwards OR backwards migrations.", plan)
        if directions == {True}:
            state = self._migrate_backwards(plan, fake)
        else:
            if state is None:
                state = self._create_project_state(with_applied_migrations=True)
            state = self._migrate_forwards(state, plan, fake, fake_initial)
        self.check_replacements()
        return state

    def _render(self, state):
        if state._apps is None:
            self._tell("render_start")
            state.apps
            self._tell("render_success")

    def _migrate_forwards(self, state, plan, fake, fake_initial):
        wanted = {migration for migration, _ in plan}
        for migration in self._full_plan() if wanted else ():
            if migration in wanted:
                self._render(state)
                state = self.apply_migration(state, migration, fake=fake, fake_initial=fake_initial)
        return state

    def _migrate_backwards(self, plan, fake):
        wanted, applied = {migration for migration, _ in plan}, self._applied()
        before, state = {}, self._create_project_state()
        self._tell("render_start")
        for migration in self._full_plan():
            if migration in wanted:
                before[migration] = state
                state.apps
                state = migration.mutate_state(state)
            elif migration in applied:
                state = migration.mutate_state(state)
        self._tell("render_success")
        for migration, _ in plan:
            self.unapply_migration(before[migration], migration, fake=fake)
            applied.remove(migration)
        state = self._create_project_state()
        for migration in self._full_plan():
            if migration in applied:
                migration.mutate_state(state, preserve=False)
        return state

    def apply_migration(self, state, migration, fake=False, fake_initial=False):
        recorded = False
        self._tell("apply_start", migration, fake)
        if not fake and fake_initial:
            fake, state = self.detect_soft_applied(state, migration)
        if not fake:
            with self.connection.schema_editor(atomic=migration.atomic) as editor:
                state = migration.apply(state, editor)
                if not editor.deferred_sql:
                    self.record_migration(migration)
                    recorded = True
        if not recorded:
            self.record_migration(migration)
        self._tell("apply_success", migration, fake)
        return state

    def record_migration(self, migration):
        for app_label, name in migration.replaces or [(migration.app_label, migration.name)]:
            self.recorder.record_applied(app_label, name)

    def unapply_migration(self, state, migration, fake=False):
        self._tell("unapply_start", migration, fake)
        if not fake:
            with self.connection.schema_editor(atomic=migration.atomic) as editor:
                state = migration.unapply(state, editor)
        for app_label, name in [*migration.replaces, (migration.app_label, migration.name)]:
            self.recorder.record_unapplied(app_label, name)
        self._tell("unapply_success", migration, fake)
        return state

    def check_replacements(self):
        applied = self.recorder.applied_migrations()
        for key, migration in self.loader.replacements.items():
            if key not in applied and all(replaced in applied for replaced in migration.replaces):
                self.recorder.record_applied(*key)

    def detect_soft_applied(self, project_state, migration):
        """Whether the tables and columns that an initial migration makes are there, and the state after it if so."""
        initial = migration.initial
        if initial is None:
            initial = all(app_label != migration.app_label for app_label, _ in migration.dependencies)
        if not initial:
            return False, project_state
        after = migration.mutate_state(project_state)
        with self.connection.cursor() as cursor:
            tables = {name.casefold() for name in self.connection.introspection.table_names(cursor)}
            found = False
            for operation in migration.operations:
                if not isinstance(operation, (migrations.CreateModel, migrations.AddField)):
                    continue
                created = isinstance(operation, migrations.CreateModel)
                model = after.apps.get_model(migration.app_label, operation.name if created else operation.model_name)
                meta = model._meta
                if meta.proxy or not meta.managed or not router.allow_migrate(
                        self.connection.alias, migration.app_label, model_name=meta.model_name):
                    continue
                if not self._is_there(cursor, tables, meta, None if created else meta.get_field(operation.name)):
                    return False, project_state
                found = True
        return found, after if found else project_state

    def _is_there(self, cursor, tables, meta, field):
        if field is not None and field.many_to_many:
            return field.remote_field.through._meta.db_table.casefold() in tables
        if meta.db_table.casefold() not in tables:
            return False
        if field is None:
            return True
        columns = self.connection.introspection.get_table_description(cursor, meta.db_table)
        return any(column.name.casefold() == field.column.casefold() for column in columns)
