package render

import "github.com/diptych-orm/diptych/orm/sqltree"

// statement writes a whole statement with its WITH clause in front.
func (w *writer) statement(st sqltree.Statement) {
	body := w.apart(func() { w.body(st) })
	w.with()
	w.add(body)
}

// nested writes a query that stands inside another statement.
func (w *writer) nested(q sqltree.Query) {
	w.depth++
	defer func(bare int) { w.bare = bare; w.depth-- }(w.bare)
	w.bare = 0
	w.body(q)
}

// body writes a statement, with the WITH clause of what is nested in it.
func (w *writer) body(st sqltree.Statement) {
	within := w.within
	w.within = false
	switch st.(type) {
	case *sqltree.Select, *sqltree.Compound, *sqltree.Insert, *sqltree.Update, *sqltree.Delete:
	default:
		w.plainBody(st)
		return
	}
	w.level++
	defer func() { w.level-- }()
	if w.level == 1 || within {
		w.plainBody(st)
		return
	}
	text := w.apart(func() { w.plainBody(st) })
	w.nestedWith()
	w.add(text)
}

func (w *writer) plainBody(st sqltree.Statement) {
	switch st := st.(type) {
	case nil:
		w.fail(&Error{"a statement is missing"})
	case *sqltree.Select:
		w.explicitCTEs(st.CTEs)
		w.selectBody(st)
	case *sqltree.Compound:
		w.explicitCTEs(st.CTEs)
		w.compound(st)
	case *sqltree.QueryGroup:
		w.str("(")
		w.nested(st.Query)
		w.str(")")
	case *sqltree.ValuesQuery:
		w.values(st.Rows)
	case *sqltree.Raw:
		w.explicitCTEs(st.CTEs)
		w.result(st.Columns)
		w.expr(st.X)
	case *sqltree.Insert:
		w.insert(st)
	case *sqltree.Update:
		w.update(st)
	case *sqltree.Delete:
		w.deleteFrom(st)
	default:
		w.fail(unknown(st))
	}
}

func (w *writer) explicitCTEs(list []*sqltree.CTE) {
	for _, c := range list {
		w.cte(c)
	}
}

// line begins a clause: on a new line in SQLAlchemy's spelling.
func (w *writer) line(clause string) {
	if w.alchemy() {
		w.str(" \n" + clause + " ")
	} else {
		w.str(" " + clause + " ")
	}
}

func (w *writer) prefixes(list []sqltree.Expr) {
	for _, p := range list {
		w.expr(p)
		w.str(" ")
	}
}

func (w *writer) selectBody(s *sqltree.Select) {
	w.str("SELECT")
	sep := " "
	if len(s.Columns) == 0 && len(s.Prefixes) == 0 && !s.Distinct && len(s.DistinctOn) == 0 {
		sep = ""
	}
	w.str(sep)
	w.prefixes(s.Prefixes)
	switch {
	case len(s.DistinctOn) > 0:
		w.str("DISTINCT ON (")
		w.list(s.DistinctOn, w.expr)
		w.str(") ")
	case s.Distinct:
		w.str("DISTINCT ")
	}
	if s.Top != nil {
		w.expr(s.Top)
	}
	w.selectList(s.Columns)
	if len(s.From) == 0 && w.d.Name == "oracle" {
		w.str(" FROM DUAL")
	}
	if len(s.From) > 0 {
		w.line("FROM")
		w.froms(s.From)
	}
	w.condition("WHERE", s.Where)
	if len(s.GroupBy) > 0 {
		w.str(" GROUP BY ")
		w.list(s.GroupBy, w.expr)
	}
	w.condition("HAVING", s.Having)
	w.orderBy(s.OrderBy)
	w.rows(s.Limit, s.Offset, s.Fetch)
	w.forUpdate(s.For)
	for _, x := range s.Suffixes {
		w.str(" ")
		w.expr(x)
	}
}

// result notes the names of the outermost statement's columns.
func (w *writer) result(items []sqltree.Expr) {
	if w.depth > 0 || w.columns != nil {
		return
	}
	for _, it := range items {
		w.columns = append(w.columns, w.columnName(it))
	}
}

func (w *writer) columnName(x sqltree.Expr) string {
	switch x := x.(type) {
	case *sqltree.Label:
		return w.resolve(x.Name)
	case *sqltree.Column:
		return w.resolve(x.Name)
	case *sqltree.Annotated:
		return w.columnName(x.X)
	}
	return ""
}

func (w *writer) selectList(items []sqltree.Expr) {
	for i, it := range items {
		if i > 0 {
			w.str(", ")
		}
		w.selectItem(it)
	}
	w.result(items)
}

