// Package mapper holds how classes map to tables: which attribute is which
// column, which table rows of which class live in, how classes relate and what
// joins them, and what is done to related objects along the way.
//
// A Mapper is made by Registry.Map from a Spec and is complete after
// Registry.Configure, which resolves names and determines join conditions. From
// then on it does not change. Mistakes in a mapping are reported as SQLAlchemy
// reports them, at the moment at which it would notice.
package mapper

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
)

// Mapper maps a class.
type Mapper struct {
	Class    *instance.Class
	Registry *Registry
	Table    *core.Table // the class's own; that of its base for single-table inheritance
	Inherits *Mapper
	// Concrete is the mapper of the base class of one with a table all to itself, which
	// inherits nothing of the mapping.
	Concrete *Mapper
	// IsConcrete: the mapping says that the class is one.
	IsConcrete bool
	Base       *Mapper // the root of the hierarchy
	// Single: the class shares its base's table.
	Single bool
	// InheritOn joins the class's table to that of its base.
	InheritOn core.ColumnElement

	PolymorphicOn *core.Column
	// Discriminator is the attribute of PolymorphicOn, or of an expression that does
	// its work; nil for neither.
	Discriminator       *ColumnProperty
	PolymorphicIdentity any
	HasIdentity         bool
	// Identities finds the mapper for a discriminator's value, by Host.Hash.
	identities map[string]*Mapper

	// Prefix stands before the names of columns that are mapped under their key.
	Prefix string
	cols   []KeyedColumn
	// Exclude and Include are what the class leaves out, or all that it maps; nil for
	// everything.
	Exclude, Include *Named

	// PolymorphicLoad is "inline", "selectin" or empty: how the columns of the class
	// are loaded in a query for its base.
	PolymorphicLoad string
	// PolymorphicAbstract: the class has no objects of its own.
	PolymorphicAbstract bool
	withPoly            []*Mapper
	withPolyAll         bool
	polySubs            func() ([]*Mapper, error)
	polyFrom            core.FromClause
	mapped              core.FromClause // what else than a table it is mapped to

	PrimaryKey []*core.Column
	VersionCol *core.Column
	// NoConfirm: deleting fewer rows than expected is not worth a warning.
	NoConfirm bool
	// EagerDefaults: "auto", "true" or "false".
	EagerDefaults string
	// NoBatch saves objects one by one.
	NoBatch bool

	props       []Property
	byKey       map[string]Property
	colProp     map[*core.Column]*ColumnProperty
	descendants []*Mapper
	tables      []*core.Table // all it writes, the base's first
	equated     map[*core.Table][]Pair
	configured  bool
	reported    bool // in the log
	orphans     []*Relationship

	// Entity is the mapper as an element of statements.
	Entity core.Entity
	// Host is the language's class.
	Host any
	// Events are the mapper's hooks.
	Events Events
	// Spread puts the parts of composite values among parameters by attribute in their
	// place; nil where the class has none.
	Spread func(core.Param) (core.Param, error)
	// Validators: attribute name to the language's validators; the language adds
	// them to the attributes itself.
	memo map[string]any
}

// Events are the hooks around a flush. A nil hook is not called.
type Events struct {
	BeforeInsert, AfterInsert, BeforeUpdate, AfterUpdate, BeforeDelete, AfterDelete []func(m *Mapper, st *instance.State) error
	// Load, Refresh and Expire are told of the attributes concerned; nil for all.
	// RefreshFlush is told of attributes that a flush has given values.
	Load, Refresh, Expire, RefreshFlush []func(st *instance.State, keys []string) error
}

// Tell calls hooks of an object.
func (*Events) Tell(list []func(*instance.State, []string) error, st *instance.State, keys []string) error {
	for _, f := range list {
		if err := f(st, keys); err != nil {
			return err
		}
	}
	return nil
}

// ExpireKeys forgets attributes of an object and tells of it.
func (m *Mapper) ExpireKeys(st *instance.State, keys []string, keepDeferred bool) error {
	st.ExpireKeys(keys, keepDeferred)
	if keys == nil {
		keys = []string{}
	}
	return m.Events.Tell(m.Events.Expire, st, keys)
}

// TellDirect is Tell of what no query does: listeners are given none.
func (e *Events) TellDirect(list []func(*instance.State, []string) error, st *instance.State, keys []string) error {
	st.Direct = true
	defer func() { st.Direct = false }()
	return e.Tell(list, st, keys)
}

