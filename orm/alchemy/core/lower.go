package core

import (
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// lowering turns one statement into a tree.
type lowering struct {
	dialect *Dialect
	opt     CompileOptions
	stack   []frame
	params  map[*BindParam]*sqltree.Param
	placed  map[*BindParam]sqltree.Expr // parameters inside their types' bind expressions
	named   map[string]*BindParam
	ctes    map[*CTE]*sqltree.CTE
	columns []ResultColumn
	pending []resultName // names of columns to be filled in after rendering
	textual bool
	state   any
	bare    bool // columns without their tables
	crud    *crudState
	inline  bool // values stand in the text, as in DDL
	returns bool // DML that yields rows
	// What the host's compilation hooks work with.
	custom  CustomHost
	plain   map[Element]int // elements that are being spelt without their hook
	pieces  []sqltree.Expr  // processed parts, by the number in their token
	context selectContext   // of the query that a hook spells
	hooks   int             // hooks that are running
	// cartesians are statements whose FROM elements nothing links.
	cartesians []cartesian
	hints      []Hint           // of the FROM elements of the SELECT being lowered
	literalOff bool             // parameters stay parameters
	order      []*sqltree.Param // in the order of their visit
	within     int              // binary operators around the element being lowered
}

// frame is an enclosing SELECT.
type frame struct {
	correlate []FromClause
	asFrom    []FromClause
	resolve   *labelResolver
	select0   int
}

// resultName remembers where a result column's name comes from.
type resultName struct {
	index int
	name  sqltree.Name
}

func newLowering(o CompileOptions) *lowering {
	d := o.Dialect
	if d == nil {
		d = DefaultDialect
	}
	l := &lowering{
		dialect: d, opt: o, params: map[*BindParam]*sqltree.Param{}, placed: map[*BindParam]sqltree.Expr{}, named: map[string]*BindParam{},
		ctes: map[*CTE]*sqltree.CTE{},
	}
	if h, ok := o.Host.(CustomHost); ok && (d.Own != nil || h.HasCustom()) {
		l.custom, l.plain = h, map[Element]int{}
	}
	return l
}

// newDDLLowering is a lowering for DDL, in which values stand in the text and
// columns without their tables.
func newDDLLowering(o CompileOptions) *lowering {
	l := newLowering(CompileOptions{Dialect: o.Dialect, Host: o.Host, SchemaTranslate: o.SchemaTranslate})
	l.bare, l.inline = true, o.Host != nil
	return l
}

func (l *lowering) top() *frame {
	if len(l.stack) == 0 {
		return nil
	}
	return &l.stack[len(l.stack)-1]
}

// statement lowers a statement. top says that it is not inside another one.
func (l *lowering) statement(st Statement, top bool) (sqltree.Statement, error) {
	if x, ok, err := l.customExpr(st); ok {
		return &sqltree.Raw{X: x}, err
	}
	switch s := st.(type) {
	case *Select:
		return l.selectStmt(s, selectContext{top: top})
	case *Compound:
		return l.compound(s, selectContext{top: top})
	case *TextualSelect:
		return l.textualSelect(s, top)
	case *FromStatement:
		return l.statement(s.Stmt, top)
	case *QueryGroup:
		q, err := l.query(s.Query, selectContext{top: top})
		if err != nil {
			return nil, err
		}
		return &sqltree.QueryGroup{Query: q}, nil
	case *Text:
		x, err := l.expr(s)
		if err != nil {
			return nil, err
		}
		l.textual = true
		return &sqltree.Raw{X: x}, nil
	case *Function:
		return l.selectStmt(NewSelect(s), selectContext{top: top})
	case *Insert:
		return l.insert(s, top)
	case *Update:
		return l.update(s, top)
	case *Delete:
		return l.delete(s, top)
	case *Values:
		from, err := l.valuesFrom(s)
		if err != nil {
			return nil, err
		}
		return &sqltree.ValuesQuery{Rows: from.(*sqltree.Values).Rows}, nil
	case *DDL:
		sql, err := s.SQL(l.opt)
		return &sqltree.Raw{X: sqltree.Text(sql)}, err
	}
	if c, ok := st.(*CustomStatement); ok {
		return nil, cannotRender(c.Object)
	}
	return nil, Unsupportedf("compiling %s", st.VisitName())
}

type selectContext struct {
	top      bool // its columns are the statement's
	asFrom   bool // a source of rows: columns get their names
	lateral  bool
	compound int  // its place in a set operation, from 1
	columns  *int // of the first query of the set operation, which sets it
	insert   bool
	needExpr bool
}

func (l *lowering) query(q Query, c selectContext) (sqltree.Query, error) {
	if l.custom != nil {
		defer func(c selectContext) { l.context = c }(l.context)
		l.context = c
	}
	if x, ok, err := l.customExpr(q); ok {
		return &sqltree.Raw{X: x}, err
	}
	switch s := q.(type) {
	case *Select:
		return l.selectStmt(s, c)
	case *Compound:
		return l.compound(s, c)
	case *TextualSelect:
		return l.textualSelect(s, c.top)
	case *QueryGroup:
		inner := c
		inner.asFrom = c.asFrom
		x, err := l.query(s.Query, inner)
		if err != nil {
			return nil, err
		}
		return &sqltree.QueryGroup{Query: x}, nil
	}
	return nil, Unsupportedf("compiling %s", q.VisitName())
}

// withPlugin lets the ORM replace a select that names entities.
func (l *lowering) withPlugin(s *Select, top bool) (*Select, error) {
	p := s.pluginOf()
	if p == nil {
		return s, nil
	}
	plain, state, err := p.CompileSelect(s, top)
	if err != nil {
		return nil, err
	}
	if top {
		l.state = state
	}
	plain.Plugin = nil
	return plain, nil
}

func (l *lowering) selectStmt(s *Select, c selectContext) (*sqltree.Select, error) {
	s, err := l.withPlugin(s, c.top && c.compound == 0)
	if err != nil {
		return nil, err
	}
	limits := s.rowLimit()
	useTop := l.dialect.Name == "mssql" && limits.usesTop()
	if l.dialect.Name == "mssql" && !limits.empty() && !useTop {
		if s, err = numbered(s); err != nil {
			return nil, err
		}
		limits = rowLimit{}
	}
	var given []FromClause
	for _, e := range s.FromObj {
		f, err := asFrom(e)
		if err != nil {
			return nil, err
		}
		given = append(given, f)
	}
	if given, err = setupJoins(s, given); err != nil {
		return nil, err
	}
	all := append([]FromClause{}, given...)
	for _, e := range s.Cols {
		all = append(all, FromsOf(e)...)
	}
	for _, w := range s.Where {
		all = append(all, FromsOf(w)...)
	}
	for _, f := range all {
		if sub, ok := f.(*Subquery); ok && sub.Query == Query(s) {
			return nil, InvalidRequestErrorf("select() construct refers to itself as a FROM")
		}
	}
	froms := normalizeFroms(all)
	var correlate, enclosing []FromClause
	if t := l.top(); t != nil {
		correlate, enclosing = t.correlate, t.asFrom
	}
	display := froms
	if c.asFrom && !c.lateral {
		display, err = displayFroms(s, froms, difference(correlate, enclosing), nil)
	} else {
		display, err = displayFroms(s, froms, correlate, enclosing)
	}
	if err != nil {
		return nil, err
	}
	cols := s.SelectedColumns()
	if c.compound == 1 {
		*c.columns = len(cols)
	}
	if c.compound > 1 && len(cols) != *c.columns {
		return nil, CompileErrorf("All selectables passed to CompoundSelect must have identical numbers of columns; select #%d has %d columns, select #%d has %d", 1, *c.columns, c.compound, len(cols))
	}
	var inner []FromClause
	for _, f := range display {
		inner = append(inner, innerFroms(f)...)
	}
	l.stack = append(l.stack, frame{
		asFrom: inner, correlate: append(append([]FromClause{}, inner...), correlate...),
		resolve: newResolver(cols, froms),
	})
	defer func() { l.stack = l.stack[:len(l.stack)-1] }()
	defer func(bare bool) { l.bare = bare }(l.bare)
	l.bare = false

	out := &sqltree.Select{}
	if err := l.independent(s.IndependentCTEs, &out.CTEs); err != nil {
		return nil, err
	}
	if out.Prefixes, err = l.affixes(s.Prefixes); err != nil {
		return nil, err
	}
	if s.HasDistinct {
		out.Distinct = true
		if len(s.DistinctOn) > 0 {
			if l.dialect.Name != "postgresql" {
				if err := l.warnDistinctOn(); err != nil {
					return nil, err
				}
			} else if out.DistinctOn, err = l.byList(s.DistinctOn, false); err != nil {
				return nil, err
			}
		}
	}
	if useTop {
		if out.Top, err = l.topRows(limits); err != nil {
			return nil, err
		}
	}
	if out.Columns, err = l.selectList(cols, s.LabelStyle, c); err != nil {
		return nil, err
	}
	l.lint("SELECT", display, s.Where)
	defer func(hints []Hint) { l.hints = hints }(l.hints)
	l.hints = s.Hints
	for _, f := range display {
		x, err := l.from(f)
		if err != nil {
			return nil, err
		}
		out.From = append(out.From, x)
	}
	if len(withoutEmpty(s.Where)) > 0 {
		if out.Where, err = l.expr(whereClause(s.Where)); err != nil {
			return nil, err
		}
	}
	if out.GroupBy, err = l.byList(s.GroupBy, false); err != nil {
		return nil, err
	}
	if len(withoutEmpty(s.Having)) > 0 {
		if out.Having, err = l.expr(whereClause(s.Having)); err != nil {
			return nil, err
		}
	}
	// SQL Server orders no rows inside another statement, but those that TOP takes.
	if l.dialect.Name != "mssql" || useTop || len(l.stack) == 1 {
		if out.OrderBy, err = l.byList(s.OrderBy, false); err != nil {
			return nil, err
		}
	}
	if out.Limit, out.Offset, out.Fetch, err = limits.lowered(l); err != nil {
		return nil, err
	}
	if out.For, err = l.forUpdate(s.ForUpdate); err != nil {
		return nil, err
	}
	if out.Suffixes, err = l.affixes(s.Suffixes); err != nil {
		return nil, err
	}
	if n := len(out.Suffixes); n > 0 { // SQLAlchemy leaves a space behind the last one
		out.Suffixes[n-1] = &sqltree.Concat{Parts: []sqltree.Expr{out.Suffixes[n-1], sqltree.Text(" ")}}
	}
	l.selectHints(s, out)
	return out, nil
}

// warnDistinctOn tells that a database has no DISTINCT ON.
func (l *lowering) warnDistinctOn() error {
	if l.opt.Host == nil || l.dialect.Stringify {
		return nil
	}
	return l.opt.Host.Warn("SADeprecationWarning", "DISTINCT ON is currently supported only by the PostgreSQL dialect.  Use of DISTINCT ON for other backends is currently silently ignored, however this usage is deprecated, and will raise CompileError in a future release for all backends that do not support this syntax.")
}

func (l *lowering) forUpdate(f *ForUpdate) (*sqltree.ForUpdate, error) {
	if f == nil || l.dialect.Name == "mssql" {
		return nil, nil
	}
	if l.dialect.Name == "default" {
		return &sqltree.ForUpdate{}, nil
	}
	if l.dialect.Name == "oracle" {
		out := &sqltree.ForUpdate{NoWait: f.NoWait, SkipLocked: f.SkipLocked}
		for _, e := range f.Of {
			if _, isFrom := e.(FromClause); isFrom { // a table where a column should stand is nothing
				out.Of = append(out.Of, sqltree.Text(""))
				continue
			}
			x, err := l.expr(e)
			if err != nil {
				return nil, err
			}
			out.Of = append(out.Of, x)
		}
		return out, nil
	}
	out := &sqltree.ForUpdate{Read: f.Read, KeyShare: f.KeyShare, NoWait: f.NoWait, SkipLocked: f.SkipLocked}
	if l.dialect.Name == "mysql" {
		out.KeyShare = false
		return out, nil // not before a server's version is known
	}
	for _, e := range f.Of {
		if c, ok := e.(ColumnElement); ok {
			e = Deannotate(c)
		}
		if x, ok := e.(Entity); ok {
			e = x.EntityFrom()
		}
		switch x := e.(type) {
		case *Column:
			if n, _ := fromName(x.Table); !n.IsZero() {
				out.Of = append(out.Of, &sqltree.LabelRef{Name: n})
			}
		case FromClause:
			seen := map[FromClause]bool{}
			for _, f := range innerFroms(x) {
				if n, _ := fromName(f); !n.IsZero() && !seen[f] {
					seen[f] = true
					out.Of = append(out.Of, &sqltree.LabelRef{Name: n})
				}
			}
		}
	}
	return out, nil
}

// withoutEmpty leaves out what and_() and or_() are without arguments: nothing.
func withoutEmpty(list []ColumnElement) []ColumnElement {
	var out []ColumnElement
	for _, c := range list {
		if l, ok := c.(*OpList); ok && len(l.Items) == 0 {
			continue
		}
		out = append(out, c)
	}
	return out
}

// whereClause joins conditions as WHERE does.
func whereClause(list []ColumnElement) ColumnElement {
	list = withoutEmpty(list)
	if len(list) == 1 {
		return conjunction(OpAnd, list)
	}
	return And(list...)
}

func (l *lowering) maybe(c ColumnElement) (sqltree.Expr, error) {
	if c == nil {
		return nil, nil
	}
	return l.expr(c)
}

func (l *lowering) affixes(list []Affix) ([]sqltree.Expr, error) {
	var out []sqltree.Expr
	for _, a := range list {
		if a.Dialect != "" && a.Dialect != "*" && a.Dialect != l.dialect.Name {
			continue
		}
		x, err := l.expr(a.X)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

func (l *lowering) independent(list []*CTE, to *[]*sqltree.CTE) error {
	for _, c := range list {
		here := c.NestHere != nil
		if here {
			c = c.NestHere
		}
		x, err := l.cte(c)
		if err != nil {
			return err
		}
		x.Nested = x.Nested || here
		*to = append(*to, x)
	}
	return nil
}

func contains(list []FromClause, f FromClause) bool {
	for _, x := range list {
		if x == f {
			return true
		}
	}
	return false
}

func difference(a, b []FromClause) []FromClause {
	var out []FromClause
	for _, f := range a {
		if !contains(b, f) {
			out = append(out, f)
		}
	}
	return out
}

// displayFroms leaves out of a FROM list what an enclosing SELECT provides.
func displayFroms(s *Select, froms, explicit, implicit []FromClause) ([]FromClause, error) {
	drop := func(remove func(FromClause) bool) {
		var kept []FromClause
		for _, f := range froms {
			if !remove(f) {
				kept = append(kept, f)
			}
		}
		froms = kept
	}
	if s.HasCorrelate && len(s.Correlate) > 0 {
		drop(func(f FromClause) bool { return contains(explicit, f) && contains(s.Correlate, f) })
	}
	if s.HasExcept {
		drop(func(f FromClause) bool { return contains(explicit, f) && !contains(s.CorrelateExcept, f) })
	}
	if !s.HasCorrelate && !s.HasExcept && !s.NoAutoCorrelate && len(implicit) > 0 && len(froms) > 1 {
		drop(func(f FromClause) bool { return contains(implicit, f) })
		if len(froms) == 0 {
			return nil, about(s, "InvalidRequestError", "Select statement '%r' returned no FROM clauses due to auto-correlation; specify correlate(<tables>) to control correlation manually.")
		}
	}
	return froms, nil
}

func (l *lowering) compound(s *Compound, c selectContext) (*sqltree.Compound, error) {
	out := &sqltree.Compound{}
	if err := l.independent(s.IndependentCTEs, &out.CTEs); err != nil {
		return nil, err
	}
	switch s.Keyword {
	case "UNION":
		out.Op = sqltree.Union
	case "UNION ALL":
		out.Op = sqltree.UnionAll
	case "INTERSECT":
		out.Op = sqltree.Intersect
	case "INTERSECT ALL":
		out.Op = sqltree.IntersectAll
	case "EXCEPT":
		out.Op = sqltree.Except
	case "EXCEPT ALL":
		out.Op = sqltree.ExceptAll
	}
	var correlate, enclosing []FromClause
	if t := l.top(); t != nil {
		correlate, enclosing = t.correlate, t.asFrom
	}
	cols := len(s.SelectedColumns())
	l.stack = append(l.stack, frame{correlate: correlate, asFrom: enclosing, resolve: newResolver(queryColumns(nil, s).All(), nil)})
	defer func() { l.stack = l.stack[:len(l.stack)-1] }()
	for i, q := range s.Queries {
		ctx := selectContext{top: c.top && i == 0, asFrom: c.asFrom, lateral: c.lateral, compound: i + 1, columns: &cols}
		x, err := l.query(q, ctx)
		if err != nil {
			return nil, err
		}
		out.Queries = append(out.Queries, x)
	}
	var err error
	defer func(bare bool) { l.bare = bare }(l.bare)
	l.bare = true
	if len(s.GroupBy) > 0 {
		return nil, Unsupportedf("GROUP BY on a set operation")
	}
	if out.OrderBy, err = l.byList(s.OrderBy, false); err != nil {
		return nil, err
	}
	l.bare = false
	if out.Limit, out.Offset, out.Fetch, err = s.rowLimit().lowered(l); err != nil {
		return nil, err
	}
	out.For, err = l.forUpdate(s.ForUpdate)
	return out, err
}

func (l *lowering) textualSelect(s *TextualSelect, top bool) (sqltree.Query, error) {
	x, err := l.expr(s.Text)
	if err != nil {
		return nil, err
	}
	raw := &sqltree.Raw{X: x}
	if err := l.independent(s.IndependentCTEs, &raw.CTEs); err != nil {
		return nil, err
	}
	if top {
		if !s.Positional {
			l.textual = true
		}
		for _, c := range s.Cols {
			name := ownName(c)
			l.addResult(proxyKeyOr(c, name.Text), name, []any{Deannotate(c), name.Text, proxyKey(c)}, c.SQLType())
		}
	}
	return raw, nil
}

func proxyKeyOr(c ColumnElement, name string) string {
	if name != "" {
		return name
	}
	return proxyKey(c)
}

// labelResolver finds the columns that names in ORDER BY and GROUP BY mean.
type labelResolver struct {
	withCols, onlyFroms map[string]ColumnElement
	cols                []ColumnElement
}

func newResolver(cols []ColumnElement, froms []FromClause) *labelResolver {
	r := &labelResolver{map[string]ColumnElement{}, map[string]ColumnElement{}, cols}
	for _, c := range cols {
		key := ""
		if n := tqLabel(c); !n.IsZero() && n.Anon == nil {
			key = n.Text
		} else {
			key = proxyKey(c)
		}
		if key != "" {
			r.withCols[key] = c
		}
	}
	for _, f := range froms {
		for _, e := range expandColumns(f) {
			r.onlyFroms[proxyKey(e)] = e
		}
	}
	for k, c := range r.onlyFroms {
		if _, ok := r.withCols[k]; !ok {
			r.withCols[k] = c
		}
	}
	// a selected column is also found by its own name
	for _, c := range cols {
		if k := proxyKey(c); k != "" {
			if _, ok := r.withCols[k]; !ok {
				r.withCols[k] = c
			}
		}
	}
	return r
}

// byList lowers ORDER BY, GROUP BY or DISTINCT ON.
func (l *lowering) byList(items []Element, within bool) ([]sqltree.Expr, error) {
	var out []sqltree.Expr
	for _, e := range items {
		x, err := l.by(e, within)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

func (l *lowering) by(e Element, within bool) (sqltree.Expr, error) {
	switch x := e.(type) {
	case *LabelRef:
		return l.resolveText(x, within)
	case *Unary:
		if x.Modifier != nil {
			inner, err := l.by(x.X, within)
			if err != nil {
				return nil, err
			}
			if x.Modifier.Custom {
				return &sqltree.Concat{Parts: []sqltree.Expr{inner, sqltree.Text(" " + l.literalText(x.Modifier.Tree.Text))}}, nil
			}
			return modified(inner, x.Modifier), nil
		}
	case *OrderLabel:
		return l.orderLabel(x.X)
	case FromClause:
		cs := &sqltree.Commas{}
		for _, c := range x.Columns().All() {
			y, err := l.expr(c)
			if err != nil {
				return nil, err
			}
			cs.Items = append(cs.Items, y)
		}
		return cs, nil
	}
	return l.expr(e)
}

// OrderLabel is an item of ORDER BY that may be spelt as a label of the select list.
type OrderLabel struct{ X ColumnElement }

// VisitName implements Element.
func (*OrderLabel) VisitName() string { return "label_reference" }

// OrderItem prepares an element for ORDER BY: labels become references to them.
func OrderItem(e Element) Element {
	if c, ok := e.(ColumnElement); ok && orderLabelOf(c) != nil {
		return &OrderLabel{X: c}
	}
	return e
}

func orderLabelOf(c ColumnElement) *Label {
	switch x := Deannotate(c).(type) {
	case *Label:
		return x
	case *Unary:
		if x.Modifier != nil {
			if inner, ok := x.X.(ColumnElement); ok {
				return orderLabelOf(inner)
			}
		}
	}
	return nil
}

func (l *lowering) orderLabel(c ColumnElement) (sqltree.Expr, error) {
	label := orderLabelOf(c)
	t := l.top()
	as := (*Label)(nil)
	if t != nil && t.resolve != nil && l.dialect.Name != "oracle" {
		for _, sel := range t.resolve.cols {
			if s, ok := Deannotate(sel).(*Label); ok && s.Name == label.Name && (s == label || sharesLineage(s, label)) {
				as = s
			}
		}
	}
	var build func(ColumnElement) (sqltree.Expr, error)
	build = func(c ColumnElement) (sqltree.Expr, error) {
		switch x := Deannotate(c).(type) {
		case *Label:
			if as != nil {
				return &sqltree.LabelRef{Name: x.Name}, nil
			}
			return l.expr(x.X)
		case *Unary:
			if x.Modifier != nil {
				inner, err := build(x.X.(ColumnElement))
				if err != nil {
					return nil, err
				}
				return modified(inner, x.Modifier), nil
			}
		}
		return l.expr(c)
	}
	return build(c)
}

func sharesLineage(a, b ColumnElement) bool {
	x, y := map[ColumnElement]int{}, map[ColumnElement]int{}
	proxySet(bareLabel(a), 0, x)
	proxySet(bareLabel(b), 0, y)
	for c := range x {
		if _, ok := y[c]; ok {
			return true
		}
	}
	return false
}

// bareLabel is a label's expression without the parentheses that its place has put around it.
func bareLabel(c ColumnElement) ColumnElement {
	if l, ok := c.(*Label); ok {
		if g, ok := l.X.(*Grouping); ok {
			if x, ok := g.X.(ColumnElement); ok {
				return x
			}
		}
		return l.X
	}
	return c
}

func modified(x sqltree.Expr, op *Op) sqltree.Expr {
	o := &sqltree.Order{X: x}
	if inner, ok := x.(*sqltree.Order); ok && inner.Nulls == sqltree.NullsDefault && (inner.Dir == 0 || op != OpAsc && op != OpDesc) {
		c := *inner
		o = &c
	}
	switch op {
	case OpAsc:
		o.Dir = sqltree.Asc
	case OpDesc:
		o.Dir = sqltree.Desc
	case OpNullsFirst:
		o.Nulls = sqltree.NullsFirst
	case OpNullsLast:
		o.Nulls = sqltree.NullsLast
	}
	return o
}

func (l *lowering) resolveText(x *LabelRef, within bool) (sqltree.Expr, error) {
	t := l.top()
	if t == nil {
		return sqltree.Text(l.literalText(x.Text)), nil // outside of any SELECT it is text
	}
	var found ColumnElement
	if t != nil && t.resolve != nil {
		if within {
			found = t.resolve.onlyFroms[x.Text]
		} else {
			found = t.resolve.withCols[x.Text]
		}
	}
	if found == nil {
		return nil, CompileErrorf("Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression %s should be explicitly declared as text(%s)", reprText(x.Text), reprText(x.Text))
	}
	if label, ok := Deannotate(found).(*Label); ok {
		return &sqltree.LabelRef{Name: label.Name}, nil
	}
	return l.expr(found)
}

func reprText(s string) string {
	for _, r := range s {
		if r == '\'' {
			return `"` + s + `"`
		}
	}
	return "'" + s + "'"
}
