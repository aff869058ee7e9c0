// Package schema holds the structure of a database (tables, columns,
// constraints, indexes) and writes the statements that make and change it, in
// Django's or in SQLAlchemy's spelling.
//
// The structures are plain values. What a model or a mapped class becomes is
// decided by the two ORMs; when a statement runs is decided by them as well.
package schema

import "github.com/diptych-orm/diptych/orm/sqltree"

// Table is a table and everything that CREATE TABLE says about it.
type Table struct {
	// Suffix is what a dialect's own options say after the parenthesis.
	Suffix      string
	Schema      string
	Name        string
	Columns     []Column
	PrimaryKey  *PrimaryKey  // nil when a column says it itself, or there is none
	Constraints []Constraint // in the order in which they are written
	Prefixes    []string     // TEMPORARY
	IfNotExists bool
	WithoutRow  bool // WITHOUT ROWID
	Strict      bool
	Comment     string // written by databases that have it here
}

// Column is a column of a table.
type Column struct {
	Name      string
	Type      sqltree.Type
	Collation string
	Null      bool
	NotNull   string       // what follows NOT NULL: "ON CONFLICT FAIL"
	Default   sqltree.Expr // the DEFAULT clause's expression; nil for none
	Generated *Generated
	// PrimaryKey and AutoIncrement write PRIMARY KEY and AUTOINCREMENT beside
	// the column.
	PrimaryKey    bool
	KeyConflict   string // what follows PRIMARY KEY: "ON CONFLICT FAIL"
	AutoIncrement bool
	Unique        bool
	Checks        []Check    // written beside the column
	References    *Reference // written beside the column
	Comment       string
	// Identity is the text of GENERATED … AS IDENTITY, which stands for NOT NULL.
	Identity string
	// Text is the whole definition, where something else has written it.
	Text string
}

// Generated is a generated column's expression.
type Generated struct {
	X      sqltree.Expr
	Stored bool
	// Virtual writes VIRTUAL when the column is not stored.
	Virtual bool
}

// Constraint is a constraint of a table.
type Constraint interface{ constraint() }

// PrimaryKey is a primary key written beside the columns.
type PrimaryKey struct {
	Name       string
	Kind       string // "CLUSTERED", …
	Columns    []string
	Deferrable string
}

// Unique is a UNIQUE constraint.
type Unique struct {
	Name       string
	Columns    []string
	Deferrable string // "", "DEFERRABLE INITIALLY DEFERRED", …
	Nulls      string // "NULLS NOT DISTINCT", "NULLS DISTINCT"
}

// Clause is a constraint of one database alone, as its text.
type Clause struct {
	Name string
	X    sqltree.Expr
}

// Check is a CHECK constraint.
type Check struct {
	Name       string
	X          sqltree.Expr
	Deferrable string
}

// ForeignKey is a FOREIGN KEY constraint.
type ForeignKey struct {
	Name    string
	Columns []string
	Ref     Reference
}

// Reference is what a foreign key points to.
type Reference struct {
	Schema            string
	Table             string
	Columns           []string
	OnDelete          string // "CASCADE", "SET NULL", …
	OnUpdate          string
	Deferrable        *bool
	Suffix            string // "NOT VALID"
	InitiallyDeferred bool
	Initially         string // "DEFERRED", "IMMEDIATE"; InitiallyDeferred is short for the first
	Match             string
}

// Index is an index. Items are columns or expressions, perhaps inside an
// sqltree.Order.
type Index struct {
	// Kind stands before INDEX, Using before the columns, ItemSuffix after each of
	// them and Suffix after all: what one dialect alone has.
	Kind, Using, Suffix string
	ItemSuffix          []string
	Concurrently        bool
	Schema              string
	Name                string
	Table               string
	Unique              bool
	Items               []sqltree.Expr
	Where               sqltree.Expr
	IfNotExists         bool
}

func (*PrimaryKey) constraint() {}
func (*Unique) constraint()     {}
func (*Check) constraint()      {}
func (*Clause) constraint()     {}
func (*ForeignKey) constraint() {}

// Column finds a column by name.
func (t *Table) Column(name string) (Column, bool) {
	for _, c := range t.Columns {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

// ForeignKeys are all references of a table: those beside columns as
// constraints of one column, then those of the table.
func (t *Table) ForeignKeys() []ForeignKey {
	var fks []ForeignKey
	for _, c := range t.Columns {
		if c.References != nil {
			fks = append(fks, ForeignKey{Columns: []string{c.Name}, Ref: *c.References})
		}
	}
	for _, c := range t.Constraints {
		if fk, ok := c.(*ForeignKey); ok {
			fks = append(fks, *fk)
		}
	}
	return fks
}
