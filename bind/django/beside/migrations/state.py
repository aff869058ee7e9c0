"""The schema as migrations tell it: descriptions of models, and models made of them."""
import copy
from collections import defaultdict

from django.apps import apps as global_apps
from django.apps.registry import Apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.migrations.exceptions import InvalidBasesError
from django.db.migrations.utils import field_references, related_key, resolve_relation
from django.db.models import NOT_PROVIDED

# What class Meta may say, in the order in which a migration lists it.
META_NAMES = (
    "verbose_name", "verbose_name_plural", "db_table", "db_table_comment", "ordering", "unique_together", "permissions", "get_latest_by",
    "order_with_respect_to", "app_label", "db_tablespace", "abstract", "managed", "proxy", "swappable", "auto_created", "apps",
    "default_permissions", "select_on_save", "default_related_name", "required_db_features", "required_db_vendor", "base_manager_name",
    "default_manager_name", "indexes", "constraints",
)

_NOT_KEPT = {"apps", "app_label"}


def groups(value):
    """unique_together as a tuple of tuples of names."""
    if not value:
        return ()
    if not isinstance(value, (tuple, list)):
        raise ValueError("'unique_together' must be a list or tuple.")
    if not isinstance(value[0], (tuple, list)):
        value = (value,)
    return tuple(tuple(names) for names in value)


class ModelState:
    """One model, with fields that belong to no class."""

    def __init__(self, app_label, name, fields, options=None, bases=None, managers=None):
        self.app_label, self.name = app_label, name
        self.fields = dict(fields)
        self.options = options if options is not None else {}
        self.options.setdefault("indexes", [])
        self.options.setdefault("constraints", [])
        self.bases = bases or (models.Model,)
        self.managers = managers if managers is not None else []
        for field_name, field in self.fields.items():
            if hasattr(field, "model"):
                raise ValueError('ModelState.fields cannot be bound to a model - "%s" is.' % field_name)
            if field.is_relation and not isinstance(field.remote_field.model, str) and hasattr(field.remote_field.model, "_meta"):
                raise ValueError(
                    'Model fields in "ModelState.fields" cannot refer to a model class - "%s.%s.%s.to" does. Use a string reference instead.'
                    % (app_label, name, field_name))
            if field.many_to_many and hasattr(field.remote_field.through, "_meta"):
                raise ValueError(
                    'Model fields in "ModelState.fields" cannot refer to a model class - "%s.%s.%s.through" does. Use a string reference instead.'
                    % (app_label, name, field_name))
        for index in self.options["indexes"]:
            if not index.name:
                raise ValueError("Indexes passed to ModelState require a name attribute. %r doesn't have one." % index)

    @property
    def name_lower(self):
        return self.name.lower()

    @property
    def key(self):
        return self.app_label, self.name_lower

    def get_field(self, field_name):
        if field_name == "_order":
            field_name = self.options.get("order_with_respect_to", field_name)
        return self.fields[field_name]

    @classmethod
    def from_model(cls, model, exclude_rels=False):
        meta, fields = model._meta, []
        for field in [*meta.local_fields, *(() if exclude_rels else meta.local_many_to_many)]:
            if exclude_rels and field.remote_field or field.name == "_order" and meta.order_with_respect_to:
                continue
            try:
                fields.append((field.name, field.clone()))
            except TypeError as e:
                raise TypeError("Couldn't reconstruct field %s on %s: %s" % (field.name, meta.label, e))
        return cls(meta.app_label, meta.object_name, fields, _options(model, exclude_rels), _bases(model), _managers(model))

    def construct_managers(self):
        """The managers by their names, made anew."""
        for name, manager in self.managers:
            as_manager, manager_path, queryset_path, args, kwargs = manager.deconstruct()
            from django.utils.module_loading import import_string
            if as_manager:
                yield name, import_string(queryset_path).as_manager()
            else:
                yield name, import_string(manager_path)(*args, **kwargs)

    def clone(self):
        return self.__class__(self.app_label, self.name, dict(self.fields), {**self.options}, self.bases, list(self.managers))

    def render(self, apps):
        """Makes the model in a registry."""
        options = {name: copy.copy(value) if name in ("indexes", "constraints") else value for name, value in self.options.items()}
        try:
            bases = tuple(apps.get_model(base) if isinstance(base, str) else base for base in self.bases)
        except LookupError:
            raise InvalidBasesError("Cannot resolve one or more bases from %r" % (self.bases,))
        body = {name: field.clone() for name, field in self.fields.items()}
        body["Meta"] = type("Meta", (), {"app_label": self.app_label, "apps": apps, **options})
        body["__module__"] = "__fake__"
        body.update(self.construct_managers())
        return type(self.name, bases, body)

    def get_index_by_name(self, name):
        for index in self.options["indexes"]:
            if index.name == name:
                return index
        raise ValueError("No index named %s on model %s" % (name, self.name))

    def get_constraint_by_name(self, name):
        for constraint in self.options["constraints"]:
            if constraint.name == name:
                return constraint
        raise ValueError("No constraint named %s on model %s" % (name, self.name))

    def __repr__(self):
        return "<%s: '%s.%s'>" % (self.__class__.__name__, self.app_label, self.name)

    def __eq__(self, other):
        def told(state):
            return (state.app_label, state.name, [(name, field.deconstruct()[1:]) for name, field in state.fields.items()], state.options,
                    state.bases, state.managers)
        return isinstance(other, ModelState) and told(self) == told(other)

    __hash__ = object.__hash__


