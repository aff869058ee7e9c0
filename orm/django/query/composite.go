package query

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Composite primary keys, for databases where Django compares their columns one by
// one.

// keyParts are the columns of a composite key; any other expression alone.
func keyParts(e Expr) []Expr {
	c, ok := e.(*Col)
	if !ok || c.Target.Kind != meta.CompositeKind {
		return []Expr{e}
	}
	var out []Expr
	for _, f := range c.Target.Composite() {
		out = append(out, &Col{Alias: c.Alias, Target: f})
	}
	return out
}

// keyColumns spells a composite key as its columns.
func (c *Compiler) keyColumns(key *Col) (sqltree.Expr, error) {
	var parts []any
	for i, p := range keyParts(key) {
		x, err := c.compile(p)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			parts = append(parts, ", ")
		}
		parts = append(parts, x)
	}
	return written(parts...), nil
}

// keyMask is what is always loaded of a model: its key.
func keyMask(m *meta.Model) map[*meta.Field]*fieldMask {
	out := map[*meta.Field]*fieldMask{m.PK: {}}
	for _, f := range m.Key() {
		out[f] = &fieldMask{}
	}
	return out
}

// Fold puts the columns of composite keys into tuples, so that a row has one value
// for each selected expression.
func (c *Compiled) Fold(row []any) []any {
	if !c.folded {
		return row
	}
	var out []any
	for _, o := range c.Outputs {
		n := len(keyParts(o.Expr))
		if n == 1 {
			out, row = append(out, row[0]), row[1:]
			continue
		}
		out, row = append(out, values.Tuple(slices.Clone(row[:n]))), row[n:]
	}
	return append(out, row...)
}

// keyCond is a condition on the columns of a key, one expression in parentheses.
type keyCond struct{ *Where }

// Resolve implements Expr.
func (k keyCond) Resolve(q *Query, o Resolving) (Expr, error) {
	w, err := k.Where.resolveLeaves(q, o)
	return keyCond{w}, err
}

// With implements Expr.
func (k keyCond) With(list []Expr) Expr { return keyCond{k.Where.With(list).(*Where)} }

// keyLookup is a lookup of a composite key.
func (q *Query) keyLookup(lookups []string, key *Col, rhs any) (Expr, error) {
	name := "exact"
	if n := len(lookups); n == 1 {
		name = lookups[0]
	} else if n > 1 {
		return nil, meta.Errorf(meta.FieldError, "Unsupported lookup '%s' for CompositePrimaryKey or join on the field not permitted.", lookups[0])
	}
	cols := keyParts(key)
	if o, ok := rhs.(meta.Instance); ok {
		rhs = meta.KeyOf(o)
	}
	sub, isQuery := rhs.(*Sub)
	switch name {
	case "exact", "gt", "gte", "lt", "lte":
		if isQuery {
			return nil, meta.Unsupported("comparing a composite primary key with a subquery")
		}
		vals, err := keyValues(name, key, rhs)
		if err != nil {
			return nil, err
		}
		return q.keyCompare(name, cols, vals)
	case "in":
		if isQuery {
			return q.keyInQuery(cols, sub)
		}
		return q.keyIn(key, cols, rhs)
	case "isnull":
		on, ok := rhs.(bool)
		if !ok {
			return nil, meta.Errorf(meta.ValueError, "The QuerySet value for an isnull lookup must be True or False.")
		}
		w := &Where{Connector: And}
		if on {
			w.Connector = Or
		}
		for _, c := range cols {
			w.Items = append(w.Items, &Lookup{Name: "isnull", L: c, R: on})
		}
		return keyCond{w}, nil
	}
	suggestion := "."
	if near := closeMatches(name, []string{"exact", "gt", "gte", "in", "isnull", "lt", "lte"}); len(near) > 0 {
		suggestion = ", perhaps you meant " + near[0] + "?"
	}
	return nil, meta.Errorf(meta.FieldError, "Unsupported lookup '%s' for CompositePrimaryKey or join on the field not permitted%s", name, suggestion)
}

// sequence are the members of a tuple or list.
func sequence(v any) ([]any, bool) {
	switch x := v.(type) {
	case values.Tuple:
		return x, true
	case []any:
		return x, true
	}
	return nil, false
}

func keyValues(name string, key *Col, rhs any) ([]any, error) {
	list, ok := sequence(rhs)
	if !ok {
		return nil, meta.Errorf(meta.ValueError, "'%s' lookup of '%s' must be a tuple or a list", name, key.Target.Name)
	}
	if n := len(key.Target.Composite()); len(list) != n {
		return nil, meta.Errorf(meta.ValueError, "'%s' lookup of '%s' must have %d elements", name, key.Target.Name, n)
	}
	return list, nil
}

