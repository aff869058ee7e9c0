package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// spelling is the dialect as the renderer knows it.
func (d *Dialect) spelling() *dialect.Dialect {
	switch d.Name {
	case "sqlite":
		return dialect.SQLite
	case "postgresql":
		return dialect.PostgreSQL
	case "mysql", "mariadb":
		return dialect.MySQL
	case "oracle":
		return dialect.Oracle
	case "mssql":
		return dialect.MSSQL
	}
	return dialect.Default
}

func (d *Dialect) marks() render.Marks {
	switch d.Paramstyle {
	case "qmark":
		return render.Qmark
	case "format":
		return render.Format
	case "pyformat":
		return render.Pyformat
	case "numeric_dollar":
		return render.Dollar
	case "numeric":
		return render.Numeric
	}
	return render.Named
}

// Compile spells a statement.
func Compile(st Statement, o CompileOptions) (*Compiled, error) {
	if o.Dialect == nil {
		o.Dialect = DefaultDialect
	}
	if d, ok := st.(*DDL); ok && !hooked(o.Host) {
		sql, err := d.SQL(o)
		if err == nil {
			sql, err = o.translate(sql)
		}
		return &Compiled{Statement: st, Dialect: o.Dialect, SQL: sql, IsDDL: true}, err
	}
	l := newLowering(o)
	tree, err := l.statement(st, true)
	if err != nil {
		return nil, err
	}
	c := &Compiled{Statement: st, Dialect: o.Dialect, Textual: l.textual, cartesians: l.cartesians, State: l.state, crud: l.crud, tree: tree, opt: o, order: l.order, Returning: l.returns}
	switch s := st.(type) {
	case *Insert:
		c.IsInsert = true
	case *Update:
		c.IsUpdate = true
	case *Delete:
		c.IsDelete = true
	case *Text:
		c.IsText = true
	case *DDL:
		c.IsDDL = true
	case *CustomStatement:
		c.IsDDL = s.DDL
		c.IsText = !s.DDL
	default:
		c.IsSelect = true
	}
	r, err := c.render(nil, o.RenderPostcompile)
	if err != nil {
		return nil, err
	}
	c.SQL, c.names = r.SQL, r.Names
	for _, p := range r.Params {
		b, _ := p.Node.Info.(*BindParam)
		if b == nil { // a literal that the renderer brought
			b = NewBind(p.Name, false, Value{V: p.Value, Type: IntegerType}, IntegerType)
		}
		c.Binds = append(c.Binds, CompiledBind{Name: p.Name, Param: b.item(p, o.RenderPostcompile)})
	}
	if err := l.distinctNames(c); err != nil {
		return nil, err
	}
	if c.crud != nil {
		c.ImplicitReturning = c.crud.returning
	}
	c.nameColumns(l)
	return c, nil
}

// distinctNames reports a parameter whose given name is one that was made up for
// another.
func (l *lowering) distinctNames(c *Compiled) error {
	for b, p := range l.params {
		if b.Ident.Anon != nil {
			continue
		}
		for anon, name := range c.names {
			if name != b.Key {
				continue
			}
			for other, q := range l.params {
				if q != p && other.Ident.Anon == anon && other.Ident.Text == "" {
					return CompileErrorf("Bind parameter '%s' conflicts with unique bind parameter of the same name", b.Key)
				}
			}
		}
	}
	return nil
}

// CompileElement spells an element that is no statement, as str() does.
func CompileElement(e Element, o CompileOptions) (*Compiled, error) {
	if st, ok := e.(Statement); ok {
		if _, fn := e.(*Function); !fn {
			return Compile(st, o)
		}
	}
	if o.Dialect == nil {
		o.Dialect = DefaultDialect
	}
	l := newLowering(o)
	l.bare = o.Bare
	if f, ok := e.(FromClause); ok {
		x, err := l.fromAlone(f)
		if err != nil {
			return nil, err
		}
		return l.finishElement(o, x)
	}
	x, err := l.expr(e)
	if err != nil {
		return nil, err
	}
	return l.finishElement(o, &sqltree.Raw{X: x})
}

