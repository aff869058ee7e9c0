// Package render writes statement trees as SQL: one walker for all, in a Style
// that decides the spelling.
//
// Rendering reads a tree and changes nothing; the same tree in the same Style
// always gives the same text. Anonymous names are numbered in the order in
// which the walker first meets them, as SQLAlchemy's compiler does. Parameters
// come out in the order of their placeholders in the finished text, also when
// part of it (a common table expression) was written earlier than it stands.
package render

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Family is a way of spelling.
type Family uint8

// The families.
const (
	// Django quotes every identifier, puts parentheses around every AND, OR and
	// arithmetic, and writes a statement on one line.
	Django Family = iota
	// Alchemy quotes what needs quotes, puts parentheses by precedence, and
	// breaks the line before FROM, WHERE and LIMIT.
	Alchemy
)

// Marks is a way of writing placeholders.
type Marks uint8

// The ways of writing placeholders.
const (
	Format   Marks = iota // %s
	Qmark                 // ?
	Named                 // :name
	Pyformat              // %(name)s
	Dollar                // $1
	Numeric               // :1
)

// Style decides the spelling. Its zero value with a Dialect is Django's.
type Style struct {
	Dialect *dialect.Dialect
	Family  Family
	Marks   Marks
	// Expand writes an expanding parameter as the list of its items; without it
	// the text keeps SQLAlchemy's mark for one, "(__[POSTCOMPILE_name])".
	Expand bool
	// Quoting says of names of a schema whether they are quoted, whatever they look like.
	Quoting map[string]bool
	// LiteralBinds writes every parameter's value into the text.
	LiteralBinds bool
	// Value gives a parameter's value when it is not the Param's own.
	Value func(*sqltree.Param) any
	// Literal writes a value for LiteralBinds and for Param.Inline; nil writes
	// plain values as the dialect spells them.
	Literal func(value any, t sqltree.Type) (string, error)
}

// DjangoStyle is Django's spelling for a dialect.
func DjangoStyle(d *dialect.Dialect) Style {
	return Style{Dialect: d, Family: Django, Marks: Format, Expand: true}
}

// AlchemyStyle is SQLAlchemy's spelling for a dialect, with the placeholders of
// its usual driver. With executed set it is the text that the driver gets;
// otherwise it is what str(statement.compile(dialect=…)) shows, and for
// dialect.Default what print(statement) shows.
func AlchemyStyle(d *dialect.Dialect, executed bool) Style {
	s := Style{Dialect: d, Family: Alchemy, Marks: Pyformat, Expand: executed}
	switch d.Name {
	case "default":
		s.Marks = Named
	case "sqlite":
		s.Marks = Qmark
	case "mysql":
		s.Marks = Format
	}
	return s
}

// Rendered is a statement's text and what belongs to it.
type Rendered struct {
	SQL string
	// Params has an item for every placeholder, in their order; with Named and
	// Pyformat one for every distinct name.
	Params []Param
	// Columns are the names of the result's columns as far as the tree tells
	// them: labels and column names, "" for anything else.
	Columns []string
	// Names are the numbers given to anonymous names.
	Names map[*sqltree.Anon]string
}

// Param is a placeholder's parameter.
type Param struct {
	Name  string
	Value any
	Type  sqltree.Type
	Node  *sqltree.Param
	Index int // the item's place in an expanding parameter, from 0; -1 for any other
}

// Values are the values alone.
func (r Rendered) Values() []any {
	values := make([]any, len(r.Params))
	for i, p := range r.Params {
		values[i] = p.Value
	}
	return values
}

// Error is a tree that cannot be spelt in the Style.
type Error struct{ Message string }

// Error implements error.
func (e *Error) Error() string { return e.Message }

// Statement renders a statement.
func Statement(st sqltree.Statement, style Style) (r Rendered, err error) {
	w := newWriter(style)
	w.statement(st)
	return w.finish()
}

// Expr renders an expression as it would stand alone.
func Expr(x sqltree.Expr, style Style) (Rendered, error) {
	w := newWriter(style)
	w.expr(x)
	return w.finish()
}

// From renders a source of rows as it would stand behind FROM.
func From(f sqltree.From, style Style) (Rendered, error) {
	w := newWriter(style)
	w.from(f)
	return w.finish()
}

// Bare renders an expression without the tables' names before its columns, as
// CREATE INDEX and CHECK want it.
func Bare(x sqltree.Expr, style Style) (Rendered, error) {
	w := newWriter(style)
	w.bare++
	w.expr(x)
	return w.finish()
}

func unknown(what any) error { return fmt.Errorf("render: no spelling for %T", what) }
