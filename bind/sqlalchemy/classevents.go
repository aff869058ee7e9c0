package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// heard is a listener of every engine, or of schema objects as they find their
// parents or are reflected: target is a class, or one object.
type heard struct {
	target object.Value
	name   string
	fn     object.Value
	opts   *object.Dict
}

// listenClass registers a listener of the class Engine or Pool, of a pool, or of
// schema objects; done is false for anything else.
func (s *State) listenClass(target object.Value, name string, f object.Value, opts *object.Dict) (done bool, err error) {
	cls, isClass := target.(*object.Type)
	if isClass && (cls.IsSubclass(s.classes["Engine"]) || cls.IsSubclass(s.classes["pool.Pool"])) {
		l := heard{target, name, f, opts}
		s.engineListeners = append(s.engineListeners, l)
		for _, e := range s.allEngines {
			if err := s.listenEngine(target, e.Events, name, f, opts); err != nil {
				return true, err
			}
		}
		return true, nil
	}
	if e, ok := object.State[poolOfEngine](target); ok {
		return true, s.listenEngine(target, e.engine.Events, name, f, opts)
	}
	switch name {
	case "before_parent_attach", "after_parent_attach", "column_reflect":
	default:
		return false, nil
	}
	if !isClass {
		switch nativeAny(target).(type) {
		case *core.Table, *core.Column, *core.MetaData, *constraintArgs, core.Constraint, *core.Index:
		default:
			return false, nil
		}
	} else if s.classes[cls.Name] != cls {
		return false, nil
	}
	s.schemaListeners = append(s.schemaListeners, heard{target, name, f, opts})
	return true, nil
}

// poolOfEngine is the native part of a pool: whose it is.
type poolOfEngine struct{ engine *core.Engine }

// newEngine lets the listeners of all engines hear of one.
func (s *State) newEngine(e *core.Engine) error {
	s.allEngines = append(s.allEngines, e)
	for _, l := range s.engineListeners {
		if err := s.listenEngine(l.target, e.Events, l.name, l.fn, l.opts); err != nil {
			return err
		}
	}
	return nil
}

// tellSchema tells of a schema object that finds its parent. Those who listen to
// its class, or to itself, hear it.
func (s *State) tellSchema(th *object.Thread, name string, of object.Value, args ...object.Value) error {
	for i := 0; i < len(s.schemaListeners); i++ { // a listener may register others
		l := s.schemaListeners[i]
		if l.name != name {
			continue
		}
		if cls, ok := l.target.(*object.Type); ok && !of.Type().IsSubclass(cls) || !ok && l.target != of {
			continue
		}
		if _, err := object.Call(th, l.fn, args...); err != nil {
			return err
		}
	}
	return nil
}

// attached tells of an attachment before and after it is made.
func (s *State) attached(th *object.Thread, of, parent object.Value, attach func() error) error {
	if len(s.schemaListeners) == 0 {
		return attach()
	}
	if err := s.tellSchema(th, "before_parent_attach", of, of, parent); err != nil {
		return err
	}
	if err := attach(); err != nil {
		return err
	}
	return s.tellSchema(th, "after_parent_attach", of, of, parent)
}

// reflecting tells the listeners of column_reflect of a column that was read, and
// gives what they leave of it.
func (s *State) reflecting(th *object.Thread, i object.Value, t *core.Table, c core.ReflectedColumn) (*object.Dict, error) {
	if len(s.schemaListeners) == 0 {
		return nil, nil
	}
	list, _ := s.reflectedColumns([]core.ReflectedColumn{c}).(*object.List)
	info, _ := list.Elems[0].(*object.Dict)
	for _, of := range []object.Value{s.Wrap(th, t.Meta), s.Wrap(th, t)} {
		if err := s.tellSchema(th, "column_reflect", of, i, s.Wrap(th, t), info); err != nil {
			return nil, err
		}
	}
	return info, nil
}
