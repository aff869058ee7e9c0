package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
	"slices"
)

// crudState is what an INSERT or UPDATE needs to know when it is executed.
type crudState struct {
	table *Table
	// prefetch are the columns whose default is made before each execution.
	prefetch []prefetched
	// lastrowid says that the key is read from the cursor.
	lastrowid bool
	// returning are the columns added to RETURNING for the ORM or the key.
	returning []*Column
	// postfetch are the columns that the database fills in.
	postfetch         []*Column
	multi             int
	insertMany        bool
	sorted            bool // rows must come back in the order of the parameters
	implicitReturning bool
	// sentinels are columns that an INSERT of many rows returns once more, so that the
	// rows are known for those of the parameters; no part of the result.
	sentinels []*Column
}

type prefetched struct {
	col    *Column
	key    string // parameter name
	update bool
}

// HasLastRowID tells whether the key is read from the cursor.
func (c *Compiled) HasLastRowID() bool { return c.crud != nil && c.crud.lastrowid }

// Postfetch are the columns whose values only the database knows after the statement.
func (c *Compiled) Postfetch() []*Column {
	if c.crud == nil {
		return nil
	}
	return c.crud.postfetch
}

// Prefetched are the columns whose defaults are made before the statement runs.
func (c *Compiled) Prefetched() []*Column {
	if c.crud == nil {
		return nil
	}
	var out []*Column
	for _, p := range c.crud.prefetch {
		out = append(out, p.col)
	}
	return out
}

// AutoincrementColumn is the integer primary key that the database counts up.
func (t *Table) AutoincrementColumn() *Column {
	var found *Column
	pk := t.PrimaryKey.Cols
	for _, c := range pk {
		switch c.Schema.Autoincrement {
		case "true":
			return c
		}
	}
	if len(pk) == 1 {
		c := pk[0]
		switch c.Schema.Autoincrement {
		case "auto", "ignore_fk", "":
			if c.SQLType().aff() == IntegerAffinity && c.SQLType().Custom == nil && c.Schema.Default == nil && c.Schema.ServerDefault == nil &&
				(len(c.Schema.FKs) == 0 || c.Schema.Autoincrement == "ignore_fk") {
				found = c
			}
		}
	}
	return found
}

// plainItem is a SET or VALUES item with its column found.
type crudItem struct {
	key   string
	value Element // nil: the parameter of that name, given at execution
}

// crudItems matches the items of a statement and the names of an execution with columns.
func (l *lowering) crudItems(items []SetItem, table FromClause, top bool) (map[string]Element, []string, error) {
	out := map[string]Element{}
	var order []string
	for _, it := range items {
		key := itemKey(it)
		if _, ok := out[key]; !ok {
			order = append(order, key)
		}
		out[key] = it.Value
	}
	if l.opt.HasKeys && top {
		for _, k := range l.opt.ColumnKeys {
			if _, ok := out[k]; !ok {
				order = append(order, k)
				out[k] = nil
			}
		}
	}
	return out, order, nil
}

func itemKey(it SetItem) string {
	if c, ok := it.Column.(ColumnElement); ok {
		if col, ok := Deannotate(c).(*Column); ok {
			return col.Key
		}
		return proxyKey(c)
	}
	return it.Key
}

// crudValue lowers the value for a column.
func (l *lowering) crudValue(c *Column, name string, v Element, top bool) (sqltree.Expr, error) {
	switch x := v.(type) {
	case nil:
		b := NewBind(name, false, Value{}, c.SQLType())
		b.Required, b.HasValue, b.IsCRUD = true, false, true
		return l.param(b)
	case Value:
		if !top {
			return l.param(NewBind("", true, x, c.SQLType()))
		}
		b := NewBind(name, false, x, c.SQLType())
		b.IsCRUD = true
		return l.param(b)
	case *BindParam:
		b := *x
		if b.SQLType().IsNull() {
			b.typ = c.SQLType()
		}
		if x.Unique && top {
			b.Ident, b.Key, b.Unique, b.IsCRUD = sqltree.N(name), name, false, true
		}
		return l.param(&b)
	}
	if q, ok := v.(Query); ok {
		v = NewScalarSelect(q)
	}
	return l.expr(selfGroup(v, nil))
}

