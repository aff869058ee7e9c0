package mapper

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
)

// Named is a choice of attributes: by their names, or by columns.
type Named struct {
	Names map[string]bool
	Cols  map[*core.Column]bool
}

// NewNamed is an empty choice.
func NewNamed() *Named { return &Named{map[string]bool{}, map[*core.Column]bool{}} }

// has tells whether the choice names an attribute or its column.
func (n *Named) has(name string, c *core.Column) bool {
	return n.Names[name] || c != nil && n.Cols[c]
}

// excluded are the attributes that a class leaves out: those it names; where it names
// none those of its base, and the columns of the base's table that only other
// subclasses map.
func (m *Mapper) excluded(s Spec) *Named {
	b := s.Inherits
	if s.Exclude != nil || b == nil {
		return s.Exclude
	}
	out := NewNamed()
	for _, c := range b.Table.ColumnList() {
		out.Names[c.Key] = b.colProp[c] == nil
	}
	if b.Exclude != nil {
		for n, yes := range b.Exclude.Names {
			out.Names[n] = out.Names[n] || yes
		}
		out.Cols = b.Exclude.Cols
	}
	for _, p := range s.Props {
		for _, c := range p.Columns {
			delete(out.Names, c.Key)
		}
	}
	return out
}

// leavesOut tells whether the class does not map what has that name.
func (m *Mapper) leavesOut(name string, c *core.Column) bool {
	return m.Include != nil && !m.Include.has(name, c) || m.Exclude != nil && m.Exclude.has(name, c)
}

// checkKey complains about a class whose primary key is not mapped.
func (m *Mapper) checkKey(given bool) error {
	whole := len(m.PrimaryKey) > 0
	for _, c := range m.PrimaryKey {
		whole = whole && (given || m.colProp[c] != nil)
	}
	if whole {
		return nil
	}
	return instance.Errorf(instance.ArgumentError, "Mapper %s could not assemble any primary key columns for mapped table '%s'", m, m.sourceName())
}

// KeyedColumn is a column under the name of its attribute.
type KeyedColumn struct {
	Key    string
	Column core.ColumnElement
}

// Columns are the columns in the order in which they were mapped: one that a class has
// again stands there twice.
func (m *Mapper) Columns() []KeyedColumn { return m.cols }

func (m *Mapper) add(p Property) {
	if rel, ok := p.(*Relationship); ok {
		switch rel.Lazy {
		case "joined", "selectin", "subquery", "immediate":
			m.Registry.eager = true
		}
	}
	if c, ok := p.(*ColumnProperty); ok {
		if len(c.Columns) > 0 {
			m.cols = append(m.cols, KeyedColumn{c.Name, c.Columns[len(c.Columns)-1]})
		} else if l, ok := c.Expr.(*core.Label); ok {
			m.cols = append(m.cols, KeyedColumn{c.Name, l.X})
		}
	}
	if _, ok := m.byKey[p.Key()]; !ok {
		m.props = append(m.props, p)
	} else {
		for i, x := range m.props {
			if x.Key() == p.Key() {
				m.props[i] = p
			}
		}
	}
	m.byKey[p.Key()] = p
	m.memo = nil
}

// addColumns adds an attribute of columns.
func (m *Mapper) addColumns(p *ColumnProperty) {
	m.add(p)
	for _, c := range p.Columns {
		m.colProp[c] = p
	}
}