// keyCompare compares column by column: the first that differs decides.
func (q *Query) keyCompare(name string, cols []Expr, vals []any) (Expr, error) {
	lookup := func(name string, i int) (Expr, error) { return q.partLookup(name, cols[i], vals[i]) }
	if name == "exact" {
		w := &Where{Connector: And}
		for i := range cols {
			l, err := lookup("exact", i)
			if err != nil {
				return nil, err
			}
			w.Items = append(w.Items, l)
		}
		return keyCond{w}, nil
	}
	strict := name[:2]
	var w *Where
	for i := len(cols) - 1; i >= 0; i-- {
		differs, err := lookup(strict, i)
		if err != nil {
			return nil, err
		}
		same, err := lookup("exact", i)
		if err != nil {
			return nil, err
		}
		switch {
		case w != nil:
			w = &Where{Connector: Or, Items: []Expr{differs, &Where{Connector: And, Items: []Expr{same, w}}}}
		case name == strict:
			w = &Where{Connector: Or, Items: []Expr{differs}}
		default:
			w = &Where{Connector: Or, Items: []Expr{differs, same}}
		}
	}
	return keyCond{w}, nil
}

// withoutKeys refuses composite keys among a function's arguments; COUNT counts their
// first columns.
func (f *Func) withoutKeys() error {
	for i, a := range f.Args {
		parts := keyParts(a)
		switch {
		case len(parts) == 1:
		case f.Name == "Count" && f.Agg != nil && f.Agg.Distinct:
			return meta.Errorf(meta.ValueError, "COUNT(DISTINCT) doesn't support composite primary keys")
		case f.Name == "Count":
			f.Args[i] = parts[0]
		default:
			return meta.CompositeRefused(f.Name)
		}
	}
	return nil
}

// partLookup compares one column of a key.
func (q *Query) partLookup(name string, col Expr, v any) (Expr, error) {
	if o, ok := v.(meta.Instance); ok {
		v = meta.KeyOf(o)
	}
	if v == nil {
		return nothing{}, nil
	}
	return newLookup(q, name, col, v)
}

func (q *Query) keyIn(key *Col, cols []Expr, rhs any) (Expr, error) {
	list, ok := sequence(rhs)
	if it, iterable := rhs.(values.Iterable); !ok && iterable {
		var err error
		if list, err = it.Members(); err != nil {
			return nil, err
		}
		ok = true
	}
	if !ok {
		return nil, meta.Errorf(meta.ValueError, "'in' lookup of '%s' must be a tuple or a list", key.Target.Name)
	}
	w := &Where{Connector: Or}
	rows := make([][]any, len(list))
	for i, v := range list {
		if o, isObject := v.(meta.Instance); isObject {
			v = meta.KeyOf(o)
		}
		if rows[i], ok = sequence(v); !ok {
			return nil, meta.Errorf(meta.ValueError, "'in' lookup of '%s' must be a collection of tuples or lists", key.Target.Name)
		}
	}
	for _, row := range rows {
		if len(row) != len(cols) {
			return nil, meta.Errorf(meta.ValueError, "'in' lookup of '%s' must have %d elements each", key.Target.Name, len(cols))
		}
		if slices.Contains(row, nil) {
			continue
		}
		one, err := q.keyCompare("exact", cols, row)
		if err != nil {
			return nil, err
		}
		w.Items = append(w.Items, one.(keyCond).Where)
	}
	if len(w.Items) == 0 {
		return nothing{}, nil
	}
	return keyCond{w}, nil
}

// keyInQuery is IN a subquery: that the subquery has a row with these columns.
func (q *Query) keyInQuery(cols []Expr, sub *Sub) (Expr, error) {
	inner := sub.Query.clone()
	if !inner.hasSelect() {
		inner.clearSelectClause()
		if err := inner.addFields([]string{"pk"}, true); err != nil {
			return nil, err
		}
	}
	var found []Expr
	for _, e := range inner.selects {
		found = append(found, keyParts(e)...)
	}
	if len(found) != len(cols) {
		return nil, meta.Errorf(meta.ValueError, "The QuerySet value for the 'in' lookup must have %d selected fields (received %d)", len(cols), len(found))
	}
	inner.clearOrdering(false, true)
	for i, c := range cols {
		inner.where = inner.where.add(&Lookup{Name: "exact", L: c, R: found[i]}, And)
	}
	return NewExists(inner), nil
}
