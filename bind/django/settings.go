package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// settingsModule is django.conf. What self-contained scripts configure is
// accepted: the databases' aliases and the routers count, the rest of a run's
// settings stays as the run was asked for. Settings can be read and, as
// override_settings does, set.
func (st *site) settingsModule() error {
	values := object.NewDict()
	for name, v := range map[string]object.Value{
		"USE_TZ": object.MakeBool(st.env.UseTZ), "TIME_ZONE": object.Str(st.zoneName()), "DEBUG": object.False,
		"DEFAULT_AUTO_FIELD": object.Str("django.db.models.BigAutoField"), "configured": object.True,
		"AUTH_USER_MODEL": object.Str("auth.User"), "DATABASE_ROUTERS": object.NewList(), "DEFAULT_TABLESPACE": object.Str(""),
		"DEFAULT_INDEX_TABLESPACE": object.Str(""), "LANGUAGE_CODE": object.Str("en-us"), "USE_I18N": object.True, "SECRET_KEY": object.Str("oracle"),
		"MEDIA_ROOT": object.Str(""), "MEDIA_URL": object.Str("/"), "STATIC_URL": object.Str("/static/"), "FIXTURE_DIRS": object.NewList(),
		"INSTALLED_APPS": object.NewList(object.Str("django.contrib.contenttypes"), object.Str("oracle_app.App")), "DEFAULT_CHARSET": object.Str("utf-8"),
		"MIGRATION_MODULES": object.NewDict(), "SILENCED_SYSTEM_CHECKS": object.NewList(),
	} {
		values.SetStr(name, v)
	}
	values.SetStr("configure", object.NewFunction("configure(default_settings=None, **options)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, st.configure(th, a[1].(*object.Dict))
	}))
	set := func(th *object.Thread, name string, v object.Value) error {
		values.SetStr(name, v)
		return st.applySetting(th, name, v)
	}
	cls := object.NewNativeType(object.ClassSpec{Name: "LazySettings", Module: "django.conf", Methods: []object.Method{
		object.NewMethod("__setattr__(name, value)", func(th *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			return object.None, set(th, text(a[0]), a[1])
		}),
		object.NewMethod("is_overridden(setting)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.True, nil }),
		object.NewMethod("__repr__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return object.Str("<LazySettings [UserSettingsHolder]>"), nil
		}),
	}})
	databases := object.NewDict()
	for _, alias := range st.s.Aliases {
		databases.SetStr(alias, st.databaseSettings(alias))
	}
	values.SetStr("DATABASES", databases)
	st.settings = values
	inst := object.NewInstance(cls, nil)
	inst.SetAttrDict(values)
	st.modules["django.conf"].Set("settings", inst)
	return nil
}

// configure is settings.configure().
func (st *site) configure(th *object.Thread, options *object.Dict) error {
	if dbs, ok := options.GetStr("DATABASES"); ok {
		if d, ok := dbs.(*object.Dict); ok {
			for _, e := range d.Items() {
				if alias := text(e.Key); !st.s.Has(alias) {
					st.s.Aliases = append(st.s.Aliases, alias)
				}
			}
		}
	}
	if routers, ok := options.GetStr("DATABASE_ROUTERS"); ok {
		st.settings.SetStr("DATABASE_ROUTERS", routers)
		return st.applySetting(th, "DATABASE_ROUTERS", routers)
	}
	return nil
}

// applySetting lets a setting that was set take effect.
func (st *site) applySetting(th *object.Thread, name string, v object.Value) error {
	switch name {
	case "USE_TZ":
		on, err := truth(th, v)
		st.env.UseTZ, st.s.Env.UseTZ = on, on
		return err
	case "TIME_ZONE":
		zone := text(v)
		loc, err := zoneNamed(zone, "Incorrect timezone setting: %s")
		if err != nil {
			return err
		}
		st.env.TimeZone, st.s.Env.Zone = zone, loc
	case "DATABASE_ROUTERS":
		return st.setRouters(v)
	case "DEFAULT_AUTO_FIELD":
		_, name, _ := cutPath(text(v))
		for _, kind := range []meta.Kind{meta.AutoKind, meta.BigAutoKind, meta.SmallAutoKind} {
			if kind.String() == name {
				st.s.Registry.DefaultAuto = kind
			}
		}
	}
	return nil
}

func (st *site) zoneName() string {
	if st.env.TimeZone == "" {
		return "UTC"
	}
	return st.env.TimeZone
}