// addProps maps the attributes: those that are declared, the base's, then columns.
func (m *Mapper) addProps(s Spec) error {
	byColumn, declared := map[*core.Column]*ColumnProperty{}, map[*core.Column]bool{}
	for _, ps := range s.Props {
		switch {
		case ps.Rel != nil:
			m.add(&Relationship{Args: *ps.Rel, Name: ps.Key, Parent: m})
		case ps.Synonym != "":
			m.add(&Synonym{Name: ps.Key, owner: m, Target: ps.Synonym, Host: ps.Host})
		case ps.Query:
			m.add(&ColumnProperty{Name: ps.Key, owner: m, Expr: labelled(ps.Expr), Query: true, Host: ps.Host})
		case len(ps.Columns) > 0:
			if ps.plain() && m.leavesOut(ps.Key, ps.Columns[0]) {
				continue
			}
			p := &ColumnProperty{Name: ps.Key, owner: m, Columns: ps.Columns, Deferred: ps.Deferred, Group: ps.Group, RaiseLoad: ps.RaiseLoad, ActiveHistory: ps.ActiveHistory, Host: ps.Host}
			for _, c := range ps.Columns {
				if byColumn[c] == nil || !ps.plain() {
					byColumn[c], declared[c] = p, !ps.plain()
				}
			}
		default:
			m.add(&ColumnProperty{Name: ps.Key, owner: m, Expr: labelled(ps.Expr), Deferred: ps.Deferred, Group: ps.Group, RaiseLoad: ps.RaiseLoad, Host: ps.Host})
		}
	}
	if s.Inherits != nil {
		if err := m.inheritProps(s.Inherits, declared, byColumn); err != nil {
			return err
		}
	}
	for _, key := range s.First {
		for c, p := range byColumn {
			if p.Name == key && m.byKey[key] == nil {
				m.add(p)
				m.colProp[c] = p
			}
		}
	}
	switch {
	case m.mapped != nil:
		m.mapSelectable(byColumn, s.Prefix)
	case m.Table == nil: // an abstract class is mapped to the union of its subclasses' tables
		m.mapColumns(m.polyFrom, byColumn, s.Prefix)
	default:
		for _, t := range m.tables {
			m.mapColumns(t, byColumn, s.Prefix)
		}
	}
	if err := m.discriminate(s); err != nil {
		return err
	}
	for _, p := range m.props {
		if c, ok := p.(*ColumnProperty); ok && !c.Hidden {
			m.columnAttr(c)
		}
	}
	for b := m.Inherits; b != nil; b = b.Inherits {
		for _, c := range b.ColumnProps() { // what is left out can be set on objects all the same
			if m.byKey[c.Name] == nil && m.Class.Attr(c.Name) == nil {
				m.columnAttr(c)
			}
		}
	}
	return nil
}

// plain tells whether an attribute is what its column would be mapped to anyway.
func (ps *PropSpec) plain() bool {
	return ps.Key == ps.Columns[0].Key && !ps.Deferred && !ps.ActiveHistory && ps.Host == nil
}

// inheritProps takes over the attributes of the base class.
func (m *Mapper) inheritProps(b *Mapper, declared map[*core.Column]bool, byColumn map[*core.Column]*ColumnProperty) error {
	for _, p := range b.props {
		if m.byKey[p.Key()] != nil || m.leavesOut(p.Key(), nil) {
			continue
		}
		c, ok := p.(*ColumnProperty)
		if !ok {
			m.add(p)
			continue
		}
		own := m.repeated(c.Name, declared, byColumn)
		if own == nil || m.leavesOut(c.Name, own) {
			m.addColumns(c)
			continue
		}
		// The subclass's table repeats the column: one attribute for both.
		if !declared[own] {
			if err := m.combine(c, own); err != nil {
				return err
			}
		}
		n := *c
		n.owner = m
		if q := byColumn[own]; q != nil {
			n.Deferred, n.Group = q.Deferred, q.Group
		}
		n.Columns = append([]*core.Column{own}, c.Columns...)
		byColumn[own] = &n
		m.addColumns(&n)
	}
	return nil
}

// repeated is the column of the class's own table that goes by the name of an attribute
// of its base: what the class declares under that name, or a column that has it.
func (m *Mapper) repeated(name string, declared map[*core.Column]bool, byColumn map[*core.Column]*ColumnProperty) *core.Column {
	if m.Single {
		return nil
	}
	for c, p := range byColumn {
		if p.Name == name && c.Table == core.FromClause(m.Table) {
			return c
		}
	}
	c, _ := m.Table.Columns().Get(name).(*core.Column)
	if declared[c] {
		return nil
	}
	return c
}

// mapColumns maps the columns of a table, or of what stands for one.
func (m *Mapper) mapColumns(of core.FromClause, byColumn map[*core.Column]*ColumnProperty, prefix string) {
	for _, x := range of.Columns().All() {
		if c, ok := core.Deannotate(x).(*core.Column); ok {
			m.mapColumn(c, byColumn[c], prefix)
		}
	}
}

// mapColumn maps a column of the tables that has no attribute yet: as p says, or under
// its key.
func (m *Mapper) mapColumn(c *core.Column, p *ColumnProperty, prefix string) {
	if q := m.colProp[c]; q != nil {
		if len(q.Columns) > 1 && c == q.Columns[0] {
			m.cols = append(m.cols, KeyedColumn{q.Name, c})
		}
		return
	}
	if p == nil {
		if m.leavesOut(c.Key, c) {
			return
		}
		key := prefix + c.Key
		for x := m.Inherits; x != nil; x = x.Inherits {
			if q := x.colProp[c]; q != nil {
				key = q.Name
			}
		}
		if m.byKey[key] != nil {
			if _, isCol := m.byKey[key].(*ColumnProperty); !isCol {
				return // the name is taken by a relationship
			}
		}
		p = &ColumnProperty{Name: key, owner: m, Columns: []*core.Column{c}}
	}
	if m.byKey[p.Name] == nil {
		m.add(p)
	}
	for _, col := range p.Columns {
		m.colProp[col] = p
	}
}