// fromAlone is a source of rows as it stands by itself: an alias shows its name
// only inside FROM.
func (l *lowering) fromAlone(f FromClause) (sqltree.Statement, error) {
	switch x := f.(type) {
	case *Alias:
		if x.Sampling == nil {
			return &sqltree.Raw{X: sqltree.Text("")}, nil
		}
	case *Table:
		name := sqltree.Expr(&sqltree.LabelRef{Name: sqltree.Name{Text: x.Name, Quote: x.Quote}})
		if in := l.opt.schemaOf(x.Schema); in != "" {
			name = &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text(l.opt.quotedSchema(in) + "."), name}}
		}
		return &sqltree.Raw{X: name}, nil
	case *TableClause:
		return &sqltree.Raw{X: &sqltree.LabelRef{Name: sqltree.N(x.Name)}}, nil
	case *TableValuedAlias:
		call, err := l.expr(x.Func)
		return &sqltree.Raw{X: call}, err
	case *Subquery:
		return l.statement(x.Query, false)
	case *CTE:
		return l.statement(x.Query, false)
	case *Values:
		v, err := l.valuesFrom(x)
		if err != nil {
			return nil, err
		}
		return &sqltree.ValuesQuery{Rows: v.(*sqltree.Values).Rows}, nil
	}
	x, err := l.from(f)
	if err != nil {
		return nil, err
	}
	r, err := render.From(x, render.Style{Dialect: l.dialect.spelling(), Family: render.Alchemy, Marks: l.dialect.marks()})
	if err != nil {
		return nil, err
	}
	return &sqltree.Raw{X: sqltree.Text(r.SQL)}, nil
}

func (l *lowering) finishElement(o CompileOptions, tree sqltree.Statement) (*Compiled, error) {
	c := &Compiled{Dialect: o.Dialect, tree: tree, opt: o, order: l.order}
	r, err := c.render(nil, o.RenderPostcompile)
	if err != nil {
		return nil, err
	}
	c.SQL, c.names = r.SQL, r.Names
	for _, p := range r.Params {
		if b, ok := p.Node.Info.(*BindParam); ok {
			c.Binds = append(c.Binds, CompiledBind{Name: p.Name, Param: b.item(p, o.RenderPostcompile)})
		}
	}
	return c, nil
}

// render spells the tree with the values of an execution, or with the
// statement's own.
func (c *Compiled) render(values func(*sqltree.Param) any, expand bool) (render.Rendered, error) {
	s := render.Style{Dialect: c.Dialect.spelling(), Family: render.Alchemy, Marks: c.Dialect.marks(), Expand: expand, LiteralBinds: c.opt.LiteralBinds}
	var failed error
	s.Value = func(p *sqltree.Param) any {
		v := p.Value
		if values != nil {
			v = values(p)
		} else if b, ok := p.Info.(*BindParam); ok && b.Callable != nil && c.opt.LiteralBinds {
			if x, err := b.Callable(); err == nil {
				v = x
			} else {
				failed = err
			}
		}
		if p.Expanding && c.opt.Host != nil && (expand || c.opt.LiteralBinds) {
			items, err := c.opt.Host.Items(v)
			if err != nil {
				failed = err
				return []any{}
			}
			return items
		}
		return v
	}
	if c.opt.Host != nil {
		s.Literal = func(v any, t sqltree.Type) (string, error) {
			typ, _ := t.(*Type)
			if typ == nil {
				typ = NullType
			}
			return c.opt.Host.Literal(typ, c.Dialect, v)
		}
	}
	r, err := render.Statement(c.tree, s)
	if err == nil {
		if c.marked == "" && len(c.opt.SchemaTranslate) > 0 {
			c.marked = r.SQL
		}
		r.SQL, err = c.opt.translate(r.SQL)
	}
	if failed != nil {
		return r, failed
	}
	if e, ok := err.(*render.Error); ok {
		return r, CompileErrorf("%s", e.Message)
	}
	return r, err
}

// nameColumns fills in the names that were numbered while the text was made.
func (c *Compiled) nameColumns(l *lowering) {
	for _, p := range l.pending {
		col := &l.columns[p.index]
		col.Name = c.resolve(p.name)
		if col.Key == "" {
			col.Key = col.Name
		}
	}
	c.Columns = l.columns
}

