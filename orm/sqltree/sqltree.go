// Package sqltree holds SQL statements as trees of small immutable values.
//
// A tree says what a statement means: which rows, joined how, compared with
// what. How it is spelt (quotes, parentheses, labels, placeholders, line breaks)
// is decided later, by a Style of package render. What differs between Django
// and SQLAlchemy in meaning is decided by whoever builds the tree.
//
// The three families of nodes are sealed: Expr (a value), From (a source of
// rows) and Statement; Query is a statement that yields rows. A node is made as
// a literal, is handed on by pointer, and is never changed after it has become
// part of another node: who wants a variant copies the node. The pointer is the
// identity where identity matters (Anon, CTE, Param).
package sqltree

// Node is any part of a statement.
type Node interface{ node() }

// Expr is a node that stands for a value, a tuple of values, or an item of a
// select list.
type Expr interface {
	Node
	expr()
}

// From is a node that stands for a source of rows.
type From interface {
	Node
	from()
}

// Statement is a whole statement.
type Statement interface {
	Node
	statement()
}

// Query is a statement that yields rows and may stand inside another statement.
type Query interface {
	Statement
	query()
}

// Name is an identifier: a fixed text, or an anonymous name that becomes a
// number when it is first rendered ("anon_1", "author_1"), followed by Text.
// The zero Name is no name.
type Name struct {
	Anon *Anon
	Text string
	// Quote overrides the Style's decision whether to quote.
	Quote Quoting
}

// Quoting overrides the Style's decision whether a name is quoted.
type Quoting uint8

// The ways to quote a name.
const (
	QuoteAuto Quoting = iota
	QuoteAlways
	QuoteNever
)

// Anon is the identity of an anonymous name: all Names that point to it render
// as Base, an underscore, and its number among the names with that Base; one with
// a Tail as Base followed by that.
type Anon struct {
	Base Name
	Tail *Name
}

// N is the Name with a fixed text.
func N(text string) Name { return Name{Text: text} }

// NewAnon is a fresh anonymous Name on a fixed base.
func NewAnon(base string) Name { return Name{Anon: &Anon{Base: N(base)}} }

// IsZero tells whether n is no name at all.
func (n Name) IsZero() bool { return n.Anon == nil && n.Text == "" }

// With is the Name n followed by more text.
func (n Name) With(suffix string) Name {
	n.Text += suffix
	return n
}

// Type is a data type as an ORM's own type system knows it.
type Type interface {
	// TypeSQL spells the type for a dialect: "sqlite", "postgresql", "mysql".
	TypeSQL(dialect string) string
}

// Parts is a Type of tuples: Part is that of the value at a place.
type Parts interface{ Part(i int) Type }

// TypeText is a Type spelt the same everywhere.
type TypeText string

// TypeSQL implements Type.
func (t TypeText) TypeSQL(string) string { return string(t) }
