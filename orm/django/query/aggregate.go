package query

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/django/meta"
)

// Aggregation is the query behind aggregate() and count(): one row with a value
// for each name.
func (q *Query) Aggregation(names []string, list []Expr) (*Query, error) {
	c := q.clone()
	mask := c.mask
	hadMask := c.mask != nil
	aggs := exprMap{}
	refsSub, refsWindow := false, false
	replace := map[string]Expr{}
	for i, n := range names {
		if err := checkAlias(n); err != nil {
			return nil, err
		}
		e, err := list[i].Resolve(c, Resolving{Joins: true, Summarize: true})
		if err != nil {
			return nil, err
		}
		if !ContainsAggregate(e) {
			return nil, meta.Errorf(meta.TypeError, "%s is not an aggregate expression", n)
		}
		c.appendMask(n)
		used := map[string]bool{}
		refs(e, used)
		for r := range used {
			a := c.annotations.m[r]
			refsSub = refsSub || containsSubquery(a)
			refsWindow = refsWindow || ContainsOver(a)
		}
		e = replaceRefs(e, replace)
		c.annotations.set(n, e)
		replace[n] = e
		aggs.set(n, e)
	}
	for _, n := range names {
		c.annotations.drop(n)
	}
	if hadMask {
		c.mask = mask
		var keep []string
		for _, n := range c.annotations.names {
			if mask[n] {
				keep = append(keep, n)
			}
		}
		c.setMask(keep)
	} else {
		c.mask = nil
	}
	_, having, qualify, err := c.where.split(false, false)
	if err != nil {
		return nil, err
	}
	existing := having != nil
	for _, e := range c.annotations.m {
		existing = existing || ContainsAggregate(e)
	}
	if c.grouping == groupList || c.IsSliced() || existing || refsSub || refsWindow || qualify != nil || c.distinct || c.combinator != "" {
		return c.aggregateOver(names, aggs, existing, qualify != nil)
	}
	c.selects, c.selected, c.valuesSelect = nil, selection{}, nil
	c.defaultCols = false
	c.extra = nil
	anns := map[string]Expr{}
	for n, e := range c.annotations.m {
		anns[n] = e
	}
	out := exprMap{}
	for _, n := range names {
		out.set(n, replaceRefs(aggs.m[n], anns))
	}
	c.annotations = out
	c.mask = nil
	c.setMask(names)
	return c.finishAggregation(), nil
}

func (q *Query) finishAggregation() *Query {
	q.clearOrdering(true, true)
	q.low, q.high = 0, nil
	q.forUpdate, q.selectRelated = nil, nil
	return q
}

// replaceRefs puts expressions in the place of references to them.
func replaceRefs(e Expr, by map[string]Expr) Expr {
	if len(by) == 0 {
		return e
	}
	return rewrite(e, func(x Expr) (Expr, bool) {
		if r, ok := x.(*Ref); ok {
			if to, ok := by[r.Name]; ok {
				return to, true
			}
			return x, true
		}
		return nil, false
	})
}

// aggregateOver computes the aggregates over the query as a subquery, where the
// query groups, slices or drops equal rows itself.
func (q *Query) aggregateOver(names []string, aggs exprMap, existing, qualify bool) (*Query, error) {
	inner := q.clone()
	inner.subquery = true
	inner.forUpdate, inner.selectRelated = nil, nil
	inner.setMask(inner.annotationSelect())
	inner.clearOrdering(false, true)
	if !inner.distinct {
		if inner.defaultCols && existing {
			inner.groupBy, inner.grouping = []Expr{&Col{Alias: inner.initialAlias(), Target: q.Model.PK}}, groupList
		}
		inner.defaultCols = false
		if !qualify && q.combinator == "" {
			keep := map[string]bool{}
			if q.grouping == groupList {
				for _, e := range q.groupBy {
					refs(e, keep)
				}
			}
			for _, n := range names {
				refs(aggs.m[n], keep)
			}
			for _, n := range inner.annotationSelect() {
				if len(groupByCols(inner.annotations.m[n])) > 0 {
					keep[n] = true
				}
			}
			var list []string
			for _, n := range inner.annotations.names {
				if keep[n] {
					list = append(list, n)
				}
			}
			inner.setMask(list)
		}
	}
	outer := New(q.Model, q.env)
	outer.inner = inner
	outer.defaultCols = false
	var cols []*Col
	for _, n := range names {
		replacement := map[*Col]Expr{}
		columns(aggs.m[n], false, false, func(c *Col) {
			i := slices.IndexFunc(cols, func(o *Col) bool { return o.Alias == c.Alias && o.Target == c.Target })
			alias := ""
			if i < 0 {
				cols = append(cols, c)
				alias = colAlias(len(cols))
				inner.appendMask(alias)
				inner.annotations.set(alias, c)
				if inner.hasSelect() {
					inner.selected.set(alias, alias)
				}
			} else {
				alias = colAlias(i + 1)
			}
			replacement[c] = &Ref{Name: alias, Source: c}
		})
		e := rewrite(aggs.m[n], func(x Expr) (Expr, bool) {
			if c, ok := x.(*Col); ok {
				return replacement[c], true
			}
			if _, ok := x.(*Ref); ok {
				return x, true
			}
			return nil, false
		})
		outer.annotations.set(n, e)
	}
	if len(inner.selects) == 0 && !inner.defaultCols && len(inner.mask) == 0 {
		inner.selects = []Expr{&Col{Alias: inner.initialAlias(), Target: q.Model.PK}}
	}
	outer.inner = inner
	return outer.finishAggregation(), nil
}

func colAlias(n int) string { return "__col" + itoa(n) }

// EmptyResults are the values of an aggregation over no rows; ok is false where
// the database has to be asked all the same.
func (q *Query) EmptyResults() (list []any, ok bool) {
	for _, n := range q.annotations.names {
		v, known := emptyValue(q.annotations.m[n])
		if !known {
			return nil, false
		}
		list = append(list, v)
	}
	return list, true
}

func emptyValue(e Expr) (any, bool) {
	f, ok := e.(*Func)
	if !ok {
		if v, ok := e.(*Value); ok {
			return v.V, true
		}
		return nil, false
	}
	if f.Agg != nil {
		return f.Agg.Empty, true
	}
	if f.Name == "Coalesce" {
		for _, a := range f.Args {
			v, known := emptyValue(a)
			if !known || v != nil {
				return v, known
			}
		}
		return nil, true
	}
	return nil, false
}
