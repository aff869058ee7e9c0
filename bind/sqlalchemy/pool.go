package sqlalchemy

import "github.com/diptych-orm/diptych/python/object"

var poolNames = []string{"StaticPool", "NullPool", "QueuePool", "SingletonThreadPool", "AssertionPool", "AsyncAdaptedQueuePool"}

// makePools makes the classes of connection pools. There is one connection a thread
// here; the classes name what the real one would use and tell what they are.
func (s *State) makePools() {
	base := object.NewNativeType(object.ClassSpec{Name: "Pool", Module: "sqlalchemy.pool.base", Methods: []object.Method{
		object.NewMethod("dispose()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		object.NewMethod("status()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			switch n := self.Type().Name; n {
			case "StaticPool", "NullPool", "AssertionPool":
				return object.Str(n), nil
			}
			return nil, object.Unsupported("status() of a %s", self.Type().Name)
		}),
	}})
	s.classes["pool.Pool"] = base
	s.makePoolClasses()
	for _, n := range poolNames {
		s.classes["pool."+n] = object.NewNativeType(object.ClassSpec{Name: n, Module: "sqlalchemy.pool.impl", Bases: []*object.Type{base}})
	}
}

// extendEngine gives engines and connections what they tell of their pool and of how
// transactions are kept apart.
func (s *State) extendEngine() {
	s.classes["Engine"].Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "pool", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
		e, _ := object.State[*engineState](self)
		return Of(th).poolOf(e), nil
	}}}})
	s.classes["Connection"].Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "default_isolation_level", Get: func(*object.Thread, object.Value) (object.Value, error) {
		return object.Str("SERIALIZABLE"), nil
	}}}})
}

// poolOf is the pool of an engine: of the class it was given, or its database's own.
func (s *State) poolOf(e *engineState) object.Value {
	if e.poolObject == nil {
		cls, ok := e.poolClass.(*object.Type)
		if !ok {
			cls = s.classes["pool."+poolName(e.engine.URL)]
		}
		e.poolObject = object.NewInstance(cls, poolOfEngine{e.engine})
	}
	return e.poolObject
}