def _remade(field, **changed):
    """A field with other arguments."""
    _, _, args, kwargs = field.deconstruct()
    return field.__class__(*args, **{**kwargs, **changed})


def _options(model, exclude_rels):
    meta, options = model._meta, {}
    for name in META_NAMES:
        if name in _NOT_KEPT or name not in meta.original_attrs:
            continue
        value = meta.original_attrs[name]
        if name == "unique_together":
            value = set(groups(value))
        elif name == "indexes":
            value = [index.clone() for index in meta.indexes]
            for index in value:
                if not index.name:
                    index.set_name_with_model(model)
        elif name == "constraints":
            value = [constraint.clone() for constraint in meta.constraints]
        options[name] = value
    if exclude_rels:
        left_out = {field.name for field in meta.local_fields if field.remote_field}
        if "unique_together" in options:
            options["unique_together"] = {names for names in options["unique_together"] if not left_out & set(names)}
        if options.get("order_with_respect_to") in left_out:
            del options["order_with_respect_to"]
    elif "order_with_respect_to" in options and "ordering" in options:
        del options["ordering"]
    return options


def _bases(model):
    def flat(model):
        for base in model.__bases__:
            if hasattr(base, "_meta") and base._meta.abstract:
                yield from flat(base)
            else:
                yield base

    found = list(dict.fromkeys(flat(model)))
    # An order that the classes can have: those named later and inherited by none before go last.
    bases = tuple(base._meta.label_lower if hasattr(base, "_meta") else base for base in found)
    if not any(isinstance(base, str) or issubclass(base, models.Model) for base in bases):
        bases = (models.Model,)
    return bases


def _managers(model):
    managers, seen, shim = [], set(), None
    for manager in model._meta.managers:
        if manager.name in seen:
            continue
        if manager.use_in_migrations:
            kept = copy.copy(manager)
        elif manager is model._base_manager or manager is model._default_manager:
            kept = models.Manager()
            kept.model, kept.name = manager.model, manager.name
            if manager is model._default_manager:
                shim = kept
        else:
            continue
        seen.add(manager.name)
        managers.append((manager.name, kept))
    return [] if managers == [("objects", shim)] else managers


