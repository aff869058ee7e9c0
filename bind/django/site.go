// Package django makes Django's modules importable in a run: django.db.models
// and what belongs to it. It turns Python classes into models of orm/django,
// Python calls into that package's operations, and results and errors back into
// Python objects. It decides nothing about SQL.
package django

import (
	"embed"
	"errors"
	"time"

	"github.com/diptych-orm/diptych/bind"
	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

//go:embed all:src
var within embed.FS

// sources are the modules written in Python: within the program are those that
// models need, beside it those of rarer work.
var sources = object.Sources{Within: within, Beside: "django"}

// site is Django in one run.
type site struct {
	rt  *object.Runtime
	th  *object.Thread
	env *bind.Env
	s   *django.Session

	modelBase, model, state        *object.Type
	queryset, baseManager, manager *object.Type
	rawQuerySet                    *object.Type
	q                              *object.Type
	exc                            map[meta.Class]*object.Type
	fieldClasses                   map[string]*object.Type
	exprs                          map[string]*object.Type
	nativeExprs                    map[*object.Type]bool // those of exprs, once all are made
	lookups                        map[object.Value]lookupTable
	iterables                      map[django.Shape]*object.Type
	deferred                       object.Value
	signals                        map[string]*signal
	descriptors                    map[meta.Relation]*object.Type
	modules                        map[string]*object.Module
	decimal, uuid                  object.Value
	connections                    map[string]object.Value
	connectionType, cursorType     *object.Type
	fieldsCache, databaseDefault   *object.Type
	apps                           object.Value
	appConfigs                     map[string]object.Value
	appConfigClass                 *object.Type
	isolated                       []meta.Snapshot
	metaAttrs                      map[*meta.Model]*object.Dict    // of each class Meta
	migrating                      bool                            // a command on migrations is under way
	migrated                       map[string]bool                 // the labels of apps whose tables migrations make
	registries                     map[*meta.Registry]object.Value // the Apps object of each
	settings                       *object.Dict
	routers                        []object.Value
	routerFailed                   error // what a router raised
	loading                        *obj  // being loaded by from_db()
	frozenNow                      func() time.Time
	managersMade                   int
	onCommitDepth                  int
	asyncs                         map[string]object.Value // async forms made so far
	resolving                      []resolving             // objects that resolve themselves, the innermost last
	threads                        int                     // how deep in what stands for a thread
}

type siteKey struct{}

// Register makes Django importable in the run.
func Register(rt *object.Runtime, env *bind.Env) {
	for _, name := range moduleNames {
		rt.RegisterModule(name, func(th *object.Thread) (*object.Module, error) {
			st, err := siteOf(th, env)
			if err != nil {
				return nil, err
			}
			m, ok := st.modules[name]
			if !ok {
				return nil, object.Raise(object.ModuleNotFoundError, "No module named '%s'", name)
			}
			return m, nil
		})
	}
	registerSources(rt, env)
}

// registerSources makes the modules written in Python importable.
func registerSources(rt *object.Runtime, env *bind.Env) {
	for name, file := range sourceModules {
		rt.RegisterModule(name, func(th *object.Thread) (*object.Module, error) {
			st, err := siteOf(th, env)
			if err != nil {
				return nil, err
			}
			return st.source(name, file)
		})
	}
}

func siteOf(th *object.Thread, env *bind.Env) (*site, error) {
	var fail error
	v := th.Extra(siteKey{}, func() any {
		st := newSite(th, env)
		if fail = st.load(); fail == nil && env.TimeZone != "" {
			st.s.Env.Zone, fail = zoneNamed(env.TimeZone, "Incorrect timezone setting: %s")
		}
		return st
	})
	return v.(*site), fail
}

func newSite(th *object.Thread, env *bind.Env) *site {
	st := &site{rt: th.Runtime, th: th, env: env, exc: map[meta.Class]*object.Type{}, fieldClasses: map[string]*object.Type{},
		exprs: map[string]*object.Type{}, asyncs: map[string]object.Value{}, nativeExprs: map[*object.Type]bool{}, lookups: map[object.Value]lookupTable{}, iterables: map[django.Shape]*object.Type{}, signals: map[string]*signal{}, descriptors: map[meta.Relation]*object.Type{}, modules: map[string]*object.Module{}, connections: map[string]object.Value{}}
	e := &meta.Env{UseTZ: env.UseTZ, Now: env.Now, Warn: func(category, message string) {
		st.warn(category, message)
	}}
	e.Regexp = st.regexp
	if e.Now == nil {
		e.Now = time.Now
	}
	st.s = django.NewSession(e, func(alias string) (*database.Conn, error) {
		shown := ""
		if alias != django.DefaultDB {
			shown = alias
		}
		return env.Open(":memory:", shown, true)
	})
	st.s.Log = env.Log
	st.s.BaseQuery = func(m *meta.Model) (*django.QuerySet, error) { return st.managerQuery(m, "_base_manager") }
	st.s.DefaultQuery = func(m *meta.Model) (*django.QuerySet, error) { return st.managerQuery(m, "_default_manager") }
	st.s.Configure = func(c *db.Conn) {
		c.HookFailed = st.hookFailed
		c.Failing = func() error {
			err := st.routerFailed
			st.routerFailed = nil
			return err
		}
	}
	if len(env.Databases) > 0 {
		st.s.Aliases = env.Databases
	}
	e.ContentType = st.contentType
	st.s.Registry.OnRelation = st.addRelation
	st.s.Migrated = func(m *meta.Model) bool { return st.migrating || st.migratedApps()[m.AppLabel] }
	st.s.Guard = st.guardAsync
	th.AtEnd(func(*object.Thread) error { return st.err(st.s.Finish()) })
	return st
}

// warn gives a warning as warnings.warn() does.
func (st *site) warn(category, message string) {
	warn, err := st.importName("warnings", "warn")
	if err != nil {
		return
	}
	cls, ok := st.rt.Builtins.GetStr(category)
	if !ok {
		return
	}
	// A filter that makes it an error has no place to raise it from here.
	_, _ = object.Call(st.th, warn, object.Str(message), cls)
}

// deprecated60 warns of what Django 6.0 removes.
func (st *site) deprecated60(message string) error {
	warn, err := st.importName("warnings", "warn")
	if err != nil {
		return err
	}
	cls, err := st.importName("django.utils.deprecation", "RemovedInDjango60Warning")
	if err != nil {
		return err
	}
	_, err = object.Call(st.th, warn, object.Str(message), cls)
	return err
}

// source runs a module written in Python that is part of this package.
func (st *site) source(name, file string) (*object.Module, error) {
	return sources.Module(st.th, name, file, func(m *object.Module) {
		if isPackage(name) {
			m.Set("__path__", object.NewList())
		}
	})
}

// regexp compiles the pattern of a regex lookup by the rules of Python's re. Its
// exceptions go no further than the database function, as in SQLite.
func (st *site) regexp(pattern string) (func(string) (bool, error), error) {
	hidden := func(err error) error {
		var x *object.Exception
		if errors.As(err, &x) {
			return errors.New(x.Error())
		}
		return err
	}
	compile, err := st.importName("re", "compile")
	if err != nil {
		return nil, err
	}
	re, err := object.Call(st.th, compile, object.Str(pattern))
	if err != nil {
		return nil, hidden(err)
	}
	return func(s string) (bool, error) {
		m, err := object.CallMethod(st.th, re, "search", object.Str(s))
		return err == nil && m != object.None, hidden(err)
	}, nil
}
