package query

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Conflict says what a bulk insert does with rows that exist already.
type Conflict struct {
	Ignore bool
	Update []*meta.Field
	Unique []*meta.Field
}

// Insert compiles INSERT of rows of one table; a value that is an Expr is
// computed by the database. returning are the fields to read back.
func Insert(env *meta.Env, table string, m *meta.Model, fields []*meta.Field, rows [][]any, returning []*meta.Field, conflict Conflict, style render.Style) (sqltree.Statement, error) {
	st := &sqltree.Insert{Table: &sqltree.Table{Name: table}, OrIgnore: conflict.Ignore}
	c := &Compiler{Env: env, q: New(m, env), style: style}
	c.q.initialAlias()
	if len(fields) == 0 {
		st.Columns = []sqltree.Name{sqltree.N(m.PK.Column)}
		for range rows {
			st.Rows = append(st.Rows, []sqltree.Expr{c.noKey()})
		}
	}
	for _, f := range fields {
		st.Columns = append(st.Columns, sqltree.N(f.Column))
	}
	for _, row := range rows {
		if len(fields) == 0 {
			break
		}
		out := make([]sqltree.Expr, len(row))
		for i, v := range row {
			x, err := c.assigned(Setting{Field: fields[i], Value: v, Once: true}, true)
			if err != nil {
				return nil, err
			}
			out[i] = x
		}
		st.Rows = append(st.Rows, out)
	}
	if len(conflict.Update) > 0 {
		st.Conflict = &sqltree.Conflict{}
		for _, f := range conflict.Unique {
			st.Conflict.Target = append(st.Conflict.Target, &sqltree.Column{Name: sqltree.N(f.Column)})
		}
		for _, f := range conflict.Update {
			st.Conflict.Set = append(st.Conflict.Set, sqltree.Assign{Column: &sqltree.Column{Name: sqltree.N(f.Column)},
				Value: &sqltree.Column{Table: bare(c.newRow()), Name: sqltree.N(f.Column)}})
		}
	}
	if c.Vendor() == postgresVendor && len(rows) > 1 && len(fields) > 0 {
		if err := c.unnest(st, fields); err != nil {
			return nil, err
		}
	}
	if c.Vendor() == mysqlVendor {
		returning = nil
		if st.Conflict != nil {
			st.Conflict.Alias = "new"
		}
	}
	for _, f := range returning {
		st.Returning = append(st.Returning, &sqltree.Column{Table: sqltree.N(table), Name: sqltree.N(f.Column)})
	}
	return st, nil
}

// assigned is a value for a column: a parameter, or an expression without joins
// and aggregates.
func (c *Compiler) assigned(s Setting, inserting bool) (sqltree.Expr, error) {
	f := s.Field
	if q, ok := s.Value.(*Query); ok {
		s.Value = Expr(&Sub{Query: q, plain: true})
	}
	e, ok := s.Value.(Expr)
	if !ok {
		p, err := f.ForSave(c.Env, s.Value)
		if err != nil {
			return nil, err
		}
		return param(p), nil
	}
	if doc, ok := e.(*Value); ok && f.Kind == meta.JSONKind && doc.Field != nil && doc.Field.Kind == meta.JSONKind && doc.V == nil {
		return &sqltree.Param{Value: "null"}, nil // the document null, where a plain None is no document
	}
	r, err := e.Resolve(c.q, Resolving{Joins: false, ForSave: true})
	if err != nil {
		return nil, err
	}
	if !s.Once {
		// Django resolves what an update assigns when it is given and again when
		// the statement is made; conditions show it by their parentheses.
		if r, err = r.Resolve(c.q, Resolving{Joins: false, ForSave: true}); err != nil {
			return nil, err
		}
	}
	if inserting {
		var bad *Col
		columns(r, true, false, func(col *Col) { bad = col })
		if bad != nil {
			return nil, meta.Errorf(meta.ValueError, `Failed to insert expression "%s" on %s. F() expressions can only be used to update, not to insert.`, Str(r), f.String())
		}
	}
	if ContainsAggregate(r) {
		return nil, meta.Errorf(meta.FieldError, "Aggregate functions are not allowed in this query (%s=%s).", f.Name, r.Describe())
	}
	if ContainsOver(r) {
		return nil, meta.Errorf(meta.FieldError, "Window expressions are not allowed in this query (%s=%s).", f.Name, r.Describe())
	}
	if cs, ok := r.(*Case); ok && !s.Once {
		// Django resolves what is assigned a second time while compiling; a
		// condition that is resolved by itself keeps parentheses.
		for i, w := range cs.Whens {
			if cond, ok := w.Cond.(*Where); ok {
				resolved := *cond
				resolved.Resolved = true
				cs.Whens[i].Cond = &resolved
			}
		}
	}
	return c.compile(r)
}

// CheckAssigned refuses an expression that names an annotation over other tables: an
// UPDATE has one table.
func (q *Query) CheckAssigned(e Expr) error {
	var err error
	walk(e, func(x Expr) bool {
		f, ok := x.(*F)
		if !ok || err != nil {
			return true
		}
		a, found := q.annotations.get(split(f.Name)[0])
		if !found {
			return true
		}
		columns(a, true, false, func(c *Col) {
			if j, known := q.joins[c.Alias]; known && j.isJoin() {
				err = meta.Errorf(meta.FieldError, "Joined field references are not permitted in this query")
			}
		})
		return true
	})
	return err
}

