package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// validate adds the validators of an attribute: those of a column when the mapper is
// configured, after the listeners that were there before.
func (s *state) validate(m *mapper.Mapper, p mapper.Property, a *instance.Attr) {
	if _, column := p.(*mapper.ColumnProperty); column && !m.Configured() {
		s.unvalidated[m] = append(s.unvalidated[m], func() { s.addValidators(m, p, a) })
		return
	}
	s.addValidators(m, p, a)
}

// configured adds what waited for the configuration of a mapper.
func (s *state) configured(m *mapper.Mapper) error {
	for _, add := range s.unvalidated[m] {
		add()
	}
	delete(s.unvalidated, m)
	cls := m.Host.(*object.Type)
	if err := s.attributesReady(m, cls); err != nil {
		return err
	}
	for _, hook := range s.byClass[cls].hooks["mapper_configured"] {
		if err := hook(s.mapperObject(m), cls); err != nil {
			return err
		}
	}
	return nil
}

// configuring tells the listeners of Mapper that mappers are being configured.
func (s *state) configuring(done bool) error {
	name := "before_configured"
	if done {
		name = "after_configured"
	}
	for _, l := range s.listeners {
		if l.name == name {
			if _, err := object.Call(s.th, l.fn); err != nil {
				return err
			}
		}
	}
	return nil
}

// addValidators adds the class's @validates methods to an attribute.
func (s *state) addValidators(m *mapper.Mapper, p mapper.Property, a *instance.Attr) {
	cls, ok := m.Host.(*object.Type)
	if !ok {
		return
	}
	for _, c := range cls.MRO {
		for _, e := range c.Dict.Items() {
			v, ok := e.Value.(*validator)
			if !ok || !v.names[p.Key()] {
				continue
			}
			key := p.Key()
			call := func(st *instance.State, x any, removed bool) (any, error) {
				args := []object.Value{st.Handle().(object.Value), object.Str(key), toPy(x)}
				if v.removes {
					args = append(args, object.MakeBool(removed))
				}
				r, err := object.Call(s.th, v.fn, args...)
				return toHost(r), err
			}
			own := func(tok *instance.Token) bool { return v.backrefs || tok.Attr == a }
			if v.removes {
				a.OnRemove = append(a.OnRemove, func(st *instance.State, x any, tok *instance.Token) error {
					if !own(tok) {
						return nil
					}
					_, err := call(st, x, true)
					return err
				})
			}
			if a.Kind == instance.Collecting {
				a.OnBulk = append(a.OnBulk, func(st *instance.State, items []any, tok *instance.Token) ([]any, error) {
					if !own(tok) {
						return items, nil
					}
					out := make([]any, len(items))
					for i, x := range items {
						var err error
						if out[i], err = call(st, x, false); err != nil {
							return nil, err
						}
					}
					return out, nil
				})
				a.OnAppend = append(a.OnAppend, func(st *instance.State, x any, tok *instance.Token) (any, error) {
					if tok.Bulk() || !own(tok) { // OnBulk has seen all
						return x, nil
					}
					return call(st, x, false)
				})
			} else {
				a.OnSet = append(a.OnSet, func(st *instance.State, x, _ any, tok *instance.Token) (any, error) {
					if !own(tok) {
						return x, nil
					}
					return call(st, x, false)
				})
			}
		}
	}
}

// validator is a method marked by @validates.
type validator struct {
	fn       object.Value
	names    map[string]bool
	backrefs bool
	removes  bool // include_removes
}

// Type implements object.Value.
func (*validator) Type() *object.Type { return object.FunctionType }

// DescrGet implements object.Getter.
func (v *validator) DescrGet(th *object.Thread, inst object.Value, owner *object.Type) (object.Value, error) {
	if inst == nil {
		return v.fn, nil
	}
	return &object.BoundMethod{Self: inst, Fn: v.fn}, nil
}