class StateApps(Apps):
    """A registry of models that a project state describes."""

    def __init__(self, real_apps, model_states, ignore_swappable=False):
        super().__init__()
        states = list(model_states.values())
        known = {state.key for state in states}
        for label in sorted(real_apps or ()):
            for model in global_apps.get_app_config(label).get_models():
                if (label, model._meta.model_name) not in known:
                    states.append(ModelState.from_model(model, exclude_rels=True))
        self.render_multiple(states)
        self._check_references(states)

    def render_multiple(self, states):
        waiting = list(states)
        while waiting:
            left = []
            for state in waiting:
                try:
                    state.render(self)
                except InvalidBasesError:
                    left.append(state)
            if len(left) == len(waiting):
                raise InvalidBasesError(
                    "Cannot resolve bases for %r\nThis can happen if you are inheriting models from an app with migrations (e.g. "
                    "contrib.auth)\n in an app with no migrations; see https://docs.djangoproject.com/en/5.2/topics/migrations/#dependencies "
                    "for more" % left)
            waiting = left

    def _check_references(self, states):
        """Complains of relations to models that are not there."""
        there = {(model._meta.app_label, model._meta.model_name) for model in self.get_models(include_auto_created=True)}
        labels = {app_label for app_label, _ in there}
        problems = []
        for state in states:
            for name, field in state.fields.items():
                if not field.remote_field:
                    continue
                for reference in (field.remote_field.model, getattr(field.remote_field, "through", None)):
                    if reference is None:
                        continue
                    target = resolve_relation(reference, *state.key)
                    if target in there:
                        continue
                    text = "The field %s.%s.%s was declared with a lazy reference to '%s.%s', " % (state.app_label, state.name, name, *target)
                    if target[0] in labels:
                        text += "but app '%s' doesn't provide model '%s'." % target
                    else:
                        text += "but app '%s' isn't installed." % target[0]
                    problems.append(text)
        if problems:
            raise ValueError("\n".join(sorted(problems)))