// Setting is one field of an UPDATE.
type Setting struct {
	Field *meta.Field
	Value any
	// Once says that an expression is resolved when the statement is made and not
	// before, as those of INSERT and of a parent's table are.
	Once bool
}

// Update compiles UPDATE of the rows of the query's own table. pks, when not
// nil, replaces the conditions by a list of keys. The error is ErrEmpty where no
// row can match.
func (q *Query) Update(set []Setting, style render.Style) (sqltree.Statement, error) {
	c := &Compiler{Env: q.env, q: q.clone(), style: style, elide: true}
	c.q.initialAlias()
	st := &sqltree.Update{Table: &sqltree.Table{Name: q.Model.DBTable}}
	for _, s := range set {
		x, err := c.assigned(s, false)
		if err != nil {
			return nil, err
		}
		if p, ok := x.(*sqltree.Param); ok && p.Value == nil {
			x = &sqltree.Literal{} // NULL is spelt, not bound
		}
		st.Set = append(st.Set, sqltree.Assign{Column: &sqltree.Column{Name: sqltree.N(s.Field.Column)}, Value: x})
	}
	w, err := c.compile(c.q.where)
	switch err {
	case nil:
		st.Where = w
	case ErrFull:
	default:
		return nil, err
	}
	return st, nil
}

// tablesInUse counts the tables that the query really uses.
func (q *Query) tablesInUse() int {
	n := 0
	for _, c := range q.refcount {
		if c > 0 {
			n++
		}
	}
	return n
}

// NeedsKeys tells whether an update or delete must first find the keys of its
// rows, because its conditions reach into other tables.
func (q *Query) NeedsKeys() bool {
	c := q.clone()
	c.initialAlias()
	return c.tablesInUse() > 1
}

// KeysQuery selects fields of the query's rows that serve as keys.
func (q *Query) KeysQuery(names ...string) (*Query, error) {
	c := q.Chain()
	c.clearOrdering(true, true)
	c.extra = nil
	c.selects, c.selected, c.valuesSelect = nil, selection{}, nil
	c.defaultCols = false
	if err := c.addFields(names, true); err != nil {
		return nil, err
	}
	c.mask = map[string]bool{}
	return c, nil
}

// OnlyKeys is a query for the rows with the keys that another query selects.
func OnlyKeys(m *meta.Model, env *meta.Env, keys any) (*Query, error) {
	return New(m, env).Filter(NewQ(Cond{"pk__in", keys}))
}

// DeleteStatement compiles DELETE of the query's rows.
func (q *Query) DeleteStatement(style render.Style) (sqltree.Statement, error) {
	c := &Compiler{Env: q.env, q: q.clone(), style: style, elide: true}
	c.q.initialAlias()
	if !q.NeedsKeys() || onlyBase(c.q) {
		st := &sqltree.Delete{Table: &sqltree.Table{Name: q.Model.DBTable}}
		w, err := c.compile(c.q.where)
		switch err {
		case nil:
			st.Where = w
		case ErrFull:
		default:
			return nil, err
		}
		return st, nil
	}
	inner := q.clone()
	inner.clearOrdering(true, true)
	inner.clearSelectClause()
	inner.selects = []Expr{&Col{Alias: inner.initialAlias(), Target: q.Model.PK}}
	return mustDelete(q, inner, style)
}

func onlyBase(q *Query) bool { return q.tablesInUse() <= 1 }

func mustDelete(q, inner *Query, style render.Style) (sqltree.Statement, error) {
	outer := New(q.Model, q.env)
	base := outer.initialAlias()
	if q.Model.IsComposite() {
		var err error
		if outer, err = OnlyKeys(q.Model, q.env, inner); err != nil {
			return nil, err
		}
		return outer.DeleteStatement(style)
	}
	outer.where = newWhere(&Lookup{Name: "in", L: &Col{Alias: base, Target: q.Model.PK}, R: &Sub{Query: inner, plain: true}})
	c := &Compiler{Env: q.env, q: outer, style: style, elide: true}
	// The subquery keeps its own aliases: only where the table stands in both
	// does it need others.
	r := inner.clone()
	if err := r.bumpPrefix(outer, ""); err != nil {
		return nil, err
	}
	r.subquery = true
	outer.where.Items[0].(*Lookup).R = &Sub{Query: r, plain: true}
	x, err := c.compile(outer.where)
	if err != nil {
		return nil, err
	}
	return &sqltree.Delete{Table: &sqltree.Table{Name: q.Model.DBTable}, Where: x}, nil
}

// oneOf is the condition that a column has one of the values.
func (q *Query) oneOf(col *Col, keys []any) Expr {
	if col.Target.Kind == meta.CompositeKind {
		if x, err := q.keyIn(col, keyParts(col), keys); err == nil {
			return x
		}
	}
	return &Lookup{Name: "in", L: col, R: slices.Clone(keys)}
}

// DeleteByKeys compiles DELETE of the rows whose field has one of the values.
func DeleteByKeys(env *meta.Env, m *meta.Model, f *meta.Field, keys []any, style render.Style) (sqltree.Statement, error) {
	q := New(m, env)
	alias := q.initialAlias()
	q.where = newWhere(q.oneOf(&Col{Alias: alias, Target: f}, keys))
	return q.DeleteStatement(style)
}

// ByKeys is the query for the objects whose field has one of the values.
func ByKeys(env *meta.Env, m *meta.Model, f *meta.Field, keys []any) *Query {
	q := New(m, env)
	alias := q.initialAlias()
	q.where = newWhere(q.oneOf(&Col{Alias: alias, Target: f}, keys))
	return q
}
