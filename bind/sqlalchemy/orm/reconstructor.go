package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// reconstructing is a method marked by @reconstructor: it is called for each object
// that is loaded.
type reconstructing struct{ fn object.Value }

// Type implements object.Value.
func (*reconstructing) Type() *object.Type { return object.FunctionType }

// DescrGet implements object.Getter.
func (r *reconstructing) DescrGet(_ *object.Thread, inst object.Value, _ *object.Type) (object.Value, error) {
	if inst == nil {
		return r.fn, nil
	}
	return &object.BoundMethod{Self: inst, Fn: r.fn}, nil
}

// reconstructors lets the methods of a class that are marked so know of its objects.
func (s *state) reconstructors(cls *object.Type, m *mapper.Mapper) {
	for _, c := range cls.MRO {
		for _, it := range c.Dict.Items() {
			r, ok := it.Value.(*reconstructing)
			if !ok {
				continue
			}
			m.Events.Load = append(m.Events.Load, func(st *instance.State, _ []string) error {
				_, err := object.Call(s.th, r.fn, st.Handle().(object.Value))
				return err
			})
		}
	}
}