class ProjectState:
    """All models at one point of the migrations."""

    def __init__(self, models=None, real_apps=None):
        self.models = models or {}
        if real_apps is None:
            real_apps = set()
        assert isinstance(real_apps, set)
        self.real_apps = real_apps
        self.is_delayed = False
        self._relations = None
        self._apps, self._rendered = None, False

    @classmethod
    def from_apps(cls, apps):
        if apps is global_apps:
            import django.contrib.contenttypes.models  # it is installed, and loaded late here
        return cls({state.key: state for state in map(ModelState.from_model, apps.get_models(include_swapped=True))})

    @property
    def apps(self):
        """The models themselves; made when they are first asked for."""
        if self._apps is None:
            self._apps, self._rendered = StateApps(self.real_apps, self.models), True
        return self._apps

    def clear_delayed_apps_cache(self):
        self._changed()

    def clone(self):
        if self._rendered:
            self.apps  # a state with models keeps them up to date: fields are older than those that come later
        new = ProjectState({key: state.clone() for key, state in self.models.items()}, self.real_apps)
        new._apps, new._rendered = self._apps, self._rendered  # until one of the two changes
        new.is_delayed = self.is_delayed
        return new

    def _changed(self):
        self._apps = self._relations = None

    reload_model = reload_models = lambda self, *args, **kwargs: self._changed()

    # Models

    def add_model(self, model_state):
        self.models[model_state.key] = model_state
        self._changed()

    def remove_model(self, app_label, model_name):
        del self.models[app_label, model_name]
        self._changed()

    def rename_model(self, app_label, old_name, new_name):
        old, new = (app_label, old_name.lower()), (app_label, new_name.lower())
        renamed = self.models[old].clone()
        renamed.name = new_name
        self.models[new] = renamed
        label = "%s.%s" % (app_label, new_name)
        for state in self.models.values():
            for name, field in state.fields.items():
                references = field_references(state.key, field, old)
                if not references:
                    continue
                state.fields[name] = _remade(field, **({"to": label} if references.to else {}), **({"through": label} if references.through else {}))
            lowered = "%s.%s" % old
            if lowered in state.bases:
                state.bases = tuple(label.lower() if base == lowered else base for base in state.bases)
        del self.models[old]
        self._changed()

    # Options

    def alter_model_options(self, app_label, model_name, options, option_keys=None):
        state = self.models[app_label, model_name]
        state.options = {**state.options, **options}
        for key in option_keys or ():
            if key not in options:
                state.options.pop(key, False)
        self._changed()

    def remove_model_options(self, app_label, model_name, option_name, option_value_to_remove):
        state = self.models[app_label, model_name]
        if option_name in state.options:
            state.options[option_name] = [v for v in state.options[option_name] if tuple(v) != tuple(option_value_to_remove)]
        self._changed()

    def alter_model_managers(self, app_label, model_name, managers):
        self.models[app_label, model_name].managers = list(managers)
        self._changed()

    def _listed(self, app_label, model_name, option, change):
        state = self.models[app_label, model_name]
        state.options[option] = change(list(state.options[option]))
        self._changed()

    def add_index(self, app_label, model_name, index):
        self._listed(app_label, model_name, "indexes", lambda list: [*list, index.clone()])

    def remove_index(self, app_label, model_name, index_name):
        self._listed(app_label, model_name, "indexes", lambda list: [x for x in list if x.name != index_name])

    def rename_index(self, app_label, model_name, old_index_name, new_index_name):
        def renamed(list):
            for i, index in enumerate(list):
                if index.name == old_index_name:
                    list[i] = index.clone()
                    list[i].name = new_index_name
            return list
        self._listed(app_label, model_name, "indexes", renamed)

    def add_constraint(self, app_label, model_name, constraint):
        self._listed(app_label, model_name, "constraints", lambda list: [*list, constraint])

    def remove_constraint(self, app_label, model_name, constraint_name):
        self._listed(app_label, model_name, "constraints", lambda list: [x for x in list if x.name != constraint_name])

    def alter_constraint(self, app_label, model_name, constraint_name, constraint):
        self._listed(app_label, model_name, "constraints", lambda list: [constraint if x.name == constraint_name else x for x in list])

    # Fields

    def add_field(self, app_label, model_name, name, field, preserve_default):
        if not preserve_default:
            field = field.clone()
            field.default = NOT_PROVIDED
        self.models[app_label, model_name].fields[name] = field
        self._changed()

    def remove_field(self, app_label, model_name, name):
        del self.models[app_label, model_name].fields[name]
        self._changed()

    def alter_field(self, app_label, model_name, name, field, preserve_default):
        self.add_field(app_label, model_name, name, field, preserve_default)

    def rename_field(self, app_label, model_name, old_name, new_name):
        state = self.models[app_label, model_name]
        if old_name not in state.fields:
            raise FieldDoesNotExist("%s.%s has no field named '%s'" % (app_label, model_name, old_name))
        state.fields[new_name] = state.fields.pop(old_name)  # it is the last one now
        options = state.options
        if options.get("unique_together"):
            options["unique_together"] = [[new_name if n == old_name else n for n in names] for names in options["unique_together"]]
        for other in self.models.values():
            for name, field in other.fields.items():
                references = field_references(other.key, field, (app_label, model_name), old_name)
                if not references or not references.to:
                    continue
                if references.to[1] and old_name in references.to[1]:
                    other.fields[name] = _remade(field, to_field=new_name)
        self._changed()

    # Relations

    @property
    def relations(self):
        if self._relations is None:
            self.resolve_fields_and_relations()
        return self._relations

    def _concrete(self):
        """The model that each proxy stands for, by their keys; other models stand for themselves."""
        def of(key, seen=()):
            state = self.models.get(key)
            if state is None or not state.options.get("proxy") or key in seen:
                return key
            for base in state.bases:
                base_key = tuple(base.lower().split(".", 1)) if isinstance(base, str) else None
                if base_key:
                    return of(base_key, (*seen, key))
            return key
        return {key: of(key) for key in self.models}

    def get_concrete_model_key(self, model):
        return self._concrete().get(related_key(model), related_key(model))

    def resolve_fields_and_relations(self):
        """Names the fields, and notes what is related to what: related model, model, field name."""
        for state in self.models.values():
            for name, field in state.fields.items():
                field.name = name
        relations, concrete = defaultdict(dict), self._concrete()
        for key, state in self.models.items():
            for name, field in state.fields.items():
                remote = field.remote_field
                if not remote:
                    continue
                for reference in (remote.model, getattr(remote, "through", None)):
                    if reference is not None:
                        target = resolve_relation(reference, *key)
                        relations[concrete.get(target, target)].setdefault(key, {})[name] = field
        for key in list(relations):
            for proxy, of in concrete.items():
                if of == key and proxy != key:
                    relations[proxy].update(relations[key])
        self._relations = relations

    def __eq__(self, other):
        return self.models == other.models and self.real_apps == other.real_apps

    __hash__ = object.__hash__
