package query

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Checking is the query that tells whether a condition holds for given values,
// without any table: it yields a row if it does. A condition that is NULL holds.
func Checking(env *meta.Env, cond *Q, names []string, vals []Expr) (*Query, error) {
	q := New(nil, env)
	q.defaultCols, q.defaultOrdering = false, false
	for i, n := range names {
		if err := q.addAnnotation(n, vals[i], false); err != nil {
			return nil, err
		}
	}
	if err := q.addAnnotation("_check", &Value{V: int64(1)}, true); err != nil {
		return nil, err
	}
	holds, err := NewFunc("Coalesce", []Expr{&grouped{cond}, &Value{V: true}}, BooleanOut)
	if err != nil {
		return nil, err
	}
	return q, q.addQ(NewQ(Expr(holds)))
}

// grouped is the condition of a check, which stands in parentheses of its own
// unless NOT brings some.
type grouped struct{ of Expr }

func (g *grouped) Resolve(q *Query, o Resolving) (Expr, error) {
	x, err := g.of.Resolve(q, o)
	return &grouped{x}, err
}
func (g *grouped) Children() []Expr             { return []Expr{g.of} }
func (g *grouped) With(k []Expr) Expr           { return &grouped{k[0]} }
func (g *grouped) Output() (*meta.Field, error) { return BooleanOut, nil }
func (g *grouped) Describe() string             { return g.of.Describe() }

func (g *grouped) Compile(c *Compiler) (sqltree.Expr, error) {
	x, err := c.compile(g.of)
	w, ok := g.of.(*Where)
	if err != nil || !ok || w.Negated || len(w.Items) > 1 {
		return x, err
	}
	return &sqltree.Paren{X: x}, nil
}
