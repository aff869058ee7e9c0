package query

import (
	"errors"
	"maps"
	"slices"

	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Compiler compiles one query. It works on a copy of the query, to which it adds
// the joins that selecting and ordering need.
type Compiler struct {
	Env       *meta.Env
	q         *Query
	style     render.Style
	selects   []item
	metaOrder bool
	elide     bool // give up on a query that matches nothing
}

// item is a selected expression.
type item struct {
	e     Expr
	x     sqltree.Expr
	alias string
}

// Compiled is a compiled SELECT.
type Compiled struct {
	Tree sqltree.Query
	// Outputs are the fields by which the columns are read, in order.
	Outputs []Column
	// Objects tells which columns make up the model's objects; nil for values.
	Objects *Objects
	folded  bool // a composite key stands for several columns
	// Annotations are the columns of annotations, by name.
	Annotations []NamedColumn
}

// Column says how a column of the result is read.
type Column struct {
	Field *meta.Field // nil: as it comes
	Exact bool        // the field's own column
	Expr  Expr
}

// NamedColumn is a column under a name.
type NamedColumn struct {
	Name  string
	Index int
}

// Objects is a model and the columns that hold its fields, with the related
// objects that select_related adds.
type Objects struct {
	Model   *meta.Model
	Fields  []*meta.Field // parallel to Columns
	Columns []int
	// Of a related object:
	Field   meta.Relation // the relation as seen from the object it hangs on
	Reverse bool
	Name    string      // of a filtered relation
	Back    *meta.Field // of a filtered relation that is a reverse one: its foreign key
	Related []*Objects
}

// SQLite is Django's spelling for SQLite.
var SQLite = render.DjangoStyle(dialect.SQLite)

// Compile compiles the query. The error is ErrEmpty where it is known to match
// nothing.
func (q *Query) Compile() (*Compiled, error) { return q.compileWith(true) }

// CompileFull is Compile that never gives up with ErrEmpty.
func (q *Query) CompileFull() (*Compiled, error) { return q.compileWith(false) }

func (q *Query) compileWith(elide bool) (*Compiled, error) {
	c := &Compiler{Env: q.env, q: q.clone(), style: SQLite, elide: elide}
	out := &Compiled{}
	tree, err := c.statement(true, false, out)
	if err != nil {
		return nil, err
	}
	out.Tree = tree
	for _, it := range c.selects {
		out.folded = out.folded || len(keyParts(it.e)) > 1
		col := Column{Expr: it.e}
		if f, err := it.e.Output(); err == nil {
			col.Field = f
		}
		_, col.Exact = it.e.(*Col)
		out.Outputs = append(out.Outputs, col)
	}
	return out, nil
}

// SQL renders the query: its text and parameters.
func (q *Query) SQL() (render.Rendered, error) {
	c, err := q.Compile()
	if err != nil {
		return render.Rendered{}, err
	}
	return render.Statement(c.Tree, SQLite)
}

func (c *Compiler) compile(e Expr) (sqltree.Expr, error) { return e.Compile(c) }

func (c *Compiler) compileAll(list []Expr) ([]sqltree.Expr, error) {
	out := make([]sqltree.Expr, len(list))
	for i, e := range list {
		x, err := c.compile(e)
		if err != nil {
			return nil, err
		}
		out[i] = x
	}
	return out, nil
}

// text is an expression's text alone, to compare expressions by.
func (c *Compiler) text(x sqltree.Expr) (string, error) {
	r, err := render.Expr(x, c.style)
	return r.SQL, err
}

// key identifies an expression by its text and parameters.
func (c *Compiler) key(x sqltree.Expr) (string, error) {
	r, err := render.Expr(x, c.style)
	if err != nil {
		return "", err
	}
	if len(r.Params) == 0 {
		return r.SQL, nil
	}
	return r.SQL + "\x00" + values.Repr(r.Values()), nil
}

// alias is a table's name before a column: aliases made here stand bare.
func (c *Compiler) alias(name string) sqltree.Name {
	_, isTable := c.q.tables[name]
	_, used := c.q.joins[name]
	n := sqltree.N(name)
	if !isTable && (used || c.q.external[name]) {
		n.Quote = sqltree.QuoteNever
	} else {
		n.Quote = sqltree.QuoteAlways
	}
	return n
}

// nested compiles a query inside this one.
func (c *Compiler) nested(q *Query, sub bool) (sqltree.Query, error) {
	inner := &Compiler{Env: c.Env, q: q.clone(), style: c.style, elide: true}
	inner.q.subquery = sub
	return inner.statement(true, false, nil)
}

// statement compiles the whole query.
func (c *Compiler) statement(limits, aliasCols bool, info *Compiled) (sqltree.Query, error) {
	q := c.q
	if q.inner != nil {
		return c.aggregateStatement()
	}
	idle := true
	for _, n := range q.refcount {
		idle = idle && n == 0
	}
	if idle {
		q.initialAlias()
	}
	if err := c.selectList(aliasCols || q.combinator != "", info); err != nil {
		return nil, err
	}
	order, err := c.ordering()
	if err != nil {
		return nil, err
	}
	where, having, qualify, err := q.where.split(false, q.grouping != noGroup)
	if err != nil {
		return nil, err
	}
	extra, err := c.extraSelect(order)
	if err != nil {
		return nil, err
	}
	group, err := c.groupBy(order, append(slices.Clone(c.selects), extra...), having)
	if err != nil {
		return nil, err
	}
	if q.combinator != "" {
		return c.compound(order, limits)
	}
	if qualify != nil {
		return c.qualified(where, having, qualify, order, limits)
	}
	st := &sqltree.Select{Distinct: q.distinct, GroupBy: group}
	if len(q.distinctOn) > 0 && c.Vendor() == postgresVendor {
		if st.DistinctOn, err = c.distinctColumns(); err != nil {
			return nil, err
		}
	} else if len(q.distinctOn) > 0 {
		return nil, meta.Errorf(meta.NotSupportedError, "DISTINCT ON fields is not supported by this database backend")
	}
	st.From, err = c.from()
	if err != nil {
		return nil, err
	}
	if where != nil {
		st.Where, err = c.compile(where)
		switch err {
		case nil, ErrFull:
		case ErrEmpty:
			if c.elide {
				return nil, err
			}
			st.Where = sqltree.Text("0 = 1")
		default:
			return nil, err
		}
	}
	if having != nil {
		if st.Having, err = c.compile(having); err != nil && err != ErrFull {
			return nil, err
		}
	}
	for _, it := range append(slices.Clone(c.selects), extra...) {
		st.Columns = append(st.Columns, it.labelled())
	}
	if len(group) > 0 && c.metaOrder {
		order = nil
	}
	for _, o := range order {
		st.OrderBy = append(st.OrderBy, o.x)
	}
	if len(group) > 0 && len(order) == 0 && c.Vendor() == mysqlVendor {
		st.OrderBy = []sqltree.Expr{sqltree.Text("NULL")}
	}
	if q.forUpdate != nil && c.Vendor() != sqliteVendor {
		if st.For, err = c.lock(q.forUpdate); err != nil {
			return nil, err
		}
	}
	if limits {
		st.Limit, st.Offset = c.limits()
	}
	if q.subquery && len(extra) > 0 {
		outer := &sqltree.Select{From: []sqltree.From{&sqltree.Derived{Query: st, Name: bare("subquery")}}}
		for _, it := range c.selects {
			if it.alias != "" {
				outer.Columns = append(outer.Columns, &sqltree.Column{Table: sqltree.N("subquery"), Name: sqltree.N(it.alias)})
			} else if col, ok := it.e.(*Col); ok {
				outer.Columns = append(outer.Columns, &sqltree.Column{Table: sqltree.N("subquery"), Name: sqltree.N(col.Target.Column)})
			}
		}
		return outer, nil
	}
	return st, nil
}

func bare(name string) sqltree.Name { return sqltree.Name{Text: name, Quote: sqltree.QuoteNever} }

func (it item) labelled() sqltree.Expr {
	if it.alias == "" || len(keyParts(it.e)) > 1 {
		return it.x
	}
	return &sqltree.Label{X: it.x, Name: sqltree.N(it.alias)}
}

func (c *Compiler) limits() (limit, offset sqltree.Expr) {
	if !c.q.IsSliced() {
		return nil, nil
	}
	if c.q.high != nil {
		limit = sqltree.Lit(*c.q.high - c.q.low)
	}
	if c.q.low != 0 {
		offset = sqltree.Lit(c.q.low)
	}
	return limit, offset
}

// aggregateStatement computes aggregates over another query.
func (c *Compiler) aggregateStatement() (sqltree.Query, error) {
	inner := &Compiler{Env: c.Env, q: c.q.inner.clone(), style: c.style, elide: c.elide}
	inner.q.subquery = true
	tree, err := inner.statement(true, true, nil)
	if err != nil {
		return nil, err
	}
	st := &sqltree.Select{From: []sqltree.From{&sqltree.Derived{Query: tree, Name: bare("subquery")}}}
	for _, n := range c.q.annotations.names {
		e := c.q.annotations.m[n]
		x, err := c.compile(e)
		if err != nil {
			return nil, err
		}
		st.Columns = append(st.Columns, x)
		c.selects = append(c.selects, item{e: e, x: x, alias: n})
	}
	return st, nil
}

// selectList compiles what is selected.
func (c *Compiler) selectList(aliasCols bool, info *Compiled) error {
	q := c.q
	mask, err := q.selectMask()
	if err != nil {
		return err
	}
	var list []item
	var objects *Objects
	if !q.hasSelect() {
		for _, x := range q.extra {
			if q.extraMask == nil || q.extraMask[x.Name] {
				list = append(list, item{e: &Raw{SQL: x.SQL, Params: x.Params}, alias: x.Name})
			}
		}
		start := len(list)
		if q.defaultCols {
			objects = &Objects{Model: q.Model}
			for _, col := range c.defaultColumns(q.Model, q.initialAlias(), mask, nil) {
				objects.Fields = append(objects.Fields, col.Target)
				objects.Columns = append(objects.Columns, len(list))
				list = append(list, item{e: col})
			}
		} else {
			for _, e := range q.selects {
				list = append(list, item{e: e})
			}
		}
		_ = start
		for _, n := range q.annotationSelect() {
			list = append(list, item{e: q.annotations.m[n], alias: n})
		}
	} else {
		for _, n := range q.selected.names {
			switch v := q.selected.m[n].(type) {
			case int:
				list = append(list, item{e: q.selects[v], alias: n})
			case string:
				list = append(list, item{e: q.annotations.m[v], alias: n})
			case Expr:
				list = append(list, item{e: v, alias: n})
			}
		}
	}
	if info != nil {
		for i, it := range list {
			if it.alias != "" {
				info.Annotations = append(info.Annotations, NamedColumn{it.alias, i})
			}
		}
	}
	if q.selectRelated != nil && objects != nil {
		objects.Related, err = c.related(&list, q.Model, q.initialAlias(), q.selectRelated, 1, mask)
		if err != nil {
			return err
		}
	}
	n := 1
	for i := range list {
		it := &list[i]
		x, err := c.compile(it.e)
		switch err {
		case nil:
		case ErrEmpty:
			if v, known := emptyValue(it.e); known {
				if x, err = c.compile(&Value{V: v}); err != nil {
					return err
				}
			} else if s, ok := it.e.(*Sub); ok && !s.Exists {
				x = sqltree.Null()
			} else {
				x = sqltree.Text("0")
			}
		case ErrFull:
			x = param(true)
		default:
			return err
		}
		// What is selected must say what it yields.
		if out, err := it.e.Output(); err != nil {
			return err
		} else if v, ok := it.e.(*Value); ok && out == nil && c.elide && it.alias != "a" && it.alias != "_check" {
			_, err := output(v)
			return err
		}
		it.x = x
		if it.alias == "" && aliasCols {
			it.alias = "col" + itoa(n)
			n++
		}
	}
	c.selects = list
	if info != nil {
		info.Objects = objects
	}
	return nil
}

// defaultColumns are the columns of a model's fields, those of its parents by
// the joins to them. Fields of the model named by from are left out.
func (c *Compiler) defaultColumns(m *meta.Model, alias string, mask *fieldMask, from *meta.Model) []*Col {
	seen := map[*meta.Model]string{m.Concrete(): alias}
	var out []*Col
	for _, f := range m.Fields() {
		owner := f.Model.Concrete()
		if from != nil && owner != m.Concrete() && from.Concrete().IsSubclass(owner) {
			continue
		}
		if mask != nil && !mask.has(f) {
			continue
		}
		out = append(out, &Col{Alias: c.joinParent(m, owner, alias, seen), Target: f})
	}
	return out
}

// joinParent joins the table of an ancestor that holds a field.
func (c *Compiler) joinParent(m, owner *meta.Model, alias string, seen map[*meta.Model]string) string {
	if a, ok := seen[owner]; ok {
		return a
	}
	cur := m
	for _, link := range m.PathToParent(owner) {
		to := link.Rel.To.Concrete()
		if a, ok := seen[to]; ok {
			alias, cur = a, to
			continue
		}
		j, err := c.q.setupJoins([]string{link.Name}, cur, alias, nil, true)
		if err != nil {
			return alias
		}
		alias = j.joins[len(j.joins)-1]
		seen[to] = alias
		cur = to
	}
	return alias
}

// fieldMask says which fields are loaded: nil is all.
type fieldMask struct {
	fields map[*meta.Field]*fieldMask
	rels   map[*meta.Rel]*fieldMask
	named  map[string]*fieldMask // of filtered relations
}

// has says whether the relation is among what is loaded.
func (m *fieldMask) has(r meta.Relation) bool {
	var ok bool
	switch r := r.(type) {
	case *meta.Field:
		_, ok = m.fields[r]
	case *meta.Rel:
		_, ok = m.rels[r]
	}
	return ok
}

// under is the mask of the objects that a relation leads to.
func (m *fieldMask) under(o *Objects) *fieldMask {
	if m == nil {
		return nil
	}
	if o.Name != "" {
		return m.named[o.Name].orNil()
	}
	switch r := o.Field.(type) {
	case *meta.Field:
		return m.fields[r].orNil()
	case *meta.Rel:
		return m.rels[r].orNil()
	}
	return nil
}

func (m *fieldMask) orNil() *fieldMask {
	if m == nil || len(m.fields) == 0 {
		return nil
	}
	return m
}

type nameTree struct {
	names []string
	next  map[string]*nameTree
}

func (t *nameTree) at(name string) *nameTree {
	if t.next == nil {
		t.next = map[string]*nameTree{}
	}
	if t.next[name] == nil {
		t.next[name] = &nameTree{}
		t.names = append(t.names, name)
	}
	return t.next[name]
}

func (q *Query) selectMask() (*fieldMask, error) {
	if len(q.deferred) == 0 {
		return nil, nil
	}
	tree := &nameTree{}
	for _, n := range slices.Sorted(maps.Keys(q.deferred)) {
		t := tree
		for _, p := range split(n) {
			t = t.at(p)
		}
	}
	if q.deferOnly {
		return q.onlyMask(q.Model, tree)
	}
	return q.deferMask(q.Model, tree)
}

func (q *Query) onlyMask(m *meta.Model, tree *nameTree) (*fieldMask, error) {
	out := &fieldMask{fields: keyMask(m), rels: map[*meta.Rel]*fieldMask{}}
	for _, n := range tree.names {
		sub := tree.next[n]
		name := n
		if name == "pk" {
			name = m.PK.Name
		}
		r, err := m.GetField(name)
		if err != nil {
			return nil, err
		}
		inner := &fieldMask{}
		if len(sub.names) > 0 {
			if !r.IsRelation() {
				return nil, meta.Errorf(meta.FieldError, "%s", sub.names[0])
			}
			if inner, err = q.onlyMask(r.RelatedModel().Concrete(), sub); err != nil {
				return nil, err
			}
		}
		switch r := r.(type) {
		case *meta.Field:
			out.fields[r] = inner
		case *meta.Rel:
			out.rels[r] = inner
		}
	}
	return out, nil
}

func (q *Query) deferMask(m *meta.Model, tree *nameTree) (*fieldMask, error) {
	out := &fieldMask{fields: keyMask(m), rels: map[*meta.Rel]*fieldMask{}, named: map[string]*fieldMask{}}
	taken := map[string]bool{}
	for _, f := range m.Fields() {
		sub := tree.next[f.Name]
		taken[f.Name] = true
		if sub == nil && f.Attname != f.Name {
			sub = tree.next[f.Attname]
			taken[f.Attname] = true
		}
		switch {
		case sub == nil:
			if out.fields[f] == nil {
				out.fields[f] = &fieldMask{}
			}
		case len(sub.names) > 0:
			if f.Rel == nil {
				return nil, meta.Errorf(meta.FieldError, "%s", sub.names[0])
			}
			inner, err := q.deferMask(f.Rel.To.Concrete(), sub)
			if err != nil {
				return nil, err
			}
			out.fields[f] = inner
		}
	}
	for _, r := range m.Related(false) {
		name := r.QueryName()
		sub := tree.next[name]
		taken[name] = true
		switch {
		case sub == nil:
			out.rels[r] = &fieldMask{}
		case len(sub.names) > 0 && r.Kind != meta.ManyToMany:
			inner, err := q.deferMask(r.RelatedModel().Concrete(), sub)
			if err != nil {
				return nil, err
			}
			out.rels[r] = inner
		}
	}
	for _, n := range tree.names {
		if taken[n] {
			continue
		}
		name, sub := n, tree.next[n]
		fr := q.filtered[n]
		if fr != nil {
			name = fr.Name
		}
		r, err := m.GetField(name)
		if err != nil {
			return nil, err
		}
		if fr != nil {
			if out.named[n], err = q.deferMask(r.RelatedModel().Concrete(), sub); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// from compiles the tables in use.
func (c *Compiler) from() ([]sqltree.From, error) {
	q := c.q
	var out []sqltree.From
	for _, a := range q.order {
		if q.refcount[a] <= 0 {
			continue
		}
		j := q.joins[a]
		var t sqltree.From = &sqltree.Table{Name: j.table}
		if j.alias != j.table {
			t = &sqltree.Alias{Of: t, Name: c.alias(a)}
		}
		if !j.isJoin() {
			out = append(out, t)
			continue
		}
		left, right := j.field.Columns()
		on := []sqltree.Expr{&sqltree.Binary{Op: sqltree.Eq,
			L: &sqltree.Column{Table: c.alias(j.parent), Name: sqltree.N(left.Column)},
			R: &sqltree.Column{Table: c.alias(a), Name: sqltree.N(right.Column)}}}
		if x, err := c.restriction(j, a); err != nil {
			return nil, err
		} else if x != nil {
			on = append(on, &sqltree.Paren{X: x})
		}
		if j.filtered != nil && j.filtered.resolved != nil {
			x, err := c.compile(j.filtered.resolved)
			if err != nil && err != ErrFull {
				return nil, err
			}
			if err == nil {
				if _, group := x.(*sqltree.Bool); group {
					x = &sqltree.Bool{Items: []sqltree.Expr{x}} // it brings parentheses of its own
				}
				on = append(on, &sqltree.Paren{X: x})
			}
		}
		kind := sqltree.Inner
		if j.outer {
			kind = sqltree.Left
		}
		if len(out) == 0 {
			return nil, errors.New("query: a join without a table before it")
		}
		out[len(out)-1] = &sqltree.Join{Kind: kind, L: out[len(out)-1], R: t, On: sqltree.And(on...)}
	}
	for _, t := range q.extraTables {
		if q.joins[t] == nil || q.refcount[t] == 0 {
			out = append(out, &sqltree.Table{Name: t})
		}
	}
	return out, nil
}

// extraWhere is a condition of extra(where=…).
type extraWhere struct {
	leaf
	sql    string
	params []any
}

func (w *extraWhere) Resolve(*Query, Resolving) (Expr, error) { return w, nil }
func (w *extraWhere) With([]Expr) Expr                        { return w }
func (w *extraWhere) Compile(*Compiler) (sqltree.Expr, error) {
	return &sqltree.Concat{Parts: rawParts(w.sql, w.params)}, nil
}
func (w *extraWhere) Output() (*meta.Field, error) { return BooleanOut, nil }
func (w *extraWhere) Describe() string             { return "ExtraWhere(...)" }

// distinctColumns are the columns of DISTINCT ON.
func (c *Compiler) distinctColumns() ([]sqltree.Expr, error) {
	var out []sqltree.Expr
	for _, name := range c.q.distinctOn {
		e, ok := c.q.annotations.get(name)
		if !ok {
			j, err := c.q.setupJoins(split(name), c.q.Model, c.q.initialAlias(), nil, true)
			if err != nil {
				return nil, err
			}
			target, alias, _ := c.q.trimJoins(j.target, j.joins, j.path)
			e = &Col{Alias: alias, Target: target}
		}
		x, err := c.compile(e)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}
