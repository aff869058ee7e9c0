// Package orm makes packages mapper, session and loading importable as Python's
// sqlalchemy.orm. It implements the interfaces through which they see objects for
// instances of Python classes, and turns class bodies into mappings; what a
// mapping, a flush or a load does is decided there.
package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/bind"
	"github.com/diptych-orm/diptych/bind/sqlalchemy"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/session"
	"github.com/diptych-orm/diptych/orm/alchemy/unitofwork"
	"github.com/diptych-orm/diptych/python/object"
)

// state is what the binding keeps for one run.
type state struct {
	core        *sqlalchemy.State
	env         *bind.Env
	th          *object.Thread
	plugin      *loading.Plugin
	ids         int64
	session     int64
	unvalidated map[*mapper.Mapper][]func() // validators that wait for their mapper
	declaring   *declaredValues
	tag         string // what warnings end with now
	calling     int    // listeners that are being called
	weak        weakly

	classes map[string]*object.Type
	byClass map[*object.Type]*classInfo
	pending map[*object.Type]*pendingMap
	// pendingOrder are the classes that are or were pending, as they were defined.
	pendingOrder []*object.Type
	registries   []*registry
	mapperObjs   map[*mapper.Mapper]*object.Instance

	sessions  []*session.Session
	events    map[any]*session.Events // of a class of sessions, or a sessionmaker
	listeners []classListener
	attrs     []attrListener
	markers   map[string]object.Value
	// dataclasses are the classes that become dataclasses, with their options.
	dataclasses map[*object.Type]dcOptions
	custom      map[*object.Type]*customKind  // collection classes that are no list, set or dict
	classical   *object.Type                  // the class that is being mapped imperatively
	managers    map[*object.Type]object.Value // InstrumentationManagers of classes
	making      map[object.Value]bool         // objects whose __init__() listeners have been told of
}

type stateKey struct{}

// submodules are the modules below sqlalchemy.orm.
var submodules = map[string]bool{}

func init() {
	for _, n := range strings.Fields("exc attributes session relationships decl_api properties query collections state mapper base strategy_options interfaces " +
		"util mapped_collection events instrumentation descriptor_props loading writeonly path_registry strategies persistence dynamic scoping dependency " +
		"decl_base state_changes clsregistry unitofwork context identity sync bulk_persistence evaluator") {
		submodules[n] = true
	}
}

func of(th *object.Thread) *state {
	s := th.Extra(stateKey{}, nil).(*state)
	s.th = th
	s.core = sqlalchemy.Of(th)
	return s
}

// Register makes sqlalchemy.orm importable; sqlalchemy must be registered before.
func Register(rt *object.Runtime, env *bind.Env) {
	rt.RegisterModule("sqlalchemy.orm", func(th *object.Thread) (*object.Module, error) {
		s := th.Extra(stateKey{}, func() any {
			return &state{env: env, classes: map[string]*object.Type{}, byClass: map[*object.Type]*classInfo{}, mapperObjs: map[*mapper.Mapper]*object.Instance{}, events: map[any]*session.Events{}, unvalidated: map[*mapper.Mapper][]func(){}}
		}).(*state)
		s.th, s.core = th, sqlalchemy.Of(th)
		s.weak.s = s
		th.Weak = append(th.Weak, &s.weak)
		s.plugin = loading.NewPlugin(s)
		s.makeExceptions()
		s.makeClasses()
		s.plug()
		m := object.NewModule("sqlalchemy.orm")
		s.fill(m)
		return m, nil
	})
	for n := range submodules {
		rt.RegisterModule("sqlalchemy.orm."+n, func(th *object.Thread) (*object.Module, error) {
			s := of(th)
			m := object.NewModule("sqlalchemy.orm." + n)
			if n == "exc" {
				for _, c := range s.classes {
					if c.Module == "sqlalchemy.orm.exc" {
						m.Set(c.Name, c)
					}
				}
				m.Set("ConcurrentModificationError", s.classes["StaleDataError"])
				m.Set("NoResultFound", s.core.Exc("NoResultFound"))
				m.Set("MultipleResultsFound", s.core.Exc("MultipleResultsFound"))
				return m, nil
			}
			s.fill(m)
			if n == "loading" {
				fillLoading(m)
			}
			return m, nil
		})
	}
	for _, name := range []string{"sqlalchemy.ext", laterModule, "sqlalchemy.ext.hybrid"} {
		n := name
		rt.RegisterModule(n, func(th *object.Thread) (*object.Module, error) {
			if _, err := th.Import("sqlalchemy.orm"); err != nil {
				return nil, err
			}
			m := object.NewModule(n)
			if n == laterModule {
				of(th).fillLater(m)
				return m, nil
			}
			of(th).fill(m)
			if n == hybridModule {
				return m, of(th).fillHybrid(m)
			}
			return m, nil
		})
	}
}

