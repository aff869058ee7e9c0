package query

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// genericRows is the condition that rows of a generic relation belong to its
// model: their content type, in the table called alias.
func (q *Query) genericRows(g *meta.Generic, alias string) (*Lookup, error) {
	if q.env.ContentType == nil {
		return nil, meta.Unsupported("generic relations without content types")
	}
	id, err := q.env.ContentType(g.For, g.ForConcrete, "")
	if err != nil {
		return nil, err
	}
	return &Lookup{Name: "exact", L: &Col{Alias: alias, Target: g.Field}, R: &Value{V: id}}, nil
}

// restriction is the further condition of a join along a generic relation, nil
// for other joins; alias is the joined table's.
func (c *Compiler) restriction(j *join, alias string) (sqltree.Expr, error) {
	rel := j.field.Field.Rel
	if rel == nil || rel.Generic == nil {
		return nil, nil
	}
	if !j.field.Reverse {
		alias = j.parent
	}
	w, err := c.q.genericRows(rel.Generic, alias)
	if err != nil {
		return nil, err
	}
	return c.compile(w)
}