func (c *Compiled) resolve(n sqltree.Name) string {
	if n.Anon == nil {
		return n.Text
	}
	if s, ok := c.names[n.Anon]; ok {
		return s + n.Text
	}
	number := "_1"
	if n.Anon.Tail != nil {
		number = c.resolve(*n.Anon.Tail)
	}
	return c.resolve(n.Anon.Base) + number + n.Text
}

func (c *Connection) options(st Statement, opts map[string]any) map[string]any {
	out := map[string]any{}
	for _, m := range []map[string]any{StatementOptions(st), c.Engine.ExecOptions, c.opts, opts} {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

// StatementOptions are the execution options that a statement brings itself.
func StatementOptions(st Statement) map[string]any {
	switch s := st.(type) {
	case *Select:
		return s.ExecOptions
	case *Compound:
		return s.ExecOptions
	case *TextualSelect:
		return s.ExecOptions
	case *Insert:
		return s.ExecOptions
	case *Update:
		return s.ExecOptions
	case *Delete:
		return s.ExecOptions
	case *FromStatement:
		return s.ExecOptions
	case *Text:
		return s.ExecOptions
	}
	return nil
}

// OptionsOf are the options of a statement.
func OptionsOf(st Statement) []any {
	switch s := st.(type) {
	case *Select:
		return s.Options
	case *Compound:
		return s.Options
	case *TextualSelect:
		return s.Options
	case *Insert:
		return s.Options
	case *Update:
		return s.Options
	case *Delete:
		return s.Options
	case *FromStatement:
		return s.Options
	}
	return nil
}

func (c *Connection) execute(st Statement, params []Param, opts map[string]any) (*Result, error) {
	if c.closed {
		return nil, closedError()
	}
	if d, ok := st.(*DDL); ok {
		ctx, err := c.executeDDL(d)
		if err != nil {
			return nil, err
		}
		return c.nothing(ctx), nil
	}
	o := CompileOptions{Dialect: c.Engine.Dialect, Host: c.Engine.Host, ForExecute: true, HasKeys: true, Many: len(params) > 1, RenderSchemas: true}
	if len(params) > 0 {
		o.ColumnKeys = sortedKeys(params[0])
	}
	merged := c.options(st, opts)
	var err error
	if o.SchemaTranslate, err = schemaMap(c.Engine.Host, merged); err != nil {
		return nil, err
	}
	keyed, err := c.keyed(st)
	if err != nil {
		return nil, err
	}
	comp, err := Compile(st, o)
	if err != nil {
		return nil, err
	}
	comp.unkeyed = !keyed
	if err := c.Engine.lint(comp); err != nil {
		return nil, err
	}
	r, err := c.executeCompiled(comp, params, merged)
	if n, ok := merged["yield_per"]; ok && r != nil && comp.IsSelect { // not for text, nor for DML
		r.YieldPer = optionCount(n)
	}
	return r, err
}

func (c *Connection) executeCompiled(comp *Compiled, params []Param, opts map[string]any) (*Result, error) {
	sets := params
	if len(sets) == 0 {
		sets = []Param{{}}
	}
	if !c.closed && len(sets) > 1 && comp.Returning {
		what := ""
		switch {
		case comp.IsUpdate:
			what = "UPDATE"
		case comp.IsDelete:
			what = "DELETE"
		case comp.IsInsert && (comp.crud == nil || !comp.crud.insertMany || comp.multiple()):
			return nil, c.required(&StatementError{OrigClass: "sqlalchemy.exc.InvalidRequestError", Statement: comp.SQL,
				OrigMsg: "Statement does not have \"insertmanyvalues\" enabled, can't use INSERT..RETURNING with executemany in this case."}, params)
		}
		if what != "" {
			return nil, c.required(&StatementError{OrigClass: "sqlalchemy.exc.InvalidRequestError", Statement: comp.SQL,
				OrigMsg: "Dialect sqlite+pysqlite with current server capabilities does not support " + what + "..RETURNING when executemany is used"}, params)
		}
	}
	if !c.closed {
		for i, set := range sets {
			if err := comp.checkRequired(set, i, len(sets) > 1); err != nil {
				if e := c.rollbackUnbegun(); e != nil {
					return nil, e
				}
				return nil, c.required(err, params)
			}
		}
	}
	several := comp.crud != nil && comp.crud.insertMany && len(sets) > 1
	if c.root != nil || c.closed || several { // else the transaction begins when the parameters are ready
		if err := c.autobegin(); err != nil {
			return nil, err
		}
	}
	ctx := &ExecContext{Conn: c, Compiled: comp, Options: opts, Rowcount: -1, Many: len(params) > 1, given: params}
	for _, set := range sets {
		full, err := c.prefetch(comp, set, ctx)
		if err != nil {
			return nil, c.unready(err)
		}
		ctx.Params = append(ctx.Params, full)
	}
	if several {
		return c.insertMany(comp, ctx)
	}
	if len(sets) == 1 {
		return c.executeOne(comp, ctx)
	}
	lists := make([][]any, len(sets))
	var sql string
	for i, set := range ctx.Params {
		text, raw, err := c.bindParams(comp, set)
		if err != nil {
			return nil, c.unready(c.statementError(err, comp, ctx))
		}
		sql, lists[i] = text, raw
	}
	if err := c.autobegin(); err != nil {
		return nil, err
	}
	set, err := c.cursorMany(sql, lists, ctx)
	if err != nil {
		return nil, err
	}
	ctx.LastID = set.lastID
	ctx.Rowcount = set.affected
	return c.result(comp, ctx, set), nil
}

// unready is the error of parameters; what has not begun is rolled back all the same.
func (c *Connection) unready(err error) error {
	if e := c.rollbackUnbegun(); e != nil {
		return e
	}
	return err
}

func (c *Connection) executeOne(comp *Compiled, ctx *ExecContext) (*Result, error) {
	sql, raw, err := c.bindParams(comp, ctx.Params[0])
	if err != nil {
		return nil, c.unready(c.statementError(err, comp, ctx))
	}
	if err := c.autobegin(); err != nil {
		return nil, err
	}
	set, err := c.cursor(sql, raw, ctx)
	if err != nil {
		return nil, err
	}
	ctx.LastID = set.lastID
	if comp.IsInsert || comp.IsUpdate || comp.IsDelete || comp.IsText {
		ctx.Rowcount = set.affected
	}
	late := int64(0)
	if len(set.names) > 0 && ctx.Rowcount >= 0 && (comp.Returning || comp.IsText) { // sqlite3 counts when the last row was read, which is later
		if !comp.IsUpdate && !comp.IsDelete {
			late = ctx.Rowcount
		}
		ctx.Rowcount = 0
	}
	r := c.result(comp, ctx, set)
	if src, ok := r.source.(*cursorSource); ok && late > 0 {
		src.counts, src.late = ctx, late
	}
	if err := c.afterInsert(comp, ctx, r); err != nil {
		return nil, err
	}
	return r, nil
}

// statementError wraps an error of a parameter's conversion with the statement.
func (c *Connection) statementError(err error, comp *Compiled, ctx *ExecContext) error {
	h, ok := c.Engine.Host.(interface {
		ErrorText(error) (class, msg string, ok bool)
		ShowParams([]Param, *Compiled) string
	})
	if !ok {
		return err
	}
	class, msg, ok := h.ErrorText(err)
	if !ok {
		return err
	}
	e := &StatementError{Orig: err, OrigClass: class, OrigMsg: msg, Statement: comp.SQL, RawParams: ctx.given, Hidden: c.Engine.HideParameters}
	if len(ctx.given) > 0 {
		e.Params = h.ShowParams(ctx.given, comp)
	}
	return e
}

// prefetch adds the defaults that are made before the statement runs.
func (c *Connection) prefetch(comp *Compiled, set Param, ctx *ExecContext) (Param, error) {
	if comp.crud == nil || len(comp.crud.prefetch) == 0 {
		return set, nil
	}
	full := Param{}
	for k, v := range set {
		full[k] = v
	}
	dc := &defaultContext{conn: c, params: full, comp: comp}
	for _, p := range comp.crud.prefetch {
		if _, given := set[p.key]; given {
			continue
		}
		d := p.col.Schema.Default
		if p.update {
			d = p.col.Schema.OnUpdate
		}
		if dc.suffix = strings.TrimPrefix(p.key, p.col.Key); dc.suffix == "" && comp.crud.multi > 0 {
			dc.suffix, dc.own = "_m0", p.key
		}
		v, err := c.defaultValue(d, dc)
		if err != nil && d.Callable != nil {
			err = c.statementError(err, comp, ctx)
		}
		if err != nil {
			return nil, err
		}
		full[p.key] = v
	}
	return full, nil
}

func (c *Connection) defaultValue(d *Default, dc DefaultContext) (any, error) {
	switch {
	case d.Callable != nil:
		return d.Callable(dc)
	case d.Clause != nil:
		v, _, err := c.Scalar(NewSelect(d.Clause), nil, nil)
		return v, err
	case d.Scalar != nil:
		return d.Scalar.V, nil
	}
	return nil, nil
}

// required completes the report of a parameter without a value.
func (c *Connection) required(err error, params []Param) error {
	e, ok := err.(*StatementError)
	if !ok {
		return err
	}
	if len(params) == 1 && len(params[0]) == 0 {
		params = nil // an empty dictionary counts as none
	}
	e.RawParams, e.Hidden = params, c.Engine.HideParameters
	if len(params) == 0 {
		return e
	}
	if h, ok := c.Engine.Host.(interface {
		ShowParams([]Param, *Compiled) string
	}); ok {
		e.Params = h.ShowParams(params, &Compiled{})
	}
	return e
}

// multiple tells of an INSERT of several rows of values.
func (c *Compiled) multiple() bool {
	s, ok := c.Statement.(*Insert)
	return ok && len(s.Multi) > 0
}

// checkRequired reports a parameter without a value.
func (c *Compiled) checkRequired(set Param, index int, many bool) error {
	for _, b := range c.Binds {
		if b.Param.Required && !b.Param.HasValue {
			if _, ok := lookupParam(set, b); ok {
				continue
			}
			if many && index > 0 {
				return WithCode(&StatementError{OrigMsg: "A value is required for bind parameter " + reprText(b.Name) + ", in parameter group " + itoa(index), OrigClass: "sqlalchemy.exc.InvalidRequestError", Statement: c.SQL}, "cd3x")
			}
			return WithCode(&StatementError{OrigMsg: "A value is required for bind parameter " + reprText(b.Name), OrigClass: "sqlalchemy.exc.InvalidRequestError", Statement: c.SQL}, "cd3x")
		}
	}
	return nil
}

// lookupParam is the value a set gives a parameter. A unique one goes by the name
// it has in the statement alone: its key is that of others too.
func lookupParam(set Param, b CompiledBind) (any, bool) {
	if v, ok := set[b.Param.Key]; ok && b.Param.Key != "" && !b.Param.Unique {
		return v, true
	}
	v, ok := set[b.Name]
	return v, ok
}

// bindParams are the text and the parameters of one execution, as the driver
// gets them.
func (c *Connection) bindParams(comp *Compiled, set Param) (string, []any, error) {
	var failed error
	value := func(p *sqltree.Param) any {
		b, ok := p.Info.(*BindParam)
		if !ok {
			return p.Value
		}
		if v, given := lookupParam(set, CompiledBind{Name: comp.resolve(p.Name), Param: b}); given {
			return v
		}
		if b.Callable != nil {
			v, err := b.Callable()
			if err != nil {
				failed = err
			}
			return v
		}
		return b.Value
	}
	r, err := comp.render(value, true)
	if e, ok := failed.(*Error); ok && err == nil {
		return "", nil, &StatementError{OrigClass: "sqlalchemy.exc." + e.Class, OrigMsg: e.Msg, Statement: r.SQL}
	}
	if failed != nil {
		return "", nil, failed
	}
	if err != nil {
		return "", nil, err
	}
	raw := make([]any, len(r.Params))
	for i, p := range r.Params {
		t, _ := p.Type.(*Type)
		if t == nil {
			t = NullType
		}
		if p.Index >= 0 && t.Affinity == TupleAffinity {
			t = NullType
		}
		v, err := c.Engine.Host.ToDriver(t, c.Engine.Dialect, p.Value)
		if err != nil {
			return "", nil, err
		}
		raw[i] = v
	}
	return r.SQL, raw, nil
}

// result makes the Result of a statement.
func (c *Connection) result(comp *Compiled, ctx *ExecContext, set *rowSet) *Result {
	var keys []string
	var objs [][]any
	types := make([]*Type, len(set.names))
	if !comp.Textual && len(comp.Columns) == len(set.names) {
		for i, col := range comp.Columns {
			keys = append(keys, col.Key)
			objs = append(objs, col.Objects)
			types[i] = col.Type
		}
	} else {
		byName := map[string]*ResultColumn{}
		for i := range comp.Columns {
			byName[comp.Columns[i].Name] = &comp.Columns[i]
		}
		positional := len(comp.Columns) == len(set.names) && comp.IsSelect
		for i, n := range set.names {
			keys = append(keys, n)
			col := byName[n]
			if col == nil && positional && comp.Columns[i].Name == "" {
				col = &comp.Columns[i]
			}
			if col != nil {
				objs = append(objs, col.Objects)
				types[i] = col.Type
				continue
			}
			objs = append(objs, nil)
			types[i] = NullType
		}
	}
	meta := NewRowMeta(keys, objs)
	if len(comp.Columns) == 0 { // nothing is known of the columns: the last of a name counts
		for i, k := range keys {
			meta.index[k] = i
		}
	}
	r := NewResult(meta, &cursorSource{conn: c, rows: set.rows, types: types})
	r.Compiled, r.Exec = comp, ctx
	if len(set.names) == 0 {
		r.NoRows, r.soft = true, true
	}
	return r
}

// cursorSource converts rows as they are asked for.
type cursorSource struct {
	conn  *Connection
	rows  [][]database.Value
	types []*Type
	// counts is told of late, the number of rows, when the last one is taken.
	counts *ExecContext
	late   int64
}

// NextRow implements RowSource.
func (s *cursorSource) NextRow() ([]any, error) {
	if len(s.rows) == 0 {
		return nil, nil
	}
	row := s.rows[0]
	if s.rows = s.rows[1:]; len(s.rows) == 0 && s.counts != nil {
		s.counts.Rowcount = s.late
	}
	out := make([]any, len(row))
	for i, v := range row {
		x, err := s.conn.Engine.Host.FromDriver(s.types[i], s.conn.Engine.Dialect, v)
		if err != nil {
			return nil, err
		}
		out[i] = x
	}
	s.conn.Engine.debug("Row", out)
	return out, nil
}

// Close implements RowSource.
func (s *cursorSource) Close() { s.rows = nil }

func (c *Connection) execRaw(sql string, lists [][]any, named []Param) (*Result, error) {
	ctx := &ExecContext{Conn: c, Rowcount: -1, Many: len(lists) > 1}
	comp := &Compiled{SQL: sql, Dialect: c.Engine.Dialect, Textual: true, IsText: true}
	var set *rowSet
	var err error
	if len(named) > 0 {
		ctx.named, ctx.Many = named, len(named) > 1
		if lists, err = c.placed(sql, named); err != nil {
			return nil, c.fail(err, sql, named[0])
		}
	}
	if len(lists) > 1 {
		set, err = c.cursorMany(sql, lists, ctx)
	} else {
		var raw []any
		if len(lists) == 1 {
			raw = lists[0]
		}
		set, err = c.cursor(sql, raw, ctx)
	}
	if err != nil {
		return nil, err
	}
	ctx.Rowcount, ctx.LastID = set.affected, set.lastID
	return c.result(comp, ctx, set), nil
}

// hooked tells whether the host may spell elements itself.
func hooked(h Host) bool {
	c, ok := h.(CustomHost)
	return ok && c.HasCustom()
}
