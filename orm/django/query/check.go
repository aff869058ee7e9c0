package query

import "github.com/diptych-orm/diptych/orm/django/meta"

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
	holds, err := NewFunc("Coalesce", []Expr{cond, &Value{V: true}}, BooleanOut)
	if err != nil {
		return nil, err
	}
	return q, q.addQ(NewQ(Expr(holds)))
}
