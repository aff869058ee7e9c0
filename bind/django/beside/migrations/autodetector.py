"""django.db.migrations.autodetector: the migrations that lead from one state of the models to another.

What has changed is found in modelchanges and fieldchanges; here the operations are put into
order, cut into migrations, and these are named."""
import re
from graphlib import TopologicalSorter

from django.conf import settings
from django.db.migrations import operations
from django.db.migrations.dependency import OperationDependency
from django.db.migrations.fieldchanges import FieldChanges
from django.db.migrations.migration import Migration
from django.db.migrations.modelchanges import ModelChanges
from django.db.migrations.optimizer import MigrationOptimizer
from django.db.migrations.questioner import MigrationQuestioner


class MigrationAutodetector(ModelChanges, FieldChanges):
    def __init__(self, from_state, to_state, questioner=None):
        self.from_state, self.to_state = from_state, to_state
        self.questioner = questioner or MigrationQuestioner()
        self.existing_apps = {app_label for app_label, _ in from_state.models}

    def changes(self, graph, trim_to_apps=None, convert_apps=None, migration_name=None):
        """The new migrations of each app, named to follow those of a graph."""
        changes = self.arrange_for_graph(self._detect_changes(convert_apps, graph), graph, migration_name)
        return self._trim_to_apps(changes, trim_to_apps) if trim_to_apps else changes

    def _detect_changes(self, convert_apps=None, graph=None):
        self.generated_operations = {}
        self.renamed_fields = {}
        self._sort_models(convert_apps)
        self.from_state.resolve_fields_and_relations()
        self.to_state.resolve_fields_and_relations()
        self.generate_renamed_models()
        self._compare_keys()

        self.generate_deleted_models()
        self.generate_created_models()
        self.generate_deleted_proxies()
        self.generate_created_proxies()
        self.generate_altered_options()
        self.generate_altered_managers()
        self.generate_altered_db_table_comment()
        # What lists fields goes before they are renamed or removed, and comes after they are added.
        self.create_renamed_fields()
        self.create_altered_indexes()
        self.create_altered_constraints()
        self.generate_removed_constraints()
        self.generate_removed_indexes()
        self.generate_renamed_fields()
        self.generate_renamed_indexes()
        self.generate_removed_altered_unique_together()
        self.generate_removed_fields()
        self.generate_added_fields()
        self.generate_altered_fields()
        self.generate_altered_order_with_respect_to()
        self.generate_altered_unique_together()
        self.generate_added_indexes()
        self.generate_added_constraints()
        self.generate_altered_constraints()
        self.generate_altered_db_table()

        self._sort_migrations()
        self._build_migration_list(graph)
        self._optimize_migrations()
        return self.migrations

    # From operations to migrations

    def add_operation(self, app_label, operation, dependencies=None, beginning=False):
        operation._auto_deps = dependencies or []
        found = self.generated_operations.setdefault(app_label, [])
        found.insert(0 if beginning else len(found), operation)

    def check_dependency(self, operation, dependency):
        """Whether an operation is the one that a dependency waits for."""
        kind, model, field = dependency.type, dependency.model_name_lower, dependency.field_name
        Type = OperationDependency.Type

        def on_model(*classes):
            return isinstance(operation, classes) and operation.name_lower == model

        def on_field(cls):
            return isinstance(operation, cls) and operation.model_name_lower == model and operation.name_lower == dependency.field_name_lower

        if field is None:
            if kind == Type.CREATE:
                return on_model(operations.CreateModel)
            if kind == Type.REMOVE:
                return on_model(operations.DeleteModel)
        elif kind == Type.CREATE:
            if on_model(operations.CreateModel):
                return any(field == name for name, _ in operation.fields)
            return on_field(operations.AddField)
        elif kind == Type.REMOVE:
            return on_field(operations.RemoveField)
        elif kind == Type.ALTER:
            return on_field(operations.AlterField)
        elif kind == Type.REMOVE_ORDER_WRT:
            return (
                on_model(operations.AlterOrderWithRespectTo)
                and (operation.order_with_respect_to or "").lower() != dependency.field_name_lower
            )
        elif kind == Type.ALTER_FOO_TOGETHER:
            return on_model(operations.AlterUniqueTogether, operations.AlterIndexTogether)
        raise ValueError("Can't handle dependency %r" % (dependency,))

    @staticmethod
    def _resolve_dependency(dependency):
        """A dependency on what a setting names is one on that model; and whether it was such."""
        if dependency.app_label != "__setting__":
            return dependency, False
        app_label, name = getattr(settings, dependency.model_name).split(".")
        return dependency._replace(app_label=app_label, model_name=name.lower()), True

    def _sort_migrations(self):
        for app_label, found in sorted(self.generated_operations.items()):
            sorter = TopologicalSorter()
            for operation in found:
                sorter.add(operation)
                for dependency in operation._auto_deps:
                    dependency, _ = self._resolve_dependency(dependency)
                    if dependency.app_label == app_label:
                        sorter.add(operation, *[other for other in found if self.check_dependency(other, dependency)])
            self.generated_operations[app_label] = list(sorter.static_order())

    def _build_migration_list(self, graph=None):
        """Cuts the operations of each app into migrations, where one needs those of another app.

        Apps are gone through until nothing is left. An app gives a migration when all that is left of
        it can be done; only when a round has brought nothing may one give the part that can be."""
        self.migrations = {}
        in_parts = False
        left = sum(map(len, self.generated_operations.values()))
        while left:
            for app_label in sorted(self.generated_operations):
                found = self.generated_operations[app_label]
                done, dependencies = [], set()
                for operation in found:
                    needed = self._needed(operation, app_label, graph, in_parts)
                    if needed is None:
                        break
                    done.append(operation)
                    dependencies |= needed
                if done and (in_parts or len(done) == len(found)):
                    self.generated_operations[app_label] = found[len(done):]
                    self._add_migration(app_label, done, dependencies)
                    in_parts = False
            before, left = left, sum(map(len, self.generated_operations.values()))
            if left == before:
                if in_parts:
                    raise ValueError("Cannot resolve operation dependencies: %r" % self.generated_operations)
                in_parts = True

    def _needed(self, operation, app_label, graph, in_parts):
        """The migrations of other apps that an operation needs; None while one of them is not there."""
        needed = set()
        for told in operation._auto_deps:
            dependency, swappable = self._resolve_dependency(told)
            other = dependency.app_label
            if other == app_label:
                continue
            if any(self.check_dependency(waiting, dependency) for waiting in self.generated_operations.get(other, ())):
                return None
            if swappable:
                needed.add((told.app_label, told.model_name))
            elif other in self.migrations:
                needed.add((other, self.migrations[other][-1].name))
            elif in_parts:
                # Nobody can tell which of the app's migrations it is: the last one, if there are any.
                leaves = graph.leaf_nodes(other) if graph else ()
                needed.add(leaves[0] if leaves else (other, "__first__"))
            else:
                return None
        return needed

    def _add_migration(self, app_label, done, dependencies):
        made = self.migrations.setdefault(app_label, [])
        kind = type("Migration", (Migration,), {"operations": [], "dependencies": []})
        migration = kind("auto_%i" % (len(made) + 1), app_label)
        migration.operations, migration.dependencies = done, list(dependencies)
        migration.initial = app_label not in self.existing_apps
        made.append(migration)

    def _optimize_migrations(self):
        for app_label, made in self.migrations.items():
            for before, after in zip(made, made[1:]):
                after.dependencies.append((app_label, before.name))
            for migration in made:
                migration.dependencies = list(dict.fromkeys(migration.dependencies))
                migration.operations = MigrationOptimizer().optimize(migration.operations, app_label)

    # Names

    def arrange_for_graph(self, changes, graph, migration_name=None):
        """Names the migrations and makes the first of each app depend on the last that a graph has of it."""
        leaves = dict(reversed(graph.leaf_nodes()))
        names = {}
        for app_label, made in list(changes.items()):
            if not made:
                continue
            last = leaves.get(app_label)
            if last is None and not self.questioner.ask_initial(app_label):
                names.update({(app_label, migration.name): (app_label, "__first__") for migration in made})
                del changes[app_label]
                continue
            number = 0 if last is None else self.parse_number(last) or 0
            if last is not None:
                made[0].dependencies.append((app_label, last))
            for i, migration in enumerate(made):
                words = migration_name
                if not words:
                    words = "initial" if i == 0 and last is None else migration.suggest_name()[:100]
                name = "%04i_%s" % (number + i + 1, words)
                names[app_label, migration.name] = app_label, name
                migration.name = name
        for made in changes.values():
            for migration in made:
                migration.dependencies = [names.get(key, key) for key in migration.dependencies]
        return changes

    def _trim_to_apps(self, changes, app_labels):
        """Leaves the changes of some apps, and of those that they need."""
        needs = {}
        for app_label, made in changes.items():
            for migration in made:
                needs.setdefault(app_label, set()).update(other for other, _ in migration.dependencies)
        wanted, waiting = set(), list(app_labels)
        while waiting:
            app_label = waiting.pop()
            if app_label not in wanted:
                wanted.add(app_label)
                waiting.extend(needs.get(app_label, ()))
        for app_label in set(changes) - wanted:
            del changes[app_label]
        return changes

    @classmethod
    def parse_number(cls, name):
        """The number at the start of a migration's name; of a squashed one, that of the last it stands for."""
        found = re.search(r".*_squashed_(\d+)", name) or re.match(r"(\d+)", name)
        return int(found[1]) if found else None