func (w *writer) selectItem(x sqltree.Expr) {
	if a, ok := x.(*sqltree.Annotated); ok {
		x = a.X
	}
	label, ok := x.(*sqltree.Label)
	if !ok {
		w.expr(x)
		return
	}
	// An anonymous label takes its number before what it names takes any.
	name := w.quoted(w.resolve(label.Name), label.Name.Quote)
	w.operand(label.X, rankAs)
	w.str(" AS " + name)
}

// condition writes a clause with a condition, or nothing when there is none.
func (w *writer) condition(clause string, x sqltree.Expr) {
	if x == nil {
		return
	}
	w.line(clause)
	w.operand(x, rankTop)
}

func (w *writer) orderBy(items []sqltree.Expr) {
	if len(items) > 0 {
		w.str(" ORDER BY ")
		w.list(items, w.expr)
	}
}

// rows writes how many rows a query yields.
func (w *writer) rows(limit, offset sqltree.Expr, fetch *sqltree.Fetch) {
	if fetch != nil {
		w.fetch(offset, fetch)
		return
	}
	w.limit(limit, offset)
}

func (w *writer) limit(limit, offset sqltree.Expr) {
	if limit == nil && offset == nil {
		return
	}
	if w.alchemy() {
		if w.d.Name == "postgresql" && limit != nil || w.d.Name == "mysql" {
			w.str(" ")
		}
		w.str("\n")
	}
	if w.d.Name == "mysql" && w.alchemy() && offset != nil {
		// LIMIT offset, count
		w.str(" LIMIT ")
		w.expr(offset)
		w.str(", ")
		if limit == nil {
			w.str(w.d.OffsetNeedsLimit)
		} else {
			w.expr(limit)
		}
		return
	}
	switch {
	case limit != nil:
		w.str(" LIMIT ")
		w.expr(limit)
	case w.alchemy() && w.d.Name == "sqlite":
		// SQLAlchemy sends SQLite's "no limit" as a parameter.
		w.str(" LIMIT ")
		w.param(&sqltree.Param{Name: sqltree.NewAnon("param"), Value: int64(-1)})
	case w.d.OffsetNeedsLimit != "":
		w.str(" LIMIT " + w.d.OffsetNeedsLimit)
	case w.alchemy():
		w.str(" LIMIT ALL")
	}
	switch {
	case offset != nil:
		w.str(" OFFSET ")
		w.expr(offset)
	case w.alchemy() && w.d.LimitBringsOffset:
		w.str(" OFFSET ")
		w.param(&sqltree.Param{Name: sqltree.NewAnon("param"), Value: int64(0)})
	}
}

func (w *writer) fetch(offset sqltree.Expr, f *sqltree.Fetch) {
	number := func(x sqltree.Expr) {
		if w.d.Name == "postgresql" {
			x = &sqltree.Paren{X: x}
		}
		w.expr(x)
	}
	if offset != nil {
		w.str("\n OFFSET ")
		number(offset)
		w.str(" ROWS")
	}
	if f.Count == nil {
		return
	}
	w.str("\n FETCH FIRST ")
	number(f.Count)
	if f.Percent {
		w.str(" PERCENT")
	}
	if f.WithTies {
		w.str(" ROWS WITH TIES")
	} else {
		w.str(" ROWS ONLY")
	}
}

func (w *writer) forUpdate(f *sqltree.ForUpdate) {
	if f == nil || !w.d.ForUpdate {
		return
	}
	switch {
	case f.Read && f.KeyShare:
		w.str(" FOR KEY SHARE")
	case f.Read && w.d.Name == "mysql":
		w.str(" LOCK IN SHARE MODE")
	case f.Read:
		w.str(" FOR SHARE")
	case f.KeyShare:
		w.str(" FOR NO KEY UPDATE")
	default:
		w.str(" FOR UPDATE")
	}
	if len(f.Of) > 0 {
		w.str(" OF ")
		w.list(f.Of, w.expr)
	}
	if f.NoWait {
		w.str(" NOWAIT")
	}
	if f.SkipLocked {
		w.str(" SKIP LOCKED")
	}
}

var setOps = map[sqltree.SetOp]string{
	sqltree.Union: " UNION ", sqltree.UnionAll: " UNION ALL ",
	sqltree.Intersect: " INTERSECT ", sqltree.IntersectAll: " INTERSECT ALL ",
	sqltree.Except: " EXCEPT ", sqltree.ExceptAll: " EXCEPT ALL ",
}

func (w *writer) compound(c *sqltree.Compound) {
	for i, q := range c.Queries {
		switch {
		case i > 0 && c.Op == sqltree.Except && w.d.Name == "oracle":
			w.str(" MINUS ")
		case i > 0:
			w.str(setOps[c.Op])
		}
		w.within = true
		w.body(q)
	}
	w.orderBy(c.OrderBy)
	w.rows(c.Limit, c.Offset, c.Fetch)
	w.forUpdate(c.For)
}