func (s *state) class(spec object.ClassSpec) *object.Type {
	t := object.NewNativeType(spec)
	s.classes[t.Name] = t
	return t
}

func (s *state) err(err error) error {
	if err == nil {
		return nil
	}
	if ce, ok := err.(*core.Error); ok && ce.Detail == nil {
		if e := s.ormError(ce); e != nil {
			return e
		}
	}
	return s.core.Err(s.th, err)
}

// plug answers the core's questions about objects of the ORM.
func (s *state) plug() {
	h := s.core.Hooks()
	h.Element = func(th *object.Thread, v object.Value) (core.Element, bool, error) {
		if c, ok := v.(*object.Type); ok {
			if err := s.refusePending(c); err != nil {
				return nil, false, err
			}
			for _, b := range c.MRO {
				if info := s.byClass[b]; info != nil && info.mapper != nil {
					if err := s.err(info.mapper.Registry.Configure()); err != nil {
						return nil, false, err
					}
					return info.mapper.Entity, true, nil
				}
			}
		}
		if m, ok := object.State[*mapper.Mapper](v); ok {
			return m.Entity, true, s.err(m.Registry.Configure())
		}
		return nil, false, nil
	}
	h.Mapped = func(v object.Value) core.Element {
		if c, ok := v.(*object.Type); ok {
			if info := s.infoOf(c); info != nil && info.mapper != nil && info.mapper.Entity != nil {
				return info.mapper.Entity
			}
		}
		return nil
	}
	h.Wrap = func(th *object.Thread, e core.Element) (object.Value, bool) {
		switch x := e.(type) {
		case *core.FromStatement:
			return object.NewInstance(s.classes["FromStatement"], x), true
		case *loading.Entity:
			if x.Host != nil {
				return x.Host.(object.Value), true
			}
			if c, ok := x.Mapper.Host.(*object.Type); ok {
				return c, true
			}
		}
		return nil, false
	}
	h.Error = func(th *object.Thread, err error) error {
		if ce, ok := err.(*core.Error); ok {
			if c, ok := ce.Detail.(*unitofwork.Cycle); ok {
				return of(th).cycleError(th, c)
			}
			return s.ormError(ce)
		}
		return nil
	}
	h.Attribute = func(th *object.Thread, ent core.Entity, name string) (object.Value, error) {
		return of(th).entityAttr(ent, name)
	}
	h.Assign = func(th *object.Thread, ent core.Entity, key, value object.Value) ([][2]object.Value, error) {
		return of(th).assign(ent, key, value)
	}
	h.Instance = func(v object.Value) bool { return stateOf(v) != nil }
	h.Inspect = func(th *object.Thread, v object.Value) (object.Value, bool, error) { return of(th).inspect(v) }
	h.Listen = func(th *object.Thread, target object.Value, name string, f object.Value, opts *object.Dict) (bool, error) {
		return of(th).listen(target, name, f, opts)
	}
}

func none(v object.Value) bool { return v == nil || v == object.None }

func str(v object.Value) string {
	s, _ := object.AsStr(v)
	return s
}

func elems(v object.Value) []object.Value {
	if t, ok := v.(*object.Tuple); ok {
		return t.Elems
	}
	return nil
}

// toHost is a Python value as the core of the ORM holds it: nil for None.
func toHost(v object.Value) any {
	if none(v) {
		return nil
	}
	return v
}

// toPy is the reverse of toHost.
func toPy(v any) object.Value {
	if v == nil || instance.IsMarker(v) {
		return object.None
	}
	if p, ok := v.(object.Value); ok {
		return p
	}
	return object.None
}

func stateOf(v object.Value) *instance.State {
	o, ok := v.(*object.Instance)
	if !ok {
		return nil
	}
	st, _ := o.Native.(*instance.State)
	return st
}

// truth is the truth of an argument that may not be given.
func truth(th *object.Thread, v object.Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	return object.Truth(th, v)
}
