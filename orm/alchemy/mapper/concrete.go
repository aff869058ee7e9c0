package mapper

import "github.com/diptych-orm/diptych/orm/alchemy/core"

// A concrete class has a table all to itself. Its mapper inherits nothing of the
// mapping of its base class, but belongs to the hierarchy: a query for the base may select
// from a union of the tables (ConcreteBase), and finds its objects there.

// SetConcrete puts the mapper of a class with a table to itself under that of its base
// class.
func (m *Mapper) SetConcrete(base *Mapper) {
	m.Concrete = base
	base.descendants = append(base.descendants, m)
	for _, d := range m.SelfAndDescendants() {
		d.Base = base.Base
	}
	for h, x := range m.identities {
		base.Base.identities[h] = x
	}
}

// above is the mapper of the base class.
func (m *Mapper) above() *Mapper {
	if m.Inherits != nil {
		return m.Inherits
	}
	return m.Concrete
}

// root is the class whose mapping it inherits, however far up.
func (m *Mapper) root() *Mapper {
	for m.Inherits != nil {
		m = m.Inherits
	}
	return m
}

// Shares tells whether one of two classes inherits the mapping of the other, or both that
// of a third.
func (m *Mapper) Shares(o *Mapper) bool { return m.root() == o.root() }

// sources are the tables that the class is mapped to, or what else.
func (m *Mapper) sources() []core.FromClause {
	_, join := m.mapped.(*core.Join)
	if (m.Table == nil || m.mapped != nil && !join) && m.polyFrom != nil {
		return []core.FromClause{m.polyFrom}
	}
	out := make([]core.FromClause, len(m.tables))
	for i, t := range m.tables {
		out[i] = t
	}
	return out
}

// foreignKeys are those of a column; the column of a subquery refers to what its own
// column does.
func foreignKeys(c *core.Column) []*core.ForeignKey {
	if t := core.TableColumn(c); t != nil {
		return t.Schema.FKs
	}
	return nil
}

// SelectFrom has queries for the class, and those of its concrete subclasses that from
// has the tables of, select from it; discriminator is the column of it that tells the
// classes apart.
func (m *Mapper) SelectFrom(from core.FromClause) {
	m.withPolyAll, m.polyFrom, m.memo = true, from, nil
}

// DiscriminateBy has a column of what queries select from tell the classes apart.
func (m *Mapper) DiscriminateBy(c *core.Column) {
	m.PolymorphicOn = c
	if p := m.colProp[c]; p != nil {
		m.Discriminator = p
		return
	}
	m.Discriminator = &ColumnProperty{Name: c.Key, owner: m, Columns: []*core.Column{c}, Hidden: true}
	if m.byKey[c.Key] == nil {
		m.add(m.Discriminator)
	}
	m.colProp[c] = m.Discriminator
}

// ShadowsDiscriminator tells whether an attribute is a concrete class's own discriminator,
// with the name that its base's has: as one of the base's attributes it counts as loadable.
func (m *Mapper) ShadowsDiscriminator(p *ColumnProperty) bool {
	if m.Concrete == nil || p != m.Discriminator || !p.Hidden {
		return false
	}
	return m.Concrete.byKey[p.Name] != nil
}

// AliasedFrom is the union that queries for the class select from, or another selectable
// with a name; nil where they select from tables.
func (m *Mapper) AliasedFrom() core.FromClause {
	switch m.polyFrom.(type) {
	case nil, *core.Join, *core.Table:
		return nil
	}
	return m.polyFrom
}
