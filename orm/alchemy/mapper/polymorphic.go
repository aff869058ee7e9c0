package mapper

import "github.com/diptych-orm/diptych/orm/alchemy/instance"

// PolymorphicMappers are the subclasses whose columns a query for the class selects
// along because the mapping says so.
func (m *Mapper) PolymorphicMappers() []*Mapper {
	if !m.withPolyAll && len(m.withPoly) == 0 {
		return nil
	}
	out, _ := m.PolymorphicSpec(m.withPolyAll, m.withPoly)
	return out
}

// PolymorphicSpec lists the classes that a specification of subclasses means: all,
// or those named with the classes between; an error for a class that is none.
func (m *Mapper) PolymorphicSpec(all bool, subs []*Mapper) ([]*Mapper, error) {
	every := m.SelfAndDescendants()
	if all {
		return every, nil
	}
	in := map[*Mapper]bool{}
	for _, s := range subs {
		if !s.Isa(m) {
			return nil, instance.Errorf(instance.InvalidRequestError, "%s does not inherit from %s", s.Repr(), m.Repr())
		}
		for x := s; x != nil; x = x.Inherits {
			in[x] = true
		}
	}
	var out []*Mapper
	for _, x := range every {
		if in[x] {
			out = append(out, x)
		}
	}
	return out, nil
}

// Repr shows the mapper as messages do.
func (m *Mapper) Repr() string {
	if h, ok := m.Class.Host.(interface{ MapperRepr(*Mapper) string }); ok {
		return h.MapperRepr(m)
	}
	return m.String()
}

// SetWithPolymorphic makes queries for the class select the columns of subclasses.
func (m *Mapper) SetWithPolymorphic(all bool, subs []*Mapper) {
	m.withPolyAll, m.withPoly, m.memo = all, subs, nil
}

func (m *Mapper) addWithPolymorphic(sub *Mapper) {
	if !m.withPolyAll {
		m.withPoly = append(m.withPoly, sub)
	}
	m.memo = nil
}
