package django

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// appsModule is django.apps with the registry.
func (st *site) appsModule() {
	models := func(r *meta.Registry, app string, auto bool) *object.List {
		out := object.NewList()
		for _, m := range r.All() {
			if (auto || !m.AutoCreated) && (app == "" || m.AppLabel == app) {
				out.Elems = append(out.Elems, st.senderOf(m))
			}
		}
		return out
	}
	get := func(r *meta.Registry, app, name string) (object.Value, error) {
		if m := r.Get(app, name); m != nil {
			return st.senderOf(m), nil
		}
		if !st.installed(r, app) {
			return nil, object.Raise(object.LookupError, "No installed app with label '%s'.", app)
		}
		return nil, object.Raise(object.LookupError, "App '%s' doesn't have a '%s' model.", app, name)
	}
	st.appConfigClass = object.NewNativeType(object.ClassSpec{Name: "AppConfig", Module: "django.apps.config", Methods: []object.Method{
		object.NewMethod("get_models(include_auto_created=False, include_swapped=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			label, _ := object.State[string](self)
			auto, err := truth(th, a[0])
			if err != nil {
				return nil, err
			}
			return object.IterValue(th, models(st.s.Registry, label, auto))
		}),
		object.NewMethod("get_model(model_name, require_ready=True)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			label, _ := object.State[string](self)
			return get(st.s.Registry, label, text(a[0]))
		}),
		object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			label, _ := object.State[string](self)
			return object.Str("<" + self.Type().Name + ": " + label + ">"), nil
		}),
	}})
	cls := object.NewNativeType(object.ClassSpec{Name: "Apps", Module: "django.apps.registry",
		Consts: []object.KwArg{{Name: "ready", Value: object.True}, {Name: "models_ready", Value: object.True}, {Name: "apps_ready", Value: object.True}},
		New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			r := meta.NewRegistry()
			r.DefaultAuto, r.OnRelation = st.s.Registry.DefaultAuto, st.addRelation
			apps := object.NewInstance(cls, r)
			st.registries[r] = apps
			return apps, nil
		},
		Attrs: []object.Attr{{Name: "all_models", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			out := object.NewDict()
			for _, m := range st.registryOf(self).All() {
				inner, ok := out.GetStr(m.AppLabel)
				if !ok {
					inner = object.NewDict()
					out.SetStr(m.AppLabel, inner)
				}
				inner.(*object.Dict).SetStr(m.LowerName(), st.senderOf(m))
			}
			return out, nil
		}}},
		Methods: []object.Method{
			object.NewMethod("__init__(installed_apps=())", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			object.NewMethod("get_model(app_label, model_name=None, require_ready=True)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				app, name := text(a[0]), text(orNone(a[1]))
				if name == "" {
					var dotted bool
					if app, name, dotted = strings.Cut(app, "."); !dotted {
						return nil, object.Raise(object.ValueError, "not enough values to unpack (expected 2, got 1)")
					}
				}
				return get(st.registryOf(self), app, name)
			}),
			object.NewMethod("get_registered_model(app_label, model_name)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if m := st.registryOf(self).Get(text(a[0]), text(a[1])); m != nil {
					return st.senderOf(m), nil
				}
				return nil, object.Raise(object.LookupError, "Model '%s.%s' not registered.", text(a[0]), text(a[1]))
			}),
			object.NewMethod("get_models(include_auto_created=False, include_swapped=False)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				auto, err := truth(th, a[0])
				return models(st.registryOf(self), "", auto), err
			}),
			object.NewMethod("get_app_config(app_label)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				if !st.installed(st.s.Registry, text(a[0])) {
					return nil, object.Raise(object.LookupError, "No installed app with label '%s'.", text(a[0]))
				}
				return st.appConfig(text(a[0])), nil
			}),
			object.NewMethod("get_app_configs()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
				out := object.NewList()
				for _, label := range st.labels() {
					out.Elems = append(out.Elems, st.appConfig(label))
				}
				return out, nil
			}),
			object.NewMethod("is_installed(app_name)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				name := text(a[0])
				return object.MakeBool(st.installed(st.s.Registry, name[strings.LastIndexByte(name, '.')+1:])), nil
			}),
			object.NewMethod("check_models_ready()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			object.NewMethod("check_apps_ready()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			object.NewMethod("clear_cache()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			object.NewMethod("_migrate(app_label)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				st.migratedApps()[text(a[0])] = true
				return object.None, nil
			}),
			object.NewMethod("_migrating(on)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				var err error
				st.migrating, err = truth(th, a[0])
				return object.None, err
			}),
			object.NewMethod("_isolate(installed)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
				st.isolated = append(st.isolated, st.s.Registry.Snapshot())
				return st.apps, nil
			}),
			object.NewMethod("_restore()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
				if n := len(st.isolated); n > 0 {
					st.s.Registry.Restore(st.isolated[n-1])
					st.isolated = st.isolated[:n-1]
				}
				return object.None, nil
			}),
		}})
	st.apps = object.NewInstance(cls, st.s.Registry)
	st.registries = map[*meta.Registry]object.Value{st.s.Registry: st.apps}
	st.modules["django.apps"].Set("apps", st.apps)
	st.modules["django.apps"].Set("AppConfig", st.appConfigClass)
	st.modules["django.apps.registry"].Set("apps", st.apps)
	st.modules["django.apps.registry"].Set("Apps", cls)
}