// Pair is two columns that hold the same value: R is set from L.
type Pair struct{ L, R *core.Column }

// Of is the mapper of an object.
func Of(st *instance.State) *Mapper { return st.Class.Mapper.(*Mapper) }

// String is Mapper[Class(table)].
func (m *Mapper) String() string {
	name := m.Class.Name
	if m.Table != nil {
		return "Mapper[" + name + "(" + m.Table.Name + ")]"
	}
	if q, ok := m.polyFrom.(*core.Subquery); ok {
		return "Mapper[" + name + "(" + q.Name.Text + ")]"
	}
	return "Mapper[" + name + "]"
}

// SortKey orders mappers among those that do not depend on each other.
func (m *Mapper) SortKey() string { return m.Class.Module + "." + m.Class.Name }

// Props are the properties in order: relationships and the like first, then columns.
func (m *Mapper) Props() []Property { return m.props }

// Prop is the property of that name, or nil.
func (m *Mapper) Prop(key string) Property { return m.byKey[key] }

// Property is Prop, with SQLAlchemy's complaint for an unknown name.
func (m *Mapper) Property(key string) (Property, error) {
	if p := m.byKey[key]; p != nil {
		return p, nil
	}
	return nil, instance.Errorf(instance.InvalidRequestError, "Mapper '%s' has no property '%s'.  If this property was indicated from other mappers or configure events, ensure registry.configure() has been called.", m, key)
}

// Relationships are the relationships, in order.
func (m *Mapper) Relationships() []*Relationship {
	var out []*Relationship
	for _, p := range m.props {
		if r, ok := p.(*Relationship); ok {
			out = append(out, r)
		}
	}
	return out
}

// ColumnProps are the column attributes, in order.
func (m *Mapper) ColumnProps() []*ColumnProperty {
	var out []*ColumnProperty
	for _, p := range m.props {
		if c, ok := p.(*ColumnProperty); ok {
			out = append(out, c)
		}
	}
	return out
}

// ColumnProp is the attribute that a column is mapped to, or nil.
func (m *Mapper) ColumnProp(c *core.Column) *ColumnProperty {
	if p := m.colProp[c]; p != nil || m.Base == m {
		return p
	}
	for b := m.above(); b != nil; b = b.above() { // a concrete class has its own of the same name
		if q := b.colProp[c]; q != nil && !b.Shares(m) {
			p, _ := m.byKey[q.Name].(*ColumnProperty)
			return p
		}
	}
	return nil
}

// MustColumnProp is ColumnProp for a column that has to be mapped.
func (m *Mapper) MustColumnProp(c *core.Column) (*ColumnProperty, error) {
	if p := m.ColumnProp(c); p != nil {
		return p, nil
	}
	return nil, instance.Errorf(instance.UnmappedColumnError, "No column %s is configured on mapper %s...", ColumnString(c), m)
}

// ColumnString is table.column.
func ColumnString(c *core.Column) string {
	if t, ok := c.Table.(*core.Table); ok {
		return t.Key() + "." + c.Name
	}
	return c.Name
}

// Tables are the tables that rows of the class live in, the root's first.
func (m *Mapper) Tables() []*core.Table { return m.tables }

// HierarchyTables are all tables of the hierarchy in the order in which they
// must be inserted into, with the mapper that owns each.
func (m *Mapper) HierarchyTables() []TableOwner {
	var out []TableOwner
	seen := map[*core.Table]bool{}
	for _, d := range m.Base.SelfAndDescendants() {
		for _, t := range d.tables {
			if !seen[t] {
				seen[t] = true
				out = append(out, TableOwner{t, d})
			}
		}
	}
	return out
}

// TableOwner is a table and the first mapper of its hierarchy that writes it.
type TableOwner struct {
	Table  *core.Table
	Mapper *Mapper
}

// HasTable tells whether rows of the class live in the table.
func (m *Mapper) HasTable(t *core.Table) bool {
	for _, x := range m.tables {
		if x == t {
			return true
		}
	}
	return false
}

// ColumnsOf are the mapped columns in one of its tables, in the table's order.
func (m *Mapper) ColumnsOf(t *core.Table) []*core.Column {
	var out []*core.Column
	for _, c := range t.ColumnList() {
		if m.colProp[c] != nil {
			out = append(out, c)
		}
	}
	return out
}

