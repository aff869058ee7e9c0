package mapper

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
)

// WithPolymorphic is the mapper argument of that name: which subclasses' columns a
// query for the class selects along.
type WithPolymorphic struct {
	All bool // "*"
	// Subs finds those that are named, which are mapped later than the class; nil for none.
	Subs func() ([]*Mapper, error)
	// From has the columns; nil for outer joins of the tables.
	From core.FromClause
}

// PolymorphicMappers are the subclasses whose columns a query for the class selects
// along because the mapping says so.
func (m *Mapper) PolymorphicMappers() []*Mapper {
	if !m.withPolyAll && len(m.withPoly) == 0 {
		return nil
	}
	out, _ := m.PolymorphicSpec(m.withPolyAll, m.withPoly, m.polyFrom)
	return out
}

// PolymorphicSpec lists the classes that a specification of subclasses means: all,
// or those named with the classes between; an error for a class that is none. A
// selectable that has their columns leaves out the classes whose tables it lacks, and
// brings in no class between.
func (m *Mapper) PolymorphicSpec(all bool, subs []*Mapper, from core.FromClause) ([]*Mapper, error) {
	every := m.SelfAndDescendants()
	has := func(*Mapper) bool { return true }
	if tables := map[core.FromClause]bool{}; joined(from, tables) {
		has = func(x *Mapper) bool { return tables[x.Table] }
	}
	in := map[*Mapper]bool{}
	for _, s := range subs {
		if !s.Isa(m) {
			return nil, instance.Errorf(instance.InvalidRequestError, "%s does not inherit from %s", s.Repr(), m.Repr())
		}
		in[s] = true
		for x := s; x != nil && from == nil; x = x.Inherits {
			in[x] = true
		}
	}
	var out []*Mapper
	for _, x := range every {
		if (all || in[x]) && has(x) {
			out = append(out, x)
		}
	}
	return out, nil
}

// joined collects the tables of a join; false for what is none.
func joined(f core.FromClause, tables map[core.FromClause]bool) bool {
	switch x := f.(type) {
	case *core.Join:
		return joined(x.L, tables) && joined(x.R, tables)
	case *core.Table:
		tables[x] = true
		return true
	}
	return false
}

// Repr shows the mapper as messages do.
func (m *Mapper) Repr() string {
	if h, ok := m.Class.Host.(interface{ MapperRepr(*Mapper) string }); ok {
		return h.MapperRepr(m)
	}
	return m.String()
}

// PolymorphicFrom is the selectable that the mapping names for queries for the class,
// or nil.
func (m *Mapper) PolymorphicFrom() core.FromClause { return m.polyFrom }

// findPolymorphic finds the subclasses that the mapping names.
func (m *Mapper) findPolymorphic() error {
	if m.polySubs == nil {
		return nil
	}
	subs, err := m.polySubs()
	if err != nil {
		return err
	}
	if _, err := m.PolymorphicSpec(false, subs, nil); err != nil {
		return err
	}
	m.withPoly, m.polySubs, m.memo = append(subs, m.withPoly...), nil, nil
	return nil
}

func (m *Mapper) addWithPolymorphic(sub *Mapper) {
	if !m.withPolyAll {
		m.withPoly = append(m.withPoly, sub)
	}
	m.memo = nil
}
