package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// fillVisitors fills the module sqlalchemy.sql.visitors.
func (s *State) fillVisitors(_ *object.Thread, m *object.Module) error {
	all := func(th *object.Thread, v object.Value) ([]object.Value, error) {
		s := Of(th)
		e, ok, err := s.Element(th, v)
		if err != nil || !ok {
			return nil, err
		}
		// Each element comes before the ones inside it, level by level.
		var out []object.Value
		for queue := []core.Element{e}; len(queue) > 0; queue = queue[1:] {
			out = append(out, s.Wrap(th, queue[0]))
			queue = append(queue, core.Children(queue[0])...)
		}
		return out, nil
	}
	m.Set("iterate", fn("iterate(obj, opts=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		list, err := all(th, a[0])
		if err != nil {
			return nil, err
		}
		return object.CallMethod(th, object.NewList(list...), "__iter__")
	}))
	m.Set("traverse", fn("traverse(obj, opts, visitors)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		list, err := all(th, a[0])
		if err != nil {
			return nil, err
		}
		visitors, _ := a[2].(*object.Dict)
		for _, o := range list {
			name, err := object.GetAttr(th, o, "__visit_name__")
			if err != nil || visitors == nil {
				return a[0], err
			}
			if f, ok := visitors.GetStr(str(name)); ok {
				if _, err := object.Call(th, f, o); err != nil {
					return nil, err
				}
			}
		}
		return a[0], nil
	}))
	m.Set("replacement_traverse", fn("replacement_traverse(obj, opts, replace)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		e, ok, err := s.Element(th, a[0])
		if err != nil || !ok {
			return a[0], err
		}
		var failed error
		out := core.ReplaceWithin(e, func(x core.Element) core.Element {
			if failed != nil {
				return x
			}
			r, err := object.Call(th, a[2], s.Wrap(th, x))
			if err != nil {
				failed = err
				return x
			}
			if none(r) {
				return nil
			}
			y, _, err := s.Element(th, r)
			failed = err
			return y
		})
		return s.Wrap(th, out), failed
	}))
	m.Set("cloned_traverse", fn("cloned_traverse(obj, opts, visitors)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		e, ok, err := s.Element(th, a[0])
		visitors, _ := a[2].(*object.Dict)
		if err != nil || !ok || visitors == nil {
			return a[0], err
		}
		var failed error
		out := core.Cloned(e, func(x core.Element) {
			f, wanted := visitors.GetStr(x.VisitName())
			if wanted && failed == nil {
				_, failed = object.Call(th, f, s.Wrap(th, x))
			}
		})
		return s.Wrap(th, out), failed
	}))
	return nil
}