// isExpression tells whether a value is an SQL expression rather than a parameter.
func isExpression(v Element) bool {
	switch v.(type) {
	case nil, Value, *BindParam:
		return false
	}
	return true
}

func (l *lowering) dmlPlugin(st Statement) (Statement, error) {
	var p Plugin
	switch s := st.(type) {
	case *Insert:
		if p = s.Plugin; p == nil && s.Entity != nil {
			p = s.Entity.Plugin()
		}
	case *Update:
		if p = s.Plugin; p == nil && s.Entity != nil {
			p = s.Entity.Plugin()
		}
	case *Delete:
		if p = s.Plugin; p == nil && s.Entity != nil {
			p = s.Entity.Plugin()
		}
	}
	if p == nil {
		return st, nil
	}
	plain, state, err := p.CompileDML(st)
	if err != nil {
		return nil, err
	}
	l.state = state
	return plain, nil
}

func columnsOf(f FromClause) []*Column {
	var out []*Column
	for _, c := range f.Columns().All() {
		if x, ok := Deannotate(c).(*Column); ok {
			out = append(out, x)
		}
	}
	return out
}

func (l *lowering) insert(s *Insert, top bool) (sqltree.Statement, error) {
	st, err := l.dmlPlugin(s)
	if err != nil {
		return nil, err
	}
	s = st.(*Insert)
	out := &sqltree.Insert{NoDefaultValues: !l.dialect.DefaultValues, WithInside: l.dialect.CTEFollows}
	crud := &crudState{}
	if top {
		l.crud = crud
	}
	crud.table, _ = s.Table.(*Table)
	if out.Prefixes, err = l.affixes(s.Prefixes); err != nil {
		return nil, err
	}
	if out.Table, err = l.target(s.Table, s.Hints); err != nil {
		return nil, err
	}
	l.stack = append(l.stack, frame{})
	defer func() { l.stack = l.stack[:len(l.stack)-1] }()
	if s.Select == nil {
		if err := l.insertValues(s, out, crud, top); err != nil {
			return nil, err
		}
	}
	if err := l.independent(s.IndependentCTEs, &out.CTEs); err != nil {
		return nil, err
	}
	if out.Returning, out.Into, err = l.returningList(s.Return, crud, s.Table, "inserted", top); err != nil {
		return nil, err
	}
	if s.Select != nil {
		if err := l.insertSelect(s, out, crud); err != nil {
			return nil, err
		}
	}
	if s.OnConflict != nil {
		if out.Conflict, err = l.onConflict(s); err != nil {
			return nil, err
		}
	}
	if len(s.OnDuplicate) > 0 {
		if out.Conflict, err = l.onDuplicate(s); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// returningList lowers RETURNING: what was asked for, then what the key needs.
// SQL Server reads a table of its own, named rows; Oracle puts the values into
// parameters.
func (l *lowering) returningList(items []Element, crud *crudState, table FromClause, rows string, top bool) (list, into []sqltree.Expr, err error) {
	var cols []ColumnElement
	for _, e := range items {
		cols = append(cols, expandColumns(e)...)
	}
	for _, c := range crud.returning {
		cols = append(cols, c)
	}
	if len(cols) == 0 {
		return nil, nil, nil
	}
	own := len(cols)
	for _, c := range crud.sentinels {
		cols = append(cols, c)
	}
	if top {
		l.returns = true
	}
	defer func(off bool) { l.literalOff = off }(l.literalOff)
	l.literalOff = true // nothing is written into RETURNING
	switch l.dialect.Name {
	case "oracle":
		for i, c := range cols {
			b := NewBind("ret_"+itoa(i), false, Value{}, c.SQLType())
			b.Ident.Quote, b.HasValue = sqltree.QuoteNever, true
			p, err := l.param(b)
			if err != nil {
				return nil, nil, err
			}
			x, err := l.expr(c)
			if err != nil {
				return nil, nil, err
			}
			list, into = append(list, x), append(into, p)
		}
		return list, into, nil
	case "mssql":
		of := &Alias{Of: table, Name: sqltree.N(rows)}
		mine := map[string]bool{}
		for _, c := range columnsOf(table) {
			mine[c.Key] = true
		}
		for i, c := range cols {
			cols[i] = ReplaceColumn(c, func(e Element) Element {
				if x, ok := e.(*Column); ok && x.Table == table && mine[x.Key] {
					moved := *x
					moved.Table = of
					return &moved
				}
				return nil
			})
		}
	}
	style := LabelDisambiguate
	if l.dialect.Stringify {
		style = LabelNone
	}
	for i, s := range nameColumns(cols, style, true) {
		x, err := l.selectItem(s, selectContext{top: top && i < own})
		if err != nil {
			return nil, nil, err
		}
		list = append(list, x)
	}
	return list, nil, nil
}

// returnsKeys tells whether the database is asked for new keys with RETURNING.
func (l *lowering) returnsKeys() bool {
	switch l.dialect.Name {
	case "postgresql", "oracle", "mssql":
		return true
	}
	return false
}

func (l *lowering) insertSelect(s *Insert, out *sqltree.Insert, crud *crudState) error {
	var cols []*Column
	seen := map[string]bool{}
	for _, n := range s.SelectNames {
		c, _ := s.Table.Columns().Get(n).(*Column)
		if c == nil {
			return Errorf("KeyError", "%s", n)
		}
		seen[n] = true
		cols = append(cols, c)
	}
	query := s.Select
	if s.IncludeDefaults {
		var extra []Element
		for _, c := range columnsOf(s.Table) {
			if seen[c.Key] || c.Schema == nil || c.Schema.Default == nil {
				continue
			}
			d := c.Schema.Default
			cols = append(cols, c)
			switch {
			case d.Clause != nil:
				extra = append(extra, d.Clause)
			default:
				b := NewBind(c.Key, false, Value{}, c.SQLType())
				b.IsCRUD = true
				crud.prefetch = append(crud.prefetch, prefetched{c, c.Key, false})
				extra = append(extra, b)
			}
		}
		if len(extra) > 0 {
			sel, ok := query.(*Select)
			if !ok {
				var missing []string
				for _, c := range cols[len(s.SelectNames):] {
					missing = append(missing, reprText(c.Key))
				}
				return CompileErrorf("Can't extend statement for INSERT..FROM SELECT to include additional default-holding column(s) %s.  Convert the selectable to a subquery() first, or pass include_defaults=False to Insert.from_select() to skip these columns.", strings.Join(missing, ", "))
			}
			query = sel.With(func(x *Select) { x.Cols = append(x.Cols, extra...) })
		}
	}
	for _, c := range cols {
		out.Columns = append(out.Columns, c.Ident)
	}
	q, err := l.query(query, selectContext{insert: true})
	out.Query = q
	return err
}

func (l *lowering) insertValues(s *Insert, out *sqltree.Insert, crud *crudState, top bool) error {
	items := s.Values
	if len(s.Multi) > 0 {
		items = s.Multi[0]
		crud.multi = len(s.Multi)
	}
	given, _, err := l.crudItems(items, s.Table, top)
	if err != nil {
		return err
	}
	cols := columnsOf(s.Table)
	if len(items) == 0 && !l.opt.HasKeys && !s.HasValues {
		// a statement that is only shown: a parameter for every column
		var row []sqltree.Expr
		for _, c := range cols {
			x, err := l.crudValue(c, c.Key, nil, top)
			if err != nil {
				return err
			}
			out.Columns = append(out.Columns, c.Ident)
			row = append(row, x)
		}
		if len(cols) == 0 {
			out.Default = true
			return nil
		}
		out.Rows = [][]sqltree.Expr{row}
		return nil
	}
	multi := len(s.Multi) > 0
	needPKs := top && !s.Inline && (!l.opt.Many || s.ReturnDefaults) && len(s.Return) == 0 && !multi
	auto := (*Column)(nil)
	if crud.table != nil {
		auto = crud.table.AutoincrementColumn()
	}
	if l.dialect.Name == "oracle" && multi {
		return CompileErrorf("The 'oracle' dialect with current database version settings does not support in-place multirow inserts.")
	}
	keyReturned := l.returnsKeys()
	returningOK := l.dialect.Name != "mysql" && crud.table != nil && crud.table.ImplicitReturning && (s.OnConflict == nil || l.dialect.Name != "sqlite") && (l.dialect.Name != "default" || l.dialect.Stringify)
	lastrowid := needPKs && !keyReturned && auto != nil
	implicit := needPKs && returningOK && (!lastrowid || s.ReturnDefaults)
	if implicit {
		lastrowid = false
	}
	var wanted map[*Column]bool
	if implicit && s.ReturnDefaults {
		wanted = map[*Column]bool{}
		if len(s.ReturnDefaultsCols) == 0 {
			for _, c := range cols {
				wanted[c] = true
			}
		}
		for _, e := range s.ReturnDefaultsCols {
			for _, c := range expandColumns(e) {
				if x, ok := Deannotate(c).(*Column); ok {
					wanted[x] = true
				}
			}
		}
	}
	crud.implicitReturning = implicit
	crud.insertMany = top && l.opt.Many && (len(s.Return) > 0 || implicit && s.ReturnDefaults)
	crud.sorted = s.SortByParameterOrder
	if crud.insertMany && crud.sorted && l.dialect.Name == "sqlite" && crud.table != nil && auto == nil && l.names(crud.table.PrimaryKey.Cols) {
		crud.sentinels = crud.table.PrimaryKey.Cols
	}
	used := map[string]bool{}
	var row []sqltree.Expr
	var rowCols []*Column
	add := func(c *Column, x sqltree.Expr) {
		out.Columns = append(out.Columns, c.Ident)
		row = append(row, x)
		rowCols = append(rowCols, c)
	}
	suffix := ""
	if multi {
		suffix = "_m0"
	}
	for _, c := range cols {
		v, present := given[c.Key]
		spec := c.Schema
		if present {
			used[c.Key] = true
			x, err := l.crudValue(c, c.Key+suffix, v, top)
			if err != nil {
				return err
			}
			add(c, x)
			isPK := spec != nil && spec.PrimaryKey
			switch {
			case isPK && c == auto && !isExpression(v) && !multi && keyReturned:
				// A value is never NULL there, so that the key is known.
			case isPK && c == auto && !isExpression(v) && !multi:
				if lastrowid {
					crud.lastrowid = true
				} else if implicit {
					crud.returning = append(crud.returning, c)
				}
			case isExpression(v) && isPK:
				if implicit {
					crud.returning = append(crud.returning, c)
				} else if needPKs {
					crud.lastrowid = true
				}
			case isExpression(v) && wanted[c]:
				crud.returning = append(crud.returning, c)
			case isExpression(v):
				crud.postfetch = append(crud.postfetch, c)
			}
			continue
		}
		if spec == nil {
			continue
		}
		if err := l.insertMissing(c, add, crud, needPKs, implicit, lastrowid, wanted, auto, top); err != nil {
			return err
		}
	}
	if err := unconsumed(items, used); err != nil {
		return err
	}
	if len(row) == 0 {
		if cols := l.metavalueColumns(crud); cols != nil {
			out.Columns, out.Rows = cols, [][]sqltree.Expr{{&sqltree.Verbatim{Text: l.dialect.metavalue()}}}
			return nil
		}
		out.Default = true
		return nil
	}
	out.Rows = [][]sqltree.Expr{row}
	if multi {
		return l.multiRows(s, out, rowCols, crud, top)
	}
	return nil
}

// insertMissing decides what an INSERT does with a column that has no value.
func (l *lowering) insertMissing(c *Column, add func(*Column, sqltree.Expr), crud *crudState, needPKs, implicit, lastrowid bool, wanted map[*Column]bool, auto *Column, top bool) error {
	spec := c.Schema
	pk := spec.PrimaryKey
	if q := spec.sequence(); q != nil && l.dialect.sequences(q) {
		x, err := l.sequence(q)
		if err != nil {
			return err
		}
		add(c, x)
		switch {
		case pk && implicit, wanted[c]:
			crud.returning = append(crud.returning, c)
		case !pk:
			crud.postfetch = append(crud.postfetch, c)
		}
		return nil
	}
	if d := spec.Default; d != nil && d.Sequence == nil {
		if d.Clause != nil && !(pk && needPKs && !implicit) {
			x, err := l.expr(selfGroup(d.Clause, nil))
			if err != nil {
				return err
			}
			add(c, x)
			switch {
			case pk && needPKs && implicit, wanted[c]:
				crud.returning = append(crud.returning, c)
			case !pk:
				crud.postfetch = append(crud.postfetch, c)
			}
			return nil
		}
		name := c.Key // of the first of several rows, too
		b := NewBind(name, false, Value{}, c.SQLType())
		b.IsCRUD = true
		x, err := l.param(b)
		if err != nil {
			return err
		}
		crud.prefetch = append(crud.prefetch, prefetched{c, name, false})
		add(c, x)
		return nil
	}
	server := spec.ServerDefault != nil || spec.FetchedDefault || spec.Computed != nil || spec.Identity != nil
	switch {
	case pk && needPKs:
		switch {
		case implicit && (c == auto || server):
			crud.returning = append(crud.returning, c)
		case !implicit && c == auto && lastrowid:
			crud.lastrowid = true
		case c != auto && !server && !spec.Nullable:
			return l.warnKey(c)
		}
	case wanted[c]:
		crud.returning = append(crud.returning, c)
	case server:
		if !pk {
			crud.postfetch = append(crud.postfetch, c)
		}
	case pk && c != auto && !spec.Nullable:
		return l.warnKey(c)
	}
	return nil
}

func (l *lowering) warnKey(c *Column) error {
	if l.opt.Host == nil {
		return nil
	}
	t, ok := c.Table.(*Table)
	if !ok {
		return nil
	}
	msg := "Column '" + t.Key() + "." + c.Name + "' is marked as a member of the primary key for table '" + t.Key() +
		"', but has no Python-side or server-side default generator indicated, nor does it indicate 'autoincrement=True' or 'nullable=True', and no explicit value is passed.  Primary key columns typically may not store NULL."
	if len(t.PrimaryKey.Cols) > 1 {
		msg += " Note that as of SQLAlchemy 1.1, 'autoincrement=True' must be indicated explicitly for composite (e.g. multicolumn) primary keys if AUTO_INCREMENT/SERIAL/IDENTITY behavior is expected for one of the columns in the primary key. CREATE TABLE statements are impacted by this change as well on most backends."
	}
	return l.opt.Host.Warn("SAWarning", msg)
}

// multiRows lowers the rows after the first of values([…]).
func (l *lowering) multiRows(s *Insert, out *sqltree.Insert, cols []*Column, crud *crudState, top bool) error {
	for i, items := range s.Multi[1:] {
		row, _, err := l.crudItems(items, s.Table, false)
		if err != nil {
			return err
		}
		var list []sqltree.Expr
		for _, c := range cols {
			name := c.Key + "_m" + itoa(i+1)
			v, ok := row[c.Key]
			if !ok {
				if c.Schema == nil || c.Schema.Default == nil {
					return CompileErrorf("INSERT value for column %s.%s is explicitly rendered as a boundparameter in the VALUES clause; a Python-side value or SQL expression is required", describe(s.Table), c.Name)
				}
				if d := c.Schema.Default; d.Clause != nil {
					x, err := l.expr(selfGroup(d.Clause, nil))
					if err != nil {
						return err
					}
					list = append(list, x)
					continue
				}
				b := NewBind(name, false, Value{}, c.SQLType())
				b.IsCRUD = true
				x, err := l.param(b)
				if err != nil {
					return err
				}
				crud.prefetch = append(crud.prefetch, prefetched{c, name, false})
				list = append(list, x)
				continue
			}
			x, err := l.crudValue(c, name, v, top)
			if err != nil {
				return err
			}
			list = append(list, x)
		}
		out.Rows = append(out.Rows, list)
	}
	return nil
}

func (l *lowering) setItems(items []SetItem, table FromClause, ordered bool) ([]sqltree.Assign, error) {
	byKey := map[string]Element{}
	var order []string
	for _, it := range items {
		k := itemKey(it)
		order = append(order, k)
		byKey[k] = it.Value
	}
	var out []sqltree.Assign
	assign := func(c *Column, v Element) error {
		var x sqltree.Expr
		var err error
		switch b := v.(type) {
		case Value:
			x, err = l.param(NewBind("", true, b, c.SQLType()))
		case *BindParam:
			if b.SQLType().IsNull() {
				b = b.WithType(c.SQLType())
			}
			x, err = l.param(b)
		default:
			x, err = l.expr(selfGroup(v, nil))
		}
		if err != nil {
			return err
		}
		out = append(out, sqltree.Assign{Column: &sqltree.Column{Name: c.Ident}, Value: x})
		return nil
	}
	cols := columnsOf(table)
	if ordered {
		cols = inOrder(cols, order)
	}
	for _, c := range cols {
		if v, ok := byKey[c.Key]; ok {
			delete(byKey, c.Key)
			if err := assign(c, v); err != nil {
				return nil, err
			}
		}
	}
	if len(byKey) > 0 && l.opt.Host != nil {
		var others []string
		for _, k := range order {
			if _, left := byKey[k]; left {
				others = append(others, "'"+k+"'")
			}
		}
		if err := l.opt.Host.Warn("SAWarning", "Additional column names not matching any column keys in table '"+describe(table)+"': "+strings.Join(others, ", ")); err != nil {
			return nil, err
		}
	}
	if l.dialect.Name == "mysql" {
		return out, nil // they are passed over
	}
	for _, k := range order {
		if v, ok := byKey[k]; ok {
			if err := assign(NewColumn(k, nil), v); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func (l *lowering) onConflict(s *Insert) (*sqltree.Conflict, error) {
	oc := s.OnConflict
	kind := "OnConflictDoUpdate"
	if oc.Nothing {
		kind = "OnConflictDoNothing"
	}
	d := l.dialect
	switch {
	case d.Name == "postgresql" && s.Dialect == "sqlite":
		return nil, Errorf("AttributeError", "'%s' object has no attribute 'constraint_target'", kind)
	case d.Name != "postgresql" && d.Name != "sqlite" && !d.Stringify && s.Dialect != "":
		return nil, l.cannotRender("<class 'sqlalchemy.dialects." + s.Dialect + ".dml." + kind + "'>")
	}
	out := &sqltree.Conflict{Constraint: oc.Constraint}
	if d.Name == "sqlite" {
		out.Constraint = "" // it has none by name
	}
	for _, e := range oc.Target {
		switch x := e.(type) {
		case *Column:
			out.Target = append(out.Target, &sqltree.Column{Name: x.Ident})
		default:
			y, err := l.expr(x)
			if err != nil {
				return nil, err
			}
			out.Target = append(out.Target, y)
		}
	}
	var err error
	if oc.TargetWhere != nil {
		where := oc.TargetWhere
		if d.Name == "sqlite" { // which takes no parameters there
			where = ReplaceColumn(where, func(e Element) Element {
				if b, ok := e.(*BindParam); ok {
					own := *b
					own.LiteralExecute = true
					return &own
				}
				return nil
			})
		}
		if out.TargetWhere, err = l.expr(where); err != nil {
			return nil, err
		}
	}
	if oc.Nothing {
		return out, nil
	}
	if out.Set, err = l.setItems(oc.Set, s.Table, false); err != nil {
		return nil, err
	}
	if oc.Where != nil {
		out.Where, err = l.expr(oc.Where)
	}
	return out, err
}

func (l *lowering) onDuplicate(s *Insert) (*sqltree.Conflict, error) {
	if l.dialect.Name != "mysql" && !l.dialect.Stringify {
		return nil, l.cannotRender("<class 'sqlalchemy.dialects.mysql.dml.OnDuplicateClause'>")
	}
	set, err := l.setItems(s.OnDuplicate, s.Table, s.OnDuplicateOrdered)
	return &sqltree.Conflict{Set: set}, err
}

// metavalueColumns is the column that stands for all in an INSERT of defaults alone
// with a list of parameters, so that it can become one of many rows.
func (l *lowering) metavalueColumns(crud *crudState) []sqltree.Name {
	if !l.opt.Many || !l.dialect.DefaultMetavalue || crud.table == nil {
		return nil
	}
	for _, c := range crud.table.ColumnList() {
		return []sqltree.Name{c.Ident}
	}
	return nil
}

// metavalue is what stands for a default among the values of a row.
func (d *Dialect) metavalue() string {
	if d.Name == "sqlite" {
		return "NULL"
	}
	return "DEFAULT"
}

// names tells whether the parameters of the execution name all the columns.
func (l *lowering) names(cols []*Column) bool {
	for _, c := range cols {
		if !l.opt.HasKeys || !slices.Contains(l.opt.ColumnKeys, c.Key) {
			return false
		}
	}
	return len(cols) > 0
}
