package mapper

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
)

// A class may be mapped to a join of tables, or to a subquery. Its objects are written to
// those of the tables whose primary keys it has, the referred ones first.

// mapTo maps the class to a join or a subquery.
func (m *Mapper) mapTo(from core.FromClause) {
	m.mapped = from
	if m.polyFrom == nil {
		m.polyFrom = from
	}
	has := map[*core.Column]bool{}
	var tables []*core.Table
	for _, x := range from.Columns().All() {
		if c := tableColumn(x); c != nil {
			has[c] = true
			if t, ok := c.Table.(*core.Table); ok && !slices.Contains(tables, t) {
				tables = append(tables, t)
			}
		}
	}
	for _, t := range tables {
		if key := t.PrimaryKey.Cols; len(key) > 0 && !slices.ContainsFunc(key, func(c *core.Column) bool { return !has[c] }) {
			m.tables = append(m.tables, t)
		}
	}
	m.tables, _ = core.SortTables(m.tables)
	if len(m.tables) > 0 {
		m.Table = m.tables[0]
	}
}

// Mapped is what else than a table the class is mapped to: a join, a subquery, a union; or nil.
func (m *Mapper) Mapped() core.FromClause {
	if m.mapped == nil && m.Table == nil {
		return m.polyFrom
	}
	return m.mapped
}

// sourceName is what messages call that to which the class is mapped.
func (m *Mapper) sourceName() string {
	switch x := m.mapped.(type) {
	case nil:
		return m.Table.Key()
	case *core.Subquery:
		return x.Name.Text
	}
	return ""
}

// tableColumn is the table's column behind one of what the class is mapped to; nil for
// an expression.
func tableColumn(c core.ColumnElement) *core.Column {
	for _, x := range core.Lineage(c, true) {
		if t, ok := x.(*core.Column); ok && t.Schema != nil {
			return t
		}
	}
	return nil
}

// KeyColumns are the columns that stand for primary keys of tables.
func KeyColumns(from core.FromClause) (out []*core.Column) {
	for _, x := range from.Columns().All() {
		c, ok := core.Deannotate(x).(*core.Column)
		if t := tableColumn(x); ok && t != nil && t.Schema.PrimaryKey {
			out = append(out, c)
		}
	}
	return out
}

// keyOfMapped is the primary key of what the class is mapped to: the keys of its tables,
// but for those that refer to one another.
func (m *Mapper) keyOfMapped() []*core.Column {
	all := slices.DeleteFunc(KeyColumns(m.mapped), func(c *core.Column) bool {
		t, ok := tableColumn(c).Table.(*core.Table)
		return !ok || !m.HasTable(t)
	})
	refers := func(c *core.Column) bool {
		return slices.ContainsFunc(all, func(o *core.Column) bool { return o != c && References(c, tableColumn(o)) })
	}
	return slices.DeleteFunc(slices.Clone(all), refers)
}

// mapSelectable maps the columns of what the class is mapped to, and what those stand for.
func (m *Mapper) mapSelectable(byColumn map[*core.Column]*ColumnProperty, prefix string) {
	m.mapColumns(m.mapped, byColumn, prefix)
	for _, p := range m.ColumnProps() {
		for _, c := range p.Columns {
			if t := tableColumn(c); t != nil && m.colProp[t] == nil {
				m.colProp[t] = p
			}
		}
	}
}
