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

// PolymorphicAll tells whether the mapping says with_polymorphic="*".
func (m *Mapper) PolymorphicAll() bool { return m.withPolyAll }

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

// discriminate finds the attribute that tells the classes of a hierarchy apart.
func (m *Mapper) discriminate(s Spec) error {
	switch {
	case s.PolymorphicName != "":
		p := m.byKey[s.PolymorphicName]
		if p == nil {
			return instance.Errorf(instance.ArgumentError, "Can't determine polymorphic_on value '%s' - no attribute is mapped to this name.", s.PolymorphicName)
		}
		c, ok := p.(*ColumnProperty)
		if !ok {
			return instance.Errorf(instance.ArgumentError, "Only direct column-mapped property or SQL expression can be passed for polymorphic_on")
		}
		if m.Discriminator = c; len(c.Columns) > 0 {
			m.PolymorphicOn = c.Columns[0]
		}
	case s.PolymorphicExpr != nil:
		for _, p := range m.ColumnProps() {
			if l, ok := p.Expr.(*core.Label); ok && l.X == s.PolymorphicExpr || p.Expr == s.PolymorphicExpr {
				m.Discriminator = p
				return nil
			}
		}
		m.Discriminator = &ColumnProperty{Name: "_sa_polymorphic_on", owner: m, Expr: core.NewLabel("_sa_polymorphic_on", s.PolymorphicExpr, nil), Hidden: true}
		m.add(m.Discriminator)
	case m.PolymorphicOn != nil && (m.colProp[m.PolymorphicOn] != nil || m.polyFrom != nil && m.PolymorphicOn.Table == m.polyFrom):
		m.DiscriminateBy(m.PolymorphicOn)
	case m.Inherits != nil:
		m.Discriminator = m.Inherits.Discriminator
	}
	return nil
}

// DiscriminatorExpr is what tells the classes of a hierarchy apart in a statement; nil
// for nothing.
func (m *Mapper) DiscriminatorExpr() core.ColumnElement {
	switch p := m.Discriminator; {
	case m.PolymorphicOn != nil:
		return m.PolymorphicOn
	case p == nil:
		return nil
	default:
		if l, ok := p.Expr.(*core.Label); ok {
			return l.X
		}
		return p.Expr
	}
}

// SetIdentity gives a new object the discriminator of its class.
func (m *Mapper) SetIdentity(st *instance.State) error {
	p := m.Discriminator
	if p == nil || p.Hidden || !m.HasIdentity {
		return nil
	}
	return st.Class.Attr(p.Name).Set(st, m.PolymorphicIdentity, nil, instance.Off)
}

// identityClass is the class that identity keys name: the root's, as far as each class
// on the way has an identity.
func (m *Mapper) identityClass() *instance.Class {
	for m.Inherits != nil && m.PolymorphicIdentity != nil {
		m = m.Inherits
	}
	return m.Class
}