// PKOf are the primary key columns in one of its tables.
func (m *Mapper) PKOf(t *core.Table) []*core.Column {
	if len(t.PrimaryKey.Cols) > 0 {
		return t.PrimaryKey.Cols
	}
	var out []*core.Column
	for _, c := range m.PrimaryKey {
		if c.Table == core.FromClause(t) {
			out = append(out, c)
		}
	}
	return out
}

// Equated are the columns that take their value from a column of table t once a
// row has been written there (the primary key of a joined subclass).
func (m *Mapper) Equated(t *core.Table) []Pair { return m.equated[t] }

// SelfAndDescendants are the mapper and its subclasses', breadth first.
func (m *Mapper) SelfAndDescendants() []*Mapper {
	out := []*Mapper{m}
	for i := 0; i < len(out); i++ {
		out = append(out, out[i].descendants...)
	}
	return out
}

// Isa tells whether the mapper is o or inherits from it, be it as a concrete class.
func (m *Mapper) Isa(o *Mapper) bool {
	for x := m; x != nil; x = x.above() {
		if x == o {
			return true
		}
	}
	return false
}

// IsPrimaryKey tells whether the attribute holds a part of the primary key.
func (m *Mapper) IsPrimaryKey(p *ColumnProperty) bool {
	for _, c := range m.PrimaryKey {
		if m.colProp[c] == p {
			return true
		}
	}
	return false
}

// IdentityFor finds the subclass for a discriminator's value; nil if there is none.
func (m *Mapper) IdentityFor(v any) (*Mapper, error) {
	h, err := m.Class.Host.Hash(v)
	if err != nil {
		return nil, err
	}
	return m.Base.identities[h], nil
}

// Get reads a column's value of an object, loading it as far as p allows.
func (m *Mapper) Get(st *instance.State, c *core.Column, p instance.Passive) (any, error) {
	prop, err := m.MustColumnProp(c)
	if err != nil {
		return nil, err
	}
	return st.Class.Attr(prop.Name).Get(st, p)
}

// GetCommitted is Get for the value the database last agreed to.
func (m *Mapper) GetCommitted(st *instance.State, c *core.Column, p instance.Passive) (any, error) {
	prop, err := m.MustColumnProp(c)
	if err != nil {
		return nil, err
	}
	return st.Class.Attr(prop.Name).CommittedValue(st, p)
}

// Set assigns a column's value to an object.
func (m *Mapper) Set(st *instance.State, c *core.Column, v any) error {
	prop, err := m.MustColumnProp(c)
	if err != nil {
		return err
	}
	return st.Class.Attr(prop.Name).Set(st, v, nil, instance.Off)
}

// KeyOf makes the identity key for the object's current primary key values.
func (m *Mapper) KeyOf(st *instance.State) (*instance.Key, error) {
	vals := make([]any, len(m.PrimaryKey))
	for i, c := range m.PrimaryKey {
		v, err := m.Get(st, c, instance.ReturnNoValue)
		if err != nil {
			return nil, err
		}
		if v == any(instance.NoValue) || v == any(instance.NoResult) {
			v = nil
		}
		vals[i] = v
	}
	k, err := instance.NewKey(m.identityClass(), vals)
	if err != nil {
		return nil, err
	}
	return k.WithToken(st.Token)
}

// Key makes the identity key for primary key values.
func (m *Mapper) Key(values []any) (*instance.Key, error) {
	return instance.NewKey(m.identityClass(), values)
}

// Memo keeps what is computed once for the mapper.
func (m *Mapper) Memo(key string, f func() any) any {
	if v, ok := m.memo[key]; ok {
		return v
	}
	if m.memo == nil {
		m.memo = map[string]any{}
	}
	v := f()
	m.memo[key] = v
	return v
}

// OrphanParents are the relationships with delete-orphan that point to the class.
func (m *Mapper) OrphanParents() []*Relationship {
	var out []*Relationship
	for x := m; x != nil; x = x.Inherits {
		out = append(out, x.orphans...)
	}
	return out
}

// IsOrphan tells whether an object has lost every parent that owns it by
// delete-orphan. An object that was never in a session counts its parents
// strictly; a persistent one believes what it was not told otherwise.
func (m *Mapper) IsOrphan(st *instance.State) bool {
	found := false
	for _, r := range m.OrphanParents() {
		found = true
		if st.HasParent(r.Parent.Class.Attr(r.Name), st.Key != nil) {
			return false
		}
	}
	return found
}

func quoted(names []string) string { return "'" + strings.Join(names, "', '") + "'" }
