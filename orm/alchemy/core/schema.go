package core

import (
	"sort"
	"strings"
	"sync/atomic"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// MetaData is a collection of tables.
type MetaData struct {
	Schema string
	// Naming is the naming convention: "ix", "uq", "ck", "fk", "pk" to a template, other
	// tokens to a NameFunc.
	Naming map[string]any
	// NamingGiven is the convention as the host gave it.
	NamingGiven any
	Info        any
	Events      DDLEvents
	tables      map[string]*Table
	order       []*Table
}

// NewMetaData makes an empty collection.
func NewMetaData() *MetaData { return &MetaData{tables: map[string]*Table{}} }

// Tables lists the tables in the order of their definition.
func (m *MetaData) Tables() []*Table { return m.order }

// Table finds a table by its key ("name" or "schema.name").
func (m *MetaData) Table(key string) *Table { return m.tables[key] }

// Remove takes a table out.
func (m *MetaData) Remove(t *Table) {
	delete(m.tables, t.Key())
	for i, x := range m.order {
		if x == t {
			m.order = append(m.order[:i:i], m.order[i+1:]...)
			return
		}
	}
}

// Table is a table of a MetaData.
type Table struct {
	Meta              *MetaData
	Name              string
	Schema            string
	Quote             sqltree.Quoting
	cols              *Columns
	PrimaryKey        *PrimaryKey
	Constraints       []Constraint // in the order of definition, the primary key first
	Indexes           []*Index
	Comment           string
	HasComment        bool
	Prefixes          []string
	Info              any
	Options           map[string]any      // sqlite_autoincrement, …
	Apart             map[Constraint]bool // constraints that an AddConstraint adds
	OptionOrder       []string            // the names of the options as they were given
	ImplicitReturning bool
	Events            DDLEvents
}

// NewTable makes a table and enters it into the MetaData, which must not have
// one of that name.
func NewTable(m *MetaData, name, schema string) (*Table, error) {
	if schema == "" {
		schema = m.Schema
	}
	t := &Table{Meta: m, Name: name, Schema: schema, cols: NewColumns(), ImplicitReturning: true, Options: map[string]any{}}
	t.PrimaryKey = &PrimaryKey{Table: t}
	t.Constraints = []Constraint{t.PrimaryKey}
	key := t.Key()
	if m.tables[key] != nil {
		return nil, InvalidRequestErrorf("Table '%s' is already defined for this MetaData instance.  Specify 'extend_existing=True' to redefine options and columns on an existing Table object.", key)
	}
	m.tables[key] = t
	m.order = append(m.order, t)
	return t, nil
}

// Key is the table's name in its MetaData.
func (t *Table) Key() string {
	if t.Schema != "" {
		return t.Schema + "." + t.Name
	}
	return t.Name
}

// Columns implements FromClause.
func (t *Table) Columns() *Columns { return t.cols }

// ColumnList lists the columns with their own type.
func (t *Table) ColumnList() []*Column {
	out := make([]*Column, 0, t.cols.Len())
	for _, c := range t.cols.All() {
		out = append(out, c.(*Column))
	}
	return out
}

// ColumnSpec is what a column of a Table is beyond its name and type.
type ColumnSpec struct {
	PrimaryKey     bool
	Nullable       bool
	NullableGiven  bool
	Default        *Default
	OnUpdate       *Default
	ServerDefault  Element // a Text, or a Value holding a string; Computed and Identity apart
	ServerOnUpdate Element
	// FetchedDefault says that the database makes the value in a way not told.
	FetchedDefault bool
	Autoincrement  string // "auto", "true", "false", "ignore_fk"
	Unique         bool
	Index          bool
	UniqueGiven    bool // unique= was said, as IndexGiven for index=
	IndexGiven     bool
	UniqueText     bool // unique= or index= was given a text
	IndexText      bool
	Comment        string
	HasComment     bool
	Doc            string
	Info           any
	System         bool
	Options        map[string]any // sqlite_on_conflict_unique, …
	FKs            []*ForeignKey
	Computed       *Computed
	Identity       *Identity
	Sequence       *Sequence
	SortOrder      int
	InsertDefault  bool
	TypeGiven      bool
}

// Default is a default made by the client: a Value, an Element, or a host
// callable. Scalar is the value; Clause an SQL expression; Callable is asked at
// each row.
type Default struct {
	Scalar   *Value
	Clause   ColumnElement
	Callable func(DefaultContext) (any, error)
	// Host is the object the default was made from.
	Host     any
	Sequence *Sequence
}

// DefaultContext is what a callable default may look at.
type DefaultContext interface {
	// CurrentParameters are the values of the row being written.
	CurrentParameters() (names []string, values map[string]any)
	Connection() *Connection
}

// Computed is GENERATED ALWAYS AS.
type Computed struct {
	X         Element
	Persisted *bool
}

// Identity is GENERATED … AS IDENTITY.
type Identity struct {
	Always  bool
	OnNull  bool
	Options SequenceOptions
}

// SequenceOptions are what a sequence and an identity column may say; nil is unsaid.
type SequenceOptions struct {
	Given                             string // as the host wrote them
	Start, Increment, Min, Max, Cache *int64
	NoMin, NoMax                      bool
	Cycle, Order                      *bool
}

// Sequence is a sequence.
type Sequence struct {
	Name, Schema string
	Options      SequenceOptions
	Type         *Type
	Meta         *MetaData
	Optional     bool
}

// NewTableColumn makes a column for a table; Append attaches it.
func NewTableColumn(name, key string, t *Type, spec *ColumnSpec) *Column {
	c := NewColumn(name, t)
	if key != "" {
		c.Key = key
	}
	if spec == nil {
		spec = &ColumnSpec{Nullable: true, Autoincrement: "auto"}
	}
	c.Schema = spec
	return c
}

// Append attaches a column: its foreign keys, its unique and index flags, the
// constraints its type brings. A column of the same key is replaced.
func (t *Table) Append(c *Column) error {
	if c.Table != nil && c.Table != FromClause(t) {
		if o, ok := c.Table.(*Table); ok {
			return ArgumentErrorf("Column object '%s' already assigned to Table '%s'", c.Name, o.Name)
		}
	}
	if c.Name == "" {
		return ArgumentErrorf("Column must be constructed with a non-blank name or assign a non-blank .name before adding to a Table.")
	}
	c.Table = t
	t.cols.Replace(c.Key, c)
	spec := c.Schema
	if spec.PrimaryKey {
		t.PrimaryKey.Cols = append(t.PrimaryKey.Cols, c)
	}
	switch {
	case spec.IndexText:
		return ArgumentErrorf("The 'index' keyword argument on Column is boolean only. To create indexes with a specific name, create an explicit Index object external to the Table.")
	case spec.UniqueText && !spec.Index:
		return ArgumentErrorf("The 'unique' keyword argument on Column is boolean only. To create unique constraints or indexes with a specific name, append an explicit UniqueConstraint to the Table's list of elements, or create an explicit Index object external to the Table.")
	case spec.Index:
		ix := &Index{Cols: []Element{c}, Unique: spec.Unique, columnFlag: true}
		t.AddIndex(ix)
	case spec.Unique:
		u := &Unique{Cols: []*Column{c}, columnFlag: true}
		t.AddConstraint(u)
		if _, err := NameConstraint(t, u); err != nil {
			return err
		}
	}
	t.addTypeConstraint(c)
	for _, fk := range spec.FKs {
		fk.Parent = c
		if fk.Constraint == nil {
			fk.Constraint = &ForeignKeyConstraint{Keys: []*ForeignKey{fk}, Cols: []*Column{c}, OnDelete: fk.OnDelete, OnUpdate: fk.OnUpdate,
				Deferrable: fk.Deferrable, Initially: fk.Initially, Match: fk.Match, Name: fk.Name, UseAlter: fk.UseAlter}
			t.AddConstraint(fk.Constraint)
			if _, err := NameConstraint(t, fk.Constraint); err != nil {
				return err
			}
		}
	}
	t.Meta.resolveTypes()
	return nil
}

func (t *Table) addTypeConstraint(c *Column) {
	typ := c.SQLType().For("default")
	if !typ.Constraint {
		return
	}
	switch typ.aff() {
	case EnumAffinity, BooleanAffinity:
		t.AddConstraint(&Check{Name: typ.EnumName, TypeOf: c})
	}
}

// creation counts schema objects, so that a table lists its constraints in the
// order in which they were made.
var creation atomic.Int64

// NewOrder is the next place in the order of creation.
func NewOrder() int64 { return creation.Add(1) }

// AddConstraint attaches a constraint.
func (t *Table) AddConstraint(c Constraint) {
	c.attach(t)
	if o := c.order(); *o == 0 {
		*o = NewOrder()
	}
	if pk, ok := c.(*PrimaryKey); ok {
		for i, x := range t.Constraints {
			if x == Constraint(t.PrimaryKey) {
				t.Constraints[i] = pk
			}
		}
		t.PrimaryKey = pk
		for _, col := range pk.Cols {
			col.Schema.PrimaryKey = true
			if !col.Schema.NullableGiven {
				col.Schema.Nullable = false
			}
		}
		return
	}
	t.Constraints = append(t.Constraints, c)
}

// resolveTypes gives columns without a type that of what they refer to, as soon as
// both are there.
func (m *MetaData) resolveTypes() {
	for _, t := range m.order {
		for _, c := range t.ColumnList() {
			if !c.SQLType().IsNull() {
				continue
			}
			for _, fk := range c.Schema.FKs {
				if _, err := fk.Column(); err == nil && !c.SQLType().IsNull() {
					break
				}
			}
		}
	}
}

// AddIndex attaches an index.
func (t *Table) AddIndex(ix *Index) {
	ix.Table = t
	t.Indexes = append(t.Indexes, ix)
}

// Constraint is a constraint of a table.
type Constraint interface {
	Element
	ConstraintName() string
	attach(*Table)
	order() *int64
}

// PrimaryKey is PRIMARY KEY.
type PrimaryKey struct {
	Order      int64 // of creation
	Table      *Table
	Name       string
	Cols       []*Column
	Given      bool // made by a PrimaryKeyConstraint in the table
	Deferrable *bool
	Initially  string
	Options    map[string]any
}

// Unique is UNIQUE.
type Unique struct {
	Order      int64 // of creation
	Table      *Table
	Name       string
	Cols       []*Column
	Deferrable *bool
	Initially  string
	Options    map[string]any
	columnFlag bool
}

// Check is CHECK. TypeOf is the column whose type asks for it, if any.
type Check struct {
	Order      int64 // of creation
	Table      *Table
	Name       string
	X          Element
	TypeOf     *Column
	Column     *Column // given inside a Column
	Exact      bool    // the name is what a naming convention made already
	Deferrable *bool
	Initially  string
	Options    map[string]any
}

// ForeignKeyConstraint is FOREIGN KEY.
type ForeignKeyConstraint struct {
	Order      int64 // of creation
	Table      *Table
	Name       string
	Cols       []*Column
	Keys       []*ForeignKey
	OnDelete   string
	OnUpdate   string
	Deferrable *bool
	Initially  string
	Match      string
	UseAlter   bool
	LinkToName bool
	Options    map[string]any
}

// ForeignKey is a column's reference to another: by name, resolved when it is
// first needed, or to a Column.
type ForeignKey struct {
	Spec       string  // "table.column" or "schema.table.column"
	Target     *Column // given, or found
	Parent     *Column
	Constraint *ForeignKeyConstraint
	Name       string
	OnDelete   string
	OnUpdate   string
	Deferrable *bool
	Initially  string
	Match      string
	UseAlter   bool
	LinkToName bool
	Info       any
}

// Colspec is the reference as text.
func (f *ForeignKey) Colspec() string {
	if f.Target != nil && f.Spec == "" {
		if t, ok := f.Target.Table.(*Table); ok {
			return t.Key() + "." + f.Target.Key
		}
		return f.Target.Key
	}
	return f.Spec
}

// Column finds the referenced column.
func (f *ForeignKey) Column() (*Column, error) {
	if f.Target != nil {
		f.passType(f.Target)
		return f.Target, nil
	}
	t, _ := f.Parent.Table.(*Table)
	if t == nil {
		return nil, InvalidRequestErrorf("this Column does not have a table")
	}
	i := strings.LastIndexByte(f.Spec, '.')
	if i < 0 {
		return nil, ArgumentErrorf("Invalid foreign key column specification: %s", f.Spec)
	}
	key, name := f.Spec[:i], f.Spec[i+1:]
	if !strings.Contains(key, ".") && t.Meta.Schema != "" {
		key = t.Meta.Schema + "." + key
	}
	target := t.Meta.Table(key)
	if target == nil {
		return nil, WithCode(Errorf("NoReferencedTableError",
			"Foreign key associated with column '%s.%s' could not find table '%s' with which to generate a foreign key to target column '%s'",
			t.Name, f.Parent.Name, key, name), "")
	}
	c, _ := target.Columns().Get(name).(*Column)
	if c == nil {
		for _, x := range target.ColumnList() {
			if x.Name == name {
				c = x
			}
		}
	}
	if c == nil {
		return nil, Errorf("NoReferencedColumnError",
			"Could not initialize target column for ForeignKey '%s' on table '%s': table '%s' has no column named '%s'",
			f.Spec, t.Name, target.Name, name)
	}
	f.Target = c
	f.passType(c)
	return c, nil
}

// passType gives a column without a type that of the column it refers to.
func (f *ForeignKey) passType(c *Column) {
	if f.Parent != nil && f.Parent.SQLType().IsNull() {
		f.Parent.SetType(c.SQLType())
	}
}

// References tells whether the key refers to a column of the table.
func (f *ForeignKey) References(t FromClause) bool {
	c, err := f.Column()
	return err == nil && c.Table == t
}

// Index is an index.
type Index struct {
	Table      *Table
	Name       string
	Cols       []Element // columns or expressions
	Unique     bool
	Options    map[string]any // sqlite_where, …
	columnFlag bool
}

// ConstraintName implements Constraint.
func (c *PrimaryKey) ConstraintName() string           { return c.Name }
func (c *Unique) ConstraintName() string               { return c.Name }
func (c *Check) ConstraintName() string                { return c.Name }
func (c *ForeignKeyConstraint) ConstraintName() string { return c.Name }

func (c *PrimaryKey) attach(t *Table)           { c.Table = t }
func (c *Unique) attach(t *Table)               { c.Table = t }
func (c *Check) attach(t *Table)                { c.Table = t }
func (c *ForeignKeyConstraint) attach(t *Table) { c.Table = t }

// VisitName implements Element.
func (*Table) VisitName() string                { return "table" }
func (*PrimaryKey) VisitName() string           { return "primary_key_constraint" }
func (*Unique) VisitName() string               { return "unique_constraint" }
func (*Check) VisitName() string                { return "check_constraint" }
func (*ForeignKeyConstraint) VisitName() string { return "foreign_key_constraint" }
func (*ForeignKey) VisitName() string           { return "foreign_key" }
func (*Index) VisitName() string                { return "index" }
func (*MetaData) VisitName() string             { return "metadata" }
func (*Sequence) VisitName() string             { return "sequence" }
func (*Computed) VisitName() string             { return "computed_column" }
func (*Identity) VisitName() string             { return "identity_column" }

func (*Table) fromNode() {}

func (c *PrimaryKey) order() *int64           { return &c.Order }
func (c *Unique) order() *int64               { return &c.Order }
func (c *Check) order() *int64                { return &c.Order }
func (c *ForeignKeyConstraint) order() *int64 { return &c.Order }

// ByKey is tables sorted by their keys.
func ByKey(tables []*Table) []*Table {
	out := append([]*Table{}, tables...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Key() < out[j].Key() })
	return out
}
