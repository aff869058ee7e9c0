package sqlalchemy

import (
	"fmt"

	"github.com/diptych-orm/diptych/python/object"
)

var poolNames = []string{"StaticPool", "NullPool", "QueuePool", "SingletonThreadPool", "AssertionPool", "AsyncAdaptedQueuePool"}

// makePools makes the classes of connection pools. There is one connection a thread
// here; the classes name what the real one would use and tell what they are.
func (s *State) makePools() {
	base := object.NewNativeType(object.ClassSpec{Name: "Pool", Module: "sqlalchemy.pool.base", Methods: []object.Method{
		object.NewMethod("dispose()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
		object.NewMethod("status()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			switch n := self.Type().Name; n {
			case "StaticPool", "NullPool", "AssertionPool":
				return object.Str(n), nil
			}
			if p, ok := object.State[poolOfEngine](self); ok {
				out, in := p.engine.Pooled()
				switch self.Type().Name {
				case "SingletonThreadPool":
					return object.Str(fmt.Sprintf("SingletonThreadPool id:%d size: %d", th.ID(self), min(1, out+in))), nil
				case "QueuePool":
					size := p.engine.PoolSize
					if size == 0 {
						size = 5
					}
					return object.Str(fmt.Sprintf("Pool size: %d  Connections in pool: %d Current Overflow: %d Current Checked out connections: %d", size, in, in+out-size, out)), nil
				}
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
