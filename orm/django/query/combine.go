package query

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/django/meta"
)

// Combine is union, intersection or difference with other queries.
func (q *Query) Combine(op string, all bool, others []*Query) *Query {
	c := New(q.Model, q.env)
	*c = *q.Chain()
	c.clearOrdering(true, true)
	c.low, c.high = 0, nil
	c.combined = append([]*Query{q.clone()}, others...)
	c.combinator, c.all = op, all
	return c
}

// Merge is q & o, or q | o.
func (q *Query) Merge(o *Query, connector string) (*Query, error) {
	switch {
	case q.Model != o.Model:
		return nil, meta.Errorf(meta.TypeError, "Cannot combine queries on two different base models.")
	case q.IsSliced():
		return nil, meta.Errorf(meta.TypeError, "Cannot combine queries once a slice has been taken.")
	case q.distinct != o.distinct:
		return nil, meta.Errorf(meta.TypeError, "Cannot combine a unique query with a non-unique query.")
	case !slices.Equal(q.distinctOn, o.distinctOn):
		return nil, meta.Errorf(meta.TypeError, "Cannot combine queries with different distinct fields.")
	}
	c := q.Chain()
	first := c.initialAlias()
	r := o.clone()
	if err := r.bumpPrefix(c, first); err != nil {
		return nil, err
	}
	change := map[string]string{}
	reuse := aliases{}
	if connector != And {
		for a := range c.joins {
			reuse[a] = true
		}
	}
	p := newPromoter(connector, 2, false)
	inner := func(q *Query, list []string) []string {
		var out []string
		for _, a := range list {
			if j := q.joins[a]; j.isJoin() && !j.outer {
				out = append(out, a)
			}
		}
		return out
	}
	p.vote(inner(c, c.order))
	var votes []string
	var rest []string
	if len(r.order) > 0 {
		rest = r.order[1:]
	}
	for _, a := range rest {
		j := *r.joins[a]
		if to, ok := change[j.parent]; ok {
			j.parent = to
		}
		if to, ok := change[j.alias]; ok {
			j.alias = to
		}
		known := len(c.order)
		n, err := c.addJoin(&j, &reuse)
		if err != nil {
			return nil, err
		}
		if len(c.order) > known { // a join made anew is outer where it may find nothing
			j.outer = c.joins[n].outer
		}
		if j.isJoin() && !j.outer {
			votes = append(votes, n)
		}
		delete(reuse, n)
		if n != a {
			change[a] = n
		}
		if r.refcount[a] == 0 {
			c.refcount[n]--
		}
	}
	p.vote(votes)
	p.update(c)
	for s := range r.subq {
		c.subq[s] = true
	}
	if len(r.where.Items) > 0 || connector == Or {
		c.where = c.where.add(relabel(r.where, change).(*Where), connector)
	}
	if len(r.selects) > 0 {
		c.defaultCols, c.selects = false, relabelAll(r.selects, change)
	} else {
		c.selects = nil
	}
	if len(r.orderBy) > 0 {
		c.orderBy = r.orderBy
	}
	return c, nil
}

// ExistsQuery is the query that finds out whether there is any row.
func (q *Query) ExistsQuery() *Query { return q.exists(true) }

func (q *Query) exists(limit bool) *Query {
	c := q.clone()
	if !(c.distinct && c.IsSliced()) {
		if c.grouping == groupAll {
			var all []string
			for _, f := range c.Model.Fields() {
				all = append(all, f.Attname)
			}
			if c.addFields(all, false) == nil { // the model's own fields always resolve
				c.setGroupBy(false)
			}
		}
		c.clearSelectClause()
	}
	if len(c.combined) > 0 && c.combinator == "union" {
		for i, x := range c.combined {
			c.combined[i] = x.exists(false)
		}
	}
	c.clearOrdering(true, true)
	if limit {
		one := int64(1)
		c.setLimits(nil, &one)
	}
	c.appendMask("a")
	c.annotations.set("a", &Value{V: int64(1)})
	return c
}
