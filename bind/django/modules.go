package django

import (
	"maps"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// version is the Django that Diptych follows.
const version = "5.2.19"

// moduleNames are the modules that a run can import.
var moduleNames = []string{
	"django", "django.apps", "django.apps.registry", "django.conf", "django.core", "django.core.exceptions", "django.core.management.base", "django.core._problems", "django.core._texts", "django.db", "django.db.models",
	"django.db.models.aggregates", "django.db.models._validate", "django.db.models._kept", "django.db.models.deletion", "django.db.models.expressions", "django.db.models.fields",
	"django.db.models.fields.related", "django.db.models.functions", "django.db.models.manager", "django.db.models.query",
	"django.db.models.query_utils", "django.db.models.signals", "django.db.models.base", "django.db.models.enums", "django.db.transaction", "django.db.utils",
	"django.db.models.sql", "django.db.models.sql.query", "django.db.models.sql.constants", "django.db.models.lookups", "django.db.models.fields.json", "django.db.models.functions.text", "django.db.models.functions.math",
	"django.db.models.functions.datetime", "django.db.models.functions.comparison", "django.db.models.functions.window",
	"asgiref", "asgiref.sync", "django.db.models.options", "django.contrib.contenttypes.relation", "django.dispatch", "django.test.queries", "django.utils", "django.utils.connection", "django.utils._zone", "django.utils.translation", "django.db.models.fields.related_descriptors", "django.db.models.fields.reverse_related",
}

// sourceModules are the modules written in Python, with their files under src or beside.
var sourceModules = map[string]string{
	"django.contrib": "contrib/__init__.py", "django.contrib.contenttypes": "contrib/contenttypes/__init__.py",
	"django.contrib.contenttypes.models": "contrib/contenttypes/models.py", "django.contrib.contenttypes.fields": "contrib/contenttypes/fields.py",
	"django.contrib.contenttypes.prefetch": "contrib/contenttypes/prefetch.py",
	"django.contrib.admin":                 "contrib/admin/__init__.py", "django.contrib.admin.decorators": "contrib/admin/decorators.py",
	"django.contrib.admin.exceptions": "contrib/admin/exceptions.py", "django.contrib.admin.filters": "contrib/admin/filters.py",
	"django.contrib.admin.options": "contrib/admin/options.py", "django.contrib.admin.sites": "contrib/admin/sites.py",
	"django.contrib.auth": "contrib/auth/__init__.py", "django.contrib.auth.models": "contrib/auth/models.py", "django.contrib.auth.hashers": "contrib/auth/hashers.py",
	"django.contrib.auth.base_user": "contrib/auth/base_user.py",
	"django.db.models.constraints":  "constraints.py", "django.db.models.indexes": "indexes.py", "django.db.models.fields.files": "files.py",
	"django.core.files": "corefiles.py", "django.core.files.base": "corefiles.py", "django.core.files.storage": "storage.py",
	"django.core.files.uploadedfile": "corefiles.py", "django.core.files.images": "corefiles.py", "django.utils.deprecation": "deprecation.py",
	"django.utils.timezone": "timezone.py", "django.utils.functional": "functional.py",
	iterableModule:            "iterables.py",
	"django.core.serializers": "serializers.py", "django.core.serializers.base": "serialbase.py", "django.core.serializers.json": "serialjson.py",
	"django.utils.duration": "duration.py", "django.utils.text": "utils/text.py", "django.utils.crypto": "utils/crypto.py", "django.utils.encoding": "utils/encoding.py",
	"django.utils.dateparse": "utils/dateparse.py", "django.utils.html": "utils/html.py", "django.utils.safestring": "utils/safestring.py",
	"django.db.models.fields.foreignobject": "foreignobject.py", "django.db.models.fields.foreignrel": "foreignrel.py",
	"django.db.models._order": "order.py", pickleModule: "pickle.py",
	schemaModule: "backends/schema.py", "django.db.backends.sqlite3.script": "backends/script.py", introspectModule: "backends/introspection.py",
	"django.db.backends": "contrib/__init__.py", "django.db.backends.sqlite3": "contrib/__init__.py",
	"django.db.migrations": "migrations/__init__.py", "django.db.migrations.exceptions": "migrations/exceptions.py", "django.db.migrations.utils": "migrations/utils.py",
	"django.db.migrations.commands": "migrations/commands.py", "django.db.migrations.command": "migrations/command.py", "django.db.migrations.make": "migrations/make.py", "django.db.migrations.state": "migrations/state.py", "django.db.migrations.migration": "migrations/migration.py", "django.db.migrations.graph": "migrations/graph.py",
	"django.db.migrations.recorder": "migrations/recorder.py", "django.db.migrations.loader": "migrations/loader.py", "django.db.migrations.executor": "migrations/executor.py",
	"django.db.migrations.operations": "migrations/operations/__init__.py", "django.db.migrations.operations.base": "migrations/operations/base.py", "django.db.migrations.operations.fields": "migrations/operations/fields.py",
	"django.db.migrations.operations.indexes": "migrations/operations/indexes.py", "django.db.migrations.operations.models": "migrations/operations/models.py", "django.db.migrations.operations.special": "migrations/operations/special.py",
	"django.core.management": "management.py", commandModule: "commandbase.py",
	"django.core.checks": "checks.py", "django.core.validators": "validators.py", "django.db.models.fields.mixins": "mixins.py",
	"django.core.paginator": "web/paginator.py", "django.core.cache": "web/cache.py", "django.http": "web/http.py", "django.shortcuts": "web/shortcuts.py",
	"django.forms": "web/forms.py", "django.forms.models": "web/forms.py", "django.contrib.auth.validators": "contrib/auth/usernames.py",
	"django.utils.module_loading": "utils/module_loading.py", "django.utils.deconstruct": "utils/deconstruct.py", "django.utils.hashable": "utils/hashable.py",
	"django.utils.dateformat": "utils/dateformat.py", "django.utils.itercompat": "utils/small.py",
	"django.utils.version": "utils/small.py", "django.conf.reference": "utils/small.py", "django.db.models.constants": "utils/small.py",
	"django.db.migrations.serializer": "migrations/serializer.py", "django.db.migrations.writer": "migrations/writer.py",
	"django.db.migrations.autodetector": "migrations/autodetector.py", "django.db.migrations.questioner": "migrations/questioner.py",
	"django.db.migrations.optimizer": "migrations/optimizer.py", "django.db.migrations.squash": "migrations/squash.py", "django.db.migrations.update": "migrations/update.py", "django.db.migrations.dependency": "migrations/dependency.py",
	"django.db.migrations.modelchanges": "migrations/modelchanges.py", "django.db.migrations.fieldchanges": "migrations/fieldchanges.py",
	"django.test": "test/__init__.py", "django.test.testcases": "test/testcases.py", "django.test.utils": "test/utils.py",
}

// lazyNames are names of django.db.models whose modules are loaded when they are
// first asked for: most models have none of them.
var lazyNames = map[string]string{
	"EmptyQuerySet": iterableModule, "MAX_GET_RESULTS": iterableModule, "REPR_OUTPUT_SIZE": iterableModule, "BaseIterable": iterableModule,
	"ModelIterable": iterableModule, "RawModelIterable": iterableModule, "ValuesIterable": iterableModule, "ValuesListIterable": iterableModule,
	"NamedValuesListIterable": iterableModule, "FlatValuesListIterable": iterableModule,
	"Choices": enumModule, "IntegerChoices": enumModule, "TextChoices": enumModule,
	"ForeignObject": "django.db.models.fields.foreignobject", "ForeignObjectRel": "django.db.models.fields.foreignrel",
	"BaseConstraint": "django.db.models.constraints", "CheckConstraint": "django.db.models.constraints",
	"SettingsReference": "django.conf.reference", "OutputWrapper": commandModule, "BaseCommand": commandModule,
	"LabelCommand": commandModule, "AppCommand": commandModule, "CommandParser": commandModule, "DjangoHelpFormatter": commandModule, "no_translations": commandModule,
	"UniqueConstraint": "django.db.models.constraints", "Deferrable": "django.db.models.constraints", "Index": "django.db.models.indexes",
}

// enumModule is where the enumerations' classes are made, iterableModule where
// the rest of django.db.models.query, commandModule where what commands derive from.
const (
	enumModule     = "django.db.models.enums.classes"
	iterableModule = "django.db.models.query.iterables"
	commandModule  = "django.core.management.commandbase"
)

// load makes the classes and modules.
func (st *site) load() error {
	st.exceptionClasses()
	st.fieldTypes()
	st.exprClasses()
	st.querysetClass()
	st.managerClasses()
	st.modelClass()
	signalClass := st.signalClass()
	module := func(name string) *object.Module {
		m := object.NewModule(name)
		if isPackage(name) {
			m.Set("__path__", object.NewList())
		}
		st.modules[name] = m
		return m
	}
	for _, name := range moduleNames {
		module(name)
	}
	set := func(name string, types ...*object.Type) {
		for _, t := range types {
			if t != nil {
				st.modules[name].Set(t.Name, t)
			}
		}
	}
	for _, x := range exceptions {
		i := strings.LastIndexByte(string(x.name), '.')
		for _, name := range []string{string(x.name[:i]), "django.db"} {
			if m := st.modules[name]; m != nil && (name != "django.db" || strings.HasPrefix(string(x.name), "django.db.utils")) {
				m.Set(st.exc[x.name].Name, st.exc[x.name])
			}
		}
	}
	set("django.core.exceptions", st.exc[meta.ValidationClass])
	st.modules["django.core.exceptions"].Set("NON_FIELD_ERRORS", object.Str(meta.NonFieldErrors))
	st.textsModule(st.modules["django.core._texts"])

	models := []string{"django.db.models"}
	for _, name := range slices.Sorted(maps.Keys(st.fieldClasses)) {
		where := "django.db.models.fields"
		if name == "ForeignKey" || name == "OneToOneField" || name == "ManyToManyField" {
			where = "django.db.models.fields.related"
		}
		set(where, st.fieldClasses[name])
		set(models[0], st.fieldClasses[name])
	}
	st.placeExpressions(set)
	if err := st.placeKeys(st.modules["django.db.models.fields.json"]); err != nil {
		return err
	}
	st.iterableClasses(st.modules["django.db.models.query"])
	set(models[0], st.q, st.model, st.manager, st.queryset)
	set("django.db.models.query_utils", st.q)
	set("django.db.models.manager", st.manager, st.baseManager)
	set("django.db.models.query", st.queryset)
	set("django.db.models.base", st.model, st.modelBase, st.state)
	for name, v := range st.onDeleteValues() {
		st.modules[models[0]].Set(name, v)
		st.modules["django.db.models.deletion"].Set(name, v)
	}
	set(models[0], st.exc[meta.ProtectedError], st.exc[meta.RestrictedError], st.exc[meta.ObjectDoesNotExist])
	set("django.db.models.fields", st.exc[meta.FieldDoesNotExist], st.notProvided().(*object.Type))
	st.modules[models[0]].Set("NOT_PROVIDED", st.notProvided())
	st.modules[models[0]].Set("prefetch_related_objects", st.prefetchFunction())
	st.modules[models[0]].Set("aprefetch_related_objects", st.asyncFunction(st.prefetchFunction()))
	st.modules["django.db.models.query"].Set("prefetch_related_objects", st.prefetchFunction())
	st.exportAll(models[0])
	st.lazy(st.modules[models[0]])
	st.lazy(st.modules["django.conf"])
	st.lazy(st.modules["django.core.management.base"])
	st.lazy(st.modules["django.db.models.enums"])
	st.lazy(st.modules["django.db.models.query"])
	st.lazy(st.modules["django.db.models.fields.related"])
	st.lazy(st.modules["django.db.models.fields.reverse_related"])

	for _, name := range modelSignals {
		v, err := object.Call(st.th, signalClass)
		if err != nil {
			return err
		}
		st.signals[name], _ = object.State[*signal](v)
		st.modules["django.db.models.signals"].Set(name, v)
	}
	dispatch := st.modules["django.dispatch"]
	set("django.dispatch", signalClass)
	dispatch.Set("receiver", receiverFunction())

	st.modules["django.db.transaction"] = st.transactionModule()
	st.cursorType = st.cursorClass()
	st.connectionType = st.connectionClass()
	conn, err := st.connectionOf(django.DefaultDB)
	if err != nil {
		return err
	}
	st.modules["django.db"].Set("connection", conn)
	st.modules["django.db"].Set("router", st.routerObject())
	st.modules["django.db"].Set("connections", object.NewInstance(st.connectionsClass(), nil))
	set("django.db.utils", st.exc[meta.ConnectionDoesNotExist])
	for _, name := range []string{"django.db", "django.db.utils"} {
		st.modules[name].Set("DEFAULT_DB_ALIAS", object.Str(django.DefaultDB))
	}
	st.modules["django.db"].Set("reset_queries", object.NewFunction("reset_queries(**kwargs)", func(*object.Thread, []object.Value) (object.Value, error) {
		for _, alias := range st.s.Aliases {
			st.s.Conn(alias).Queries = nil
		}
		return object.None, nil
	}))
	st.modules["django.db"].Set("close_old_connections", object.NewFunction("close_old_connections(**kwargs)", func(*object.Thread, []object.Value) (object.Value, error) {
		return object.None, nil
	}))
	st.modules["django.db"].Set("DJANGO_VERSION_PICKLE_KEY", object.Str("_django_version"))
	set("django.test.queries", st.captureClass())
	set("django.db.models.options", st.optionsClass())
	set("django.db.models.sql", st.queryClass())
	set("django.db.models.sql.query", st.queryClass())
	set("django.db.models.expressions", st.databaseDefault)
	for name, v := range map[string]object.Value{"GET_ITERATOR_CHUNK_SIZE": object.Int(100), "LOUTER": object.Str("LEFT OUTER JOIN"), "INNER": object.Str("INNER JOIN"),
		"MULTI": object.Str("multi"), "SINGLE": object.Str("single"), "NO_RESULTS": object.Str("no results"), "CURSOR": object.Str("cursor")} {
		st.modules["django.db.models.sql.constants"].Set(name, v)
	}
	st.modules["django.core._problems"].Set("of_all_models", object.NewFunction("of_all_models()", func(*object.Thread, []object.Value) (object.Value, error) {
		return st.problems(st.s.CheckModels())
	}))
	st.validateModule(st.modules["django.db.models._validate"])
	st.pickleNatives(st.modules["django.db.models._kept"])
	st.asgirefModule(st.modules["asgiref.sync"])
	set("django.contrib.contenttypes.relation", st.genericBase())
	st.modules["django"].Set("VERSION", object.NewTuple(object.Int(5), object.Int(2), object.Int(19), object.Str("final"), object.Int(0)))
	st.modules["django"].Set("__version__", object.Str(version))
	nothing := func(signature string) object.Value {
		return object.NewFunction(signature, func(*object.Thread, []object.Value) (object.Value, error) { return object.None, nil })
	}
	st.modules["django"].Set("setup", nothing("setup(set_prefix=True)"))
	st.modules["django"].Set("get_version", object.NewFunction("get_version(version=None)", func(*object.Thread, []object.Value) (object.Value, error) {
		return object.Str(version), nil
	}))
	if err := st.settingsModule(); err != nil {
		return err
	}
	st.appsModule()
	st.zoneModule(st.modules["django.utils._zone"])
	st.descriptorModules()
	st.translation(st.modules["django.utils.translation"])
	for _, name := range moduleNames {
		if i := strings.LastIndexByte(name, '.'); i > 0 && st.modules[name[:i]] != nil {
			st.modules[name[:i]].Set(name[i+1:], st.modules[name])
		}
	}
	return nil
}

func isPackage(name string) bool {
	for n := range sourceModules {
		if strings.HasPrefix(n, name+".") {
			return true
		}
	}
	return slices.ContainsFunc(moduleNames, func(n string) bool { return strings.HasPrefix(n, name+".") })
}

// lazy lets a module get names when one is asked for.
func (st *site) lazy(m *object.Module) {
	m.Set("__getattr__", object.NewFunction("__getattr__(name)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		name := text(a[0])
		module, ok := lazyNames[name]
		if !ok {
			return nil, object.AttributeErr(m, name)
		}
		if module == enumModule && st.rt.Modules[enumModule] == nil {
			if _, err := st.source(enumModule, "choices.py"); err != nil {
				return nil, err
			}
		}
		return st.importName(module, name)
	}))
}

