"""The part of the autodetector that compares models, their options, indexes and constraints."""
from django.conf import settings
from django.db.migrations import operations
from django.db.migrations.dependency import altered, created, is_related, of_bases, of_relation, removed, through_of
from django.db.migrations.utils import resolve_relation


class ModelChanges:
    # What there is on both sides

    def _sort_models(self, convert_apps):
        """The keys of the models on each side: plain ones, proxies, and those that are not managed."""
        for side, state in (("old", self.from_state), ("new", self.to_state)):
            plain, proxies, unmanaged = set(), set(), set()
            for key, model in state.models.items():
                if not model.options.get("managed", True):
                    unmanaged.add(key)
                elif key[0] not in self.from_state.real_apps or side == "new" and key[0] in (convert_apps or ()):
                    (proxies if model.options.get("proxy") else plain).add(key)
            for name, keys in (("model", plain), ("proxy", proxies), ("unmanaged", unmanaged)):
                setattr(self, "%s_%s_keys" % (side, name), keys)

    def _compare_keys(self):
        for name in ("model", "proxy", "unmanaged"):
            setattr(self, "kept_%s_keys" % name, getattr(self, "old_%s_keys" % name) & getattr(self, "new_%s_keys" % name))
        self.old_field_keys, self.new_field_keys = set(), set()
        for app_label, model_name, old, new in self._kept():
            self.old_field_keys.update((app_label, model_name, name) for name in old.fields)
            self.new_field_keys.update((app_label, model_name, name) for name in new.fields)
        # The fields that use a model between, by that model's key.
        self.through_users = {}
        for key in sorted(self.old_model_keys):
            old = self._old(key)
            for name, field in old.fields.items():
                if through_of(field):
                    self.through_users[resolve_relation(through_of(field), *key)] = key[0], old.name_lower, name

    def _old(self, key):
        """The old state of a model, which may have had another name."""
        return self.from_state.models[key[0], self.renamed_models.get(key, key[1])]

    def _kept(self, *more):
        """App label, model name, old and new state of the models that are on both sides."""
        for key in sorted(self.kept_model_keys.union(*more)):
            yield (*key, self._old(key), self.to_state.models[key])

    # Models

    def generate_renamed_models(self):
        self.renamed_models, self.renamed_models_rel = {}, {}
        for key in sorted(self.new_model_keys - self.old_model_keys):
            new = self.to_state.models[key]
            fields = self.only_relation_agnostic_fields(new.fields)
            for old_key in sorted(self.old_model_keys - self.new_model_keys):
                old = self.from_state.models[old_key]
                if old_key[0] != key[0] or fields != self.only_relation_agnostic_fields(old.fields):
                    continue
                if not self.questioner.ask_rename_model(old, new):
                    continue
                waits = [d for field in new.fields.values() if field.is_relation for d in of_relation(*key, field)]
                for other, related in self.to_state.relations[key].items():
                    waits += [created(*other)] * len(related)
                self.add_operation(key[0], operations.RenameModel(old_name=old.name, new_name=new.name), waits)
                self.renamed_models[key] = old_key[1]
                self.renamed_models_rel["%s.%s" % old_key] = "%s.%s" % key
                self.old_model_keys.remove(old_key)
                self.old_model_keys.add(key)
                break

    def swappable_first_key(self, key):
        """A sort key by which models that may be swapped are the last of new models, which makes them the first operations."""
        state = self.to_state.models.get(key)
        if state is not None:
            bases = {base if isinstance(base, str) else base.__name__ for base in state.bases}
            user = settings.AUTH_USER_MODEL.lower() == "%s.%s" % (key[0].lower(), key[1].lower())
            if state.options.get("swappable") or user or bases & {"AbstractUser", "AbstractBaseUser"}:
                return "___" + key[0], "___" + key[1]
        return key

    def generate_created_models(self):
        old = self.old_model_keys | self.old_unmanaged_keys
        for keys in (self.new_model_keys, self.new_unmanaged_keys):
            for key in sorted(keys - old, key=self.swappable_first_key, reverse=True):
                self._create_model(key, self.to_state.models[key])

    def _create_model(self, key, state):
        app_label, model_name = key
        later, key_relation = {}, None
        for name, field in state.fields.items():
            if is_related(field):
                if field.primary_key:
                    key_relation = field.remote_field.model
                elif not field.remote_field.parent_link:
                    later[name] = field
            if through_of(field):
                later[name] = field
        # A proxy of the name goes first.
        waits = [removed(*key)]
        for base in of_bases(state):
            waits += [base, *self._fields_moved_from(base, state)]
        if key_relation:
            waits.append(created(*resolve_relation(key_relation, *key)))
        options = state.options  # the operation takes what is left of them
        indexes, constraints = options.pop("indexes"), options.pop("constraints")
        together, order = options.pop("unique_together", None), options.pop("order_with_respect_to", None)
        self.add_operation(
            app_label,
            operations.CreateModel(
                name=state.name,
                fields=[item for item in state.fields.items() if item[0] not in later],
                options=options,
                bases=state.bases,
                managers=state.managers,
            ),
            waits,
            beginning=True,
        )
        if not options.get("managed", True):
            return
        own = created(*key)
        for name, field in sorted(later.items()):
            waits = list(dict.fromkeys([*of_relation(*key, field), own]))
            self.add_operation(app_label, operations.AddField(model_name=model_name, name=name, field=field), waits)
        if order:
            change = operations.AlterOrderWithRespectTo(name=model_name, order_with_respect_to=order)
            self.add_operation(app_label, change, [created(*key, order), own])
        whole = [*(created(*key, name) for name in sorted(later)), own]
        for index in indexes:
            self.add_operation(app_label, operations.AddIndex(model_name=model_name, index=index), whole)
        for constraint in constraints:
            self.add_operation(app_label, operations.AddConstraint(model_name=model_name, constraint=constraint), whole)
        if together:
            self.add_operation(app_label, operations.AlterUniqueTogether(name=model_name, unique_together=together), whole)
        if key in self.old_proxy_keys:
            # Relations to what was a proxy led to another table.
            for other, related in self.to_state.relations[key].items():
                owner = self.to_state.models[other]
                for name, field in related.items():
                    change = operations.AlterField(model_name=owner.name, name=name, field=field)
                    self.add_operation(owner.app_label, change, [own])

    def _fields_moved_from(self, base, state):
        """A field that a base loses and its new child has must be gone before."""
        key = base.app_label, base.model_name
        old, new = self.from_state.models.get(key), self.to_state.models.get(key)
        if not old or not new:
            return []
        return [removed(*key, name) for name in old.fields if name not in new.fields and name in state.fields]

    def generate_created_proxies(self):
        for key in sorted(self.new_proxy_keys - self.old_proxy_keys):
            state = self.to_state.models[key]
            change = operations.CreateModel(name=state.name, fields=[], options=state.options, bases=state.bases, managers=state.managers)
            self.add_operation(key[0], change, [removed(*key), *of_bases(state)])

    def generate_deleted_models(self):
        new = self.new_model_keys | self.new_unmanaged_keys
        for keys in (self.old_model_keys, self.old_unmanaged_keys):
            for key in sorted(keys - new):
                self._delete_model(key, self.from_state.models[key])

    def _delete_model(self, key, state):
        app_label, model_name = key
        if state.options.pop("unique_together", None):
            self.add_operation(app_label, operations.AlterUniqueTogether(name=model_name, unique_together=None))
        related = sorted(name for name, field in state.fields.items() if is_related(field) or through_of(field))
        for name in related:
            self.add_operation(app_label, operations.RemoveField(model_name=model_name, name=name))
        # Nothing may lead to the model any more.
        waits = []
        for other, fields in self.from_state.relations[key].items():
            for name, field in fields.items():
                waits.append(removed(*other, name))
                if not field.many_to_many:
                    waits.append(altered(*other, name))
        waits += [removed(*key, name) for name in related]
        user = self.through_users.get((app_label, state.name_lower))
        if user:
            waits.append(removed(*user))
        self.add_operation(app_label, operations.DeleteModel(name=state.name), list(dict.fromkeys(waits)))

    def generate_deleted_proxies(self):
        for key in sorted(self.old_proxy_keys - self.new_proxy_keys):
            self.add_operation(key[0], operations.DeleteModel(name=self.from_state.models[key].name))

    # Options

    def generate_altered_options(self):
        managed = self.old_unmanaged_keys & self.new_model_keys, self.old_model_keys & self.new_unmanaged_keys
        for app_label, model_name, old, new in self._kept(self.kept_proxy_keys, self.kept_unmanaged_keys, *managed):
            before, after = (
                {name: value for name, value in state.options.items() if name in operations.AlterModelOptions.ALTER_OPTION_KEYS}
                for state in (old, new)
            )
            if before != after:
                self.add_operation(app_label, operations.AlterModelOptions(name=model_name, options=after))

    def generate_altered_managers(self):
        for app_label, model_name, old, new in self._kept():
            if old.managers != new.managers:
                self.add_operation(app_label, operations.AlterModelManagers(name=model_name, managers=new.managers))

    def _altered_option(self, option, change, argument):
        for app_label, model_name, old, new in self._kept(self.kept_proxy_keys, self.kept_unmanaged_keys):
            value = new.options.get(option)
            if old.options.get(option) != value:
                self.add_operation(app_label, change(name=model_name, **{argument: value}))

    def generate_altered_db_table(self):
        self._altered_option("db_table", operations.AlterModelTable, "table")

    def generate_altered_db_table_comment(self):
        self._altered_option("db_table_comment", operations.AlterModelTableComment, "table_comment")

    def generate_altered_order_with_respect_to(self):
        option = "order_with_respect_to"
        for app_label, model_name, old, new in self._kept():
            value = new.options.get(option)
            if old.options.get(option) != value:
                waits = [created(app_label, model_name, value)] if value else []
                change = operations.AlterOrderWithRespectTo(name=model_name, order_with_respect_to=value)
                self.add_operation(app_label, change, waits)

    def _altered_together(self, option):
        """App label, model name, the old groups of names by the fields' new names, the new groups, and what these wait for."""
        for app_label, model_name, old, new in self._kept():
            renamed = self.renamed_fields
            before = {
                tuple(renamed.get((app_label, model_name, name), name) for name in names) for names in old.options.get(option) or ()
            }
            after = set(new.options.get(option) or ())
            if before != after:
                fields = [new.get_field(name) for names in after for name in names]
                waits = [d for field in fields if is_related(field) for d in of_relation(app_label, model_name, field)]
                yield app_label, model_name, before, after, waits

    def generate_removed_altered_unique_together(self):
        for app_label, model_name, before, after, waits in self._altered_together("unique_together"):
            if before:
                change = operations.AlterUniqueTogether(name=model_name, unique_together=before & after)
                self.add_operation(app_label, change, waits)

    def generate_altered_unique_together(self):
        for app_label, model_name, before, after, waits in self._altered_together("unique_together"):
            if after - before:
                change = operations.AlterUniqueTogether(name=model_name, unique_together=after)
                self.add_operation(app_label, change, waits)

    # Indexes and constraints

    def create_altered_indexes(self):
        """What of the indexes of each model is added, removed, and renamed (old name, new name, names of fields without a name)."""
        together = {(app, model): old - new for app, model, old, new, _ in self._altered_together("index_together")}
        self.altered_indexes = {}
        for app_label, model_name, old, new in self._kept():
            before, after = old.options["indexes"], new.options["indexes"]
            added = [index for index in after if index not in before]
            gone = [index for index in before if index not in after]
            renamed, taken = [], []
            for index in added:
                for other in gone:
                    if index.name != other.name and _but_for_name(index) == _but_for_name(other):
                        renamed.append((other.name, index.name, None))
                        taken += [index, other]
            for names in together.get((app_label, model_name), ()):
                same = [index for index in added if index.fields == list(names) and set(_but_for_name(index)[2]) == {"fields"}]
                if len(same) == 1:
                    renamed.append((None, same[0].name, names))
                    taken += same
            self.altered_indexes[app_label, model_name] = (
                [index for index in added if index not in taken], [index for index in gone if index not in taken], renamed)

    def generate_removed_indexes(self):
        for (app_label, model_name), (_, gone, _) in self.altered_indexes.items():
            for index in gone:
                self.add_operation(app_label, operations.RemoveIndex(model_name=model_name, name=index.name))

    def generate_renamed_indexes(self):
        for (app_label, model_name), (_, _, renamed) in self.altered_indexes.items():
            for old_name, new_name, fields in renamed:
                change = operations.RenameIndex(model_name=model_name, new_name=new_name, old_name=old_name, old_fields=fields)
                self.add_operation(app_label, change)

    def generate_added_indexes(self):
        for key, (added, _, _) in self.altered_indexes.items():
            for index in added:
                self.add_operation(key[0], operations.AddIndex(model_name=key[1], index=index), self._of_relations(key))

    def _of_relations(self, key):
        fields = self.to_state.models[key].fields.values()
        return [d for field in fields if field.is_relation for d in of_relation(*key, field)]

    def create_altered_constraints(self):
        """What of the constraints of each model is added, removed, and altered without the database taking note."""
        self.altered_constraints = {}
        for app_label, model_name, old, new in self._kept():
            before, after = old.options["constraints"], new.options["constraints"]
            changed = [
                constraint
                for other in before
                for constraint in after
                if constraint.name == other.name
                and constraint.deconstruct() != other.deconstruct()
                and not self._constraint_should_be_dropped_and_recreated(other, constraint)
            ]
            names = {constraint.name for constraint in changed}
            self.altered_constraints[app_label, model_name] = (
                [c for c in after if c not in before and c.name not in names],
                [c for c in before if c not in after and c.name not in names],
                changed,
            )

    def _constraint_should_be_dropped_and_recreated(self, old_constraint, new_constraint):
        def stored(constraint):
            path, args, kwargs = constraint.deconstruct()
            return path, args, {name: value for name, value in kwargs.items() if name not in constraint.non_db_attrs}

        return stored(old_constraint) != stored(new_constraint)

    def generate_removed_constraints(self):
        for (app_label, model_name), (_, gone, _) in self.altered_constraints.items():
            for constraint in gone:
                self.add_operation(app_label, operations.RemoveConstraint(model_name=model_name, name=constraint.name))

    def generate_added_constraints(self):
        for key, (added, _, _) in self.altered_constraints.items():
            for constraint in added:
                change = operations.AddConstraint(model_name=key[1], constraint=constraint)
                self.add_operation(key[0], change, self._of_relations(key))

    def generate_altered_constraints(self):
        for key, (_, _, changed) in self.altered_constraints.items():
            for constraint in changed:
                change = operations.AlterConstraint(model_name=key[1], name=constraint.name, constraint=constraint)
                self.add_operation(key[0], change, self._of_relations(key))


def _but_for_name(index):
    path, args, kwargs = index.deconstruct()
    return path, args, {name: value for name, value in kwargs.items() if name != "name"}
