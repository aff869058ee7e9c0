// Package sqlalchemy makes package orm/alchemy/core importable as Python's
// sqlalchemy: its modules, classes and functions. It turns Python calls into
// calls of the core, and the core's results and errors into Python objects.
//
// A Python object that stands for an element of the core is an Instance whose
// Native is the element; the same element is always the same object. Objects of
// the ORM are let in by the interface Clauser, implemented by their Native, or
// by a method __clause_element__.
package sqlalchemy

import (
	"github.com/diptych-orm/diptych/bind"
	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// Version is the version of SQLAlchemy that is followed.
const Version = "2.0.52"

// State is what the binding keeps for one run.
type State struct {
	Env *bind.Env
	// RT is the run.
	RT *object.Runtime
	th *object.Thread

	classes map[string]*object.Type // by bare name
	exc     map[string]*object.Type
	dbapi   map[string]*object.Type
	objects map[any]*object.Instance
	types   map[*core.Type]*object.Instance
	hooks   Hooks
	// opObjects and opOf tie operators to the Python functions that stand for them.
	opObjects map[*core.Op]object.Value
	opOf      map[object.Value]*core.Op
	// compilers are the functions that @compiles registered, by class.
	compilers map[*object.Type]compileHooks
	// listeners are all registrations; executeListeners those that Python objects
	// are handed to.
	listeners        []*listener
	executeListeners []executeListener
	// engineListeners hear of every engine, schemaListeners of schema objects.
	engineListeners, schemaListeners []heard
	allEngines                       []*core.Engine
	jsonNull                         object.Value // JSON.NULL
	comparators                      bool         // a type of Python's has a comparator of its own
	// propComparator is the class of the comparators of the ORM's attributes.
	propComparator *object.Type
	// pendingChecks are the CHECKs of columns that have no table yet.
	pendingChecks map[*core.Column][]*constraintArgs
	// awaiting are the constraints and indexes that belong to a table as soon as the column does.
	awaiting map[*core.Column][]*constraintArgs
	modules  map[string]*object.Module
	implicit map[core.Query]*core.Subquery // of SELECTs that stood where a source of rows is meant
	engines  int
	unkeyed  bool         // there are types that do not say cache_ok = True
	given    object.Value // the parameters that execute() was given last
	greenlet greenlet
	// speaks is the dialect of Python's that is compiled for, typed the column whose type is written.
	speaks *ownDialect
	typed  *core.Column
	// keysAlone says that reflection leaves out the tables that foreign keys name.
	keysAlone bool
	// keepColumns says that reflection leaves the columns alone that a table has.
	keepColumns bool
}

// Hooks are where the ORM's part of the binding plugs in.
type Hooks struct {
	// Element gives the element behind an object that the core does not know.
	Element func(th *object.Thread, v object.Value) (core.Element, bool, error)
	// Mapped is the element of a mapped class, while other classes it refers to may
	// not exist yet; nil for anything else.
	Mapped func(v object.Value) core.Element
	// Instance tells of an object of a mapped class: no value of a column.
	Instance func(v object.Value) bool
	// Inspect is inspect() of objects that the core does not know.
	Inspect func(th *object.Thread, v object.Value) (object.Value, bool, error)
	// Wrap makes the Python object for an element of the ORM's.
	Wrap func(th *object.Thread, e core.Element) (object.Value, bool)
	// Listen registers an event listener on objects that the core does not know.
	Listen func(th *object.Thread, target object.Value, name string, fn object.Value, opts *object.Dict) (bool, error)
	// Connection is the connection that an object of the ORM's binds to.
	Connection func(th *object.Thread, v object.Value) (*core.Connection, bool, error)
	// Attribute is the attribute of a mapped class that no column or relationship is
	// behind, as a hybrid property; nil for anything else.
	Attribute func(th *object.Thread, ent core.Entity, name string) (object.Value, error)
	// Assign is a value for an attribute, by name or as an object, as values for what
	// the attribute stands for.
	Assign func(th *object.Thread, ent core.Entity, key, value object.Value) ([][2]object.Value, error)
	// Error turns an error of the ORM's into a Python exception; nil for others.
	Error func(th *object.Thread, err error) error
}

type stateKey struct{}

// Of is the binding's state in a run. It remembers the thread, for values that
// are converted later by Python code (types, defaults).
func Of(th *object.Thread) *State {
	s := of(th.Runtime)
	s.th = th
	return s
}

func of(rt *object.Runtime) *State {
	return rt.Extra(stateKey{}, func() any {
		return &State{
			RT: rt, classes: map[string]*object.Type{}, exc: map[string]*object.Type{}, dbapi: dbapi.In(rt).Exceptions,
			objects: map[any]*object.Instance{}, types: map[*core.Type]*object.Instance{},
			opObjects: map[*core.Op]object.Value{}, opOf: map[object.Value]*core.Op{}, compilers: map[*object.Type]compileHooks{}, modules: map[string]*object.Module{}, pendingChecks: map[*core.Column][]*constraintArgs{}, awaiting: map[*core.Column][]*constraintArgs{},
		}
	}).(*State)
}

// Hooks gives access to the plugs for the ORM's part.
func (s *State) Hooks() *Hooks { return &s.hooks }

// Class is the Python class of that name ("Select", "ColumnElement"); nil where
// there is none.
func (s *State) Class(name string) *object.Type { return s.classes[name] }

// Exc is an exception class of sqlalchemy.exc.
func (s *State) Exc(name string) *object.Type { return s.exc[name] }

// Register makes sqlalchemy importable in a run. A run that imports none of it
// pays for no class.
func Register(rt *object.Runtime, env *bind.Env) {
	s := of(rt)
	s.Env = env
	s.registerModules()
}

// build makes the classes, when the first module that has them is imported.
func (s *State) build() {
	if s.classes["ClauseElement"] != nil {
		return
	}
	s.makeExceptions()
	s.makeTypeClasses()
	s.makeElementClasses()
	s.makeSchemaClasses()
	s.extendSchemaClasses()
	s.makeDialectElements()
	s.makeMock()
	s.makePools()
	s.makeStatementClasses()
	s.makeResultClasses()
	s.makeEngineClasses()
	s.clauseFacts()
	s.extendEngine()
	s.class(object.ClassSpec{Name: "_FunctionGenerator", Module: "sqlalchemy.sql.functions"})
	s.class(object.ClassSpec{Name: "SelectLabelStyle", Module: selectableModule})
}

// class makes a class and remembers it by its name.
func (s *State) class(spec object.ClassSpec) *object.Type {
	t := object.NewNativeType(spec)
	s.classes[t.Name] = t
	return t
}

func none(v object.Value) bool { return v == nil || v == object.None }

func truth(th *object.Thread, v object.Value, def bool) (bool, error) {
	if v == nil {
		return def, nil
	}
	return object.Truth(th, v)
}

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

// mapping is a dictionary or an immutabledict; an empty one for anything else.
func mapping(v object.Value) *object.Dict {
	if d, ok := object.State[*object.Dict](v); ok {
		return d
	}
	return kwargs(v)
}

func kwargs(v object.Value) *object.Dict {
	if d, ok := v.(*object.Dict); ok {
		return d
	}
	return object.NewDict()
}