func (st *site) prefetchFunction() object.Value {
	return object.NewFunction("prefetch_related_objects(model_instances, *related_lookups)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		objs, _, err := st.modelObjects(a[0])
		if err != nil {
			return nil, err
		}
		var all []*django.Prefetch
		for _, l := range a[1].(*object.Tuple).Elems {
			p, err := st.prefetch(l)
			if err != nil {
				return nil, err
			}
			all = append(all, p)
		}
		return object.None, st.err(st.s.PrefetchObjects(objs, all))
	})
}

// translation is django.utils.translation without translations: every text is
// its own.
func (st *site) translation(m *object.Module) {
	for _, name := range []string{"gettext", "gettext_lazy", "gettext_noop"} {
		m.Set(name, object.NewFunction(name+"(message)", func(_ *object.Thread, a []object.Value) (object.Value, error) { return a[0], nil }))
	}
	for _, name := range []string{"pgettext", "pgettext_lazy"} {
		m.Set(name, object.NewFunction(name+"(context, message)", func(_ *object.Thread, a []object.Value) (object.Value, error) { return a[1], nil }))
	}
	for _, name := range []string{"ngettext", "ngettext_lazy"} {
		m.Set(name, object.NewFunction(name+"(singular, plural, number)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			if n, _ := object.AsInt(a[2]); n == 1 {
				return a[0], nil
			}
			return a[1], nil
		}))
	}
}