// labels are the apps that a run has: of contrib, its own, and each package with models
// or migrations.
func (st *site) labels() []string {
	list := []string{"contenttypes", st.env.AppLabel}
	add := func(label string) {
		if !slices.Contains(list, label) {
			list = append(list, label)
		}
	}
	for _, m := range st.s.Registry.All() {
		add(m.AppLabel)
	}
	for _, label := range slices.Sorted(maps.Keys(st.migratedApps())) {
		add(label)
	}
	return list
}

// migratedApps are the labels of the apps whose tables migrations make: those with such
// files (blog/migrations/0001_initial.py), and those that the run makes some for.
func (st *site) migratedApps() map[string]bool {
	if st.migrated == nil {
		st.migrated = map[string]bool{}
		for _, f := range st.th.OwnFiles {
			if folder, name := path.Split(f[0]); path.Base(folder) == "migrations" && strings.HasSuffix(name, ".py") {
				st.migrated[path.Base(path.Dir(path.Clean(folder)))] = true
			}
		}
	}
	return st.migrated
}

// registryOf is the registry that an Apps object stands for; the run's own for any other
// value.
func (st *site) registryOf(apps object.Value) *meta.Registry {
	if r, ok := object.State[*meta.Registry](apps); ok {
		return r
	}
	return st.s.Registry
}

// installed tells whether an app of a label is there: the snippet's own, those
// of contrib, and any that has models.
func (st *site) installed(r *meta.Registry, label string) bool {
	if r == st.s.Registry && (label == st.env.AppLabel || label == "contenttypes" || st.migratedApps()[label]) {
		return true
	}
	for _, m := range r.All() {
		if m.AppLabel == label {
			return true
		}
	}
	return false
}

// runFolder is where a run's files are, as Python's _files module has it.
const runFolder = "/home/user"

// appConfig is the AppConfig of an app.
func (st *site) appConfig(label string) object.Value {
	if c := st.appConfigs[label]; c != nil {
		return c
	}
	c := object.NewInstance(st.appConfigClass, label)
	d := object.NewDict()
	name := label
	switch label {
	case "contenttypes", "auth":
		name = "django.contrib." + label
	}
	d.SetStr("label", object.Str(label))
	d.SetStr("name", object.Str(name))
	d.SetStr("verbose_name", object.Str(verboseApp(label)))
	d.SetStr("path", object.Str(runFolder+"/"+strings.ReplaceAll(name, ".", "/")))
	c.SetAttrDict(d)
	if st.appConfigs == nil {
		st.appConfigs = map[string]object.Value{}
	}
	st.appConfigs[label] = c
	return c
}

func verboseApp(label string) string {
	switch label {
	case "contenttypes":
		return "Content Types"
	case "auth":
		return "Authentication and Authorization"
	}
	// str.title(): a letter after what is no letter is a capital.
	var b strings.Builder
	before := false
	for _, r := range label {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if letter && !before {
			b.WriteString(strings.ToUpper(string(r)))
		} else {
			b.WriteString(strings.ToLower(string(r)))
		}
		before = letter
	}
	return b.String()
}
