package query

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// LateHost resolves an expression of a class that overrides resolve_expression().
type LateHost interface {
	Resolve(q *Query, o Resolving) (Expr, error)
}

// Late is an expression that its host resolves; until then it passes for X, what it
// would be without that.
type Late struct {
	X    Expr
	Host LateHost
}

// Resolve implements Expr.
func (l *Late) Resolve(q *Query, o Resolving) (Expr, error) { return l.Host.Resolve(q, o) }

// Children implements Expr.
func (l *Late) Children() []Expr { return l.X.Children() }

// With implements Expr.
func (l *Late) With(k []Expr) Expr { return l.X.With(k) }

// Compile implements Expr.
func (l *Late) Compile(c *Compiler) (sqltree.Expr, error) { return l.X.Compile(c) }

// Output implements Expr.
func (l *Late) Output() (*meta.Field, error) { return l.X.Output() }

// Describe implements Expr.
func (l *Late) Describe() string { return l.X.Describe() }
