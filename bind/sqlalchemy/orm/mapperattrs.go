package orm

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// compositesOf are the composite attributes of a mapped class, in the order of the
// class's body, the bases' last.
func compositesOf(m *mapper.Mapper) []*compositeAttr {
	var out []*compositeAttr
	for _, c := range m.Host.(*object.Type).MRO {
		for _, it := range c.Dict.Items() {
			if a, ok := it.Value.(*compositeAttr); ok && !slices.ContainsFunc(out, func(o *compositeAttr) bool { return o.spec.name == a.spec.name }) {
				out = append(out, a)
			}
		}
	}
	return out
}

// attrNames are the names of all attributes of a mapper: what is no column stands in
// the order of the class's body, before the columns.
func attrNames(m *mapper.Mapper) []string {
	place := map[string]int{}
	for i, k := range m.Host.(*object.Type).Dict.Keys() {
		place[str(k)] = i
	}
	left := compositesOf(m)
	var out []string
	for _, p := range m.Props() {
		_, column := p.(*mapper.ColumnProperty)
		for len(left) > 0 && (column || place[left[0].spec.name] < place[p.Key()]) {
			out, left = append(out, left[0].spec.name), left[1:]
		}
		out = append(out, p.Key())
	}
	for _, c := range left {
		out = append(out, c.spec.name)
	}
	return out
}

// attrObject is an attribute as Mapper.attrs shows it.
func (s *state) attrObject(m *mapper.Mapper, name string) object.Value {
	if p := m.Prop(name); p != nil {
		return s.propObject(p)
	}
	for _, c := range compositesOf(m) {
		if c.spec.name == name {
			return s.compositeObject(c)
		}
	}
	return object.None
}

func (s *state) compositeObject(c *compositeAttr) object.Value {
	return object.NewInstance(s.classes["Composite"], c)
}

// compositeAttrs are the attributes of a composite property.
func compositeAttrs() []object.Attr {
	get := func(name string, f func(s *state, c *compositeAttr) (object.Value, error)) object.Attr {
		return object.Attr{Name: name, Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			c, ok := object.State[*compositeAttr](self)
			if !ok {
				return nil, object.Raise(object.AttributeError, "%s", name)
			}
			return f(of(th), c)
		}}
	}
	return []object.Attr{
		get("key", func(_ *state, c *compositeAttr) (object.Value, error) { return object.Str(c.spec.name), nil }),
		get("parent", func(s *state, c *compositeAttr) (object.Value, error) { return s.mapperObject(c.mapper), nil }),
		get("composite_class", func(_ *state, c *compositeAttr) (object.Value, error) { return c.spec.make, nil }),
		get("props", func(s *state, c *compositeAttr) (object.Value, error) {
			var out []object.Value
			for _, k := range c.spec.keys {
				out = append(out, s.propObject(c.mapper.Prop(k)))
			}
			return object.NewList(out...), nil
		}),
		get("attrs", func(_ *state, c *compositeAttr) (object.Value, error) { return object.NewTuple(c.spec.attrs...), nil }),
		get("columns", func(s *state, c *compositeAttr) (object.Value, error) {
			var out []object.Value
			for _, k := range c.spec.keys {
				if p, ok := c.mapper.Prop(k).(*mapper.ColumnProperty); ok && len(p.Columns) > 0 {
					out = append(out, s.core.Wrap(s.th, p.Columns[0]))
				}
			}
			return object.NewList(out...), nil
		}),
	}
}

// history is a composite's history: that of its columns, which are loaded for it, made
// into values.
func (c *compositeAttr) history(st *instance.State) (object.Value, error) {
	var now, was []object.Value
	changed := false
	for _, k := range c.spec.keys {
		h, err := st.Class.Attr(k).History(st, instance.Off)
		if err != nil {
			return nil, c.s.err(err)
		}
		changed = changed || h.HasChanges()
		first := func(lists ...[]any) object.Value {
			for _, l := range lists {
				if len(l) > 0 {
					return toPy(l[0])
				}
			}
			return object.None
		}
		now, was = append(now, first(h.Added, h.Unchanged)), append(was, first(h.Deleted))
	}
	made, err := object.Call(c.s.th, c.spec.make, now...)
	if err != nil {
		return nil, err
	}
	parts := [3]object.Value{object.NewTuple(), object.NewList(made), object.NewTuple()}
	if changed {
		old, err := object.Call(c.s.th, c.spec.make, was...)
		if err != nil {
			return nil, err
		}
		parts = [3]object.Value{object.NewList(made), object.NewTuple(), object.NewList(old)}
	}
	return object.NewInstance(c.s.classes["History"], parts), nil
}

// stateAttr is an attribute of one object, as inspect(obj).attrs shows it.
type stateAttr struct {
	st   *instance.State
	name string
	a    *instance.Attr // nil for a composite or a synonym
	comp *compositeAttr
}

// stateAttr finds an attribute of an object by its name; nil if there is none.
func newStateAttr(st *instance.State, name string) *stateAttr {
	v := &stateAttr{st: st, name: name, a: st.Class.Attr(name)}
	if v.a != nil {
		return v
	}
	m := mapper.Of(st)
	if p, ok := m.Prop(name).(*mapper.Synonym); ok {
		v.a = st.Class.Attr(p.Target)
		return v
	}
	for _, c := range compositesOf(m) {
		if c.spec.name == name {
			v.comp = c
			return v
		}
	}
	return nil
}

func (v *stateAttr) history(s *state, p instance.Passive) (object.Value, error) {
	if v.comp != nil {
		return v.comp.history(v.st)
	}
	h, err := s.history(v.st, v.a, p)
	return h, s.err(err)
}
