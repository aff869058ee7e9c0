package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/scan"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// SelfGroup is the element as it stands alone inside another: an operator's
// result gets parentheses.
func SelfGroup(c ColumnElement) ColumnElement { return selfGroupCol(c, nil) }

// GroupIn is an element as an item of a list.
func GroupIn(e Element) Element { return selfGroup(e, OpComma) }

// NewCount is a number of rows, for LIMIT and OFFSET.
func NewCount(n any) *BindParam {
	b := NewBind("", true, Value{V: n, Type: IntegerType}, IntegerType)
	b.Count = true
	return b
}

// RegexpReplace is regexp_replace().
func RegexpReplace(c ColumnElement, pattern, replacement Element) (ColumnElement, error) {
	p, err := Operand(c, OpComma, pattern)
	if err != nil {
		return nil, err
	}
	r, err := Operand(c, OpComma, replacement)
	if err != nil {
		return nil, err
	}
	pair := &OpList{Op: OpComma, Items: []Element{p, r}, NoGroup: true}
	return binary(c, pair, OpRegexpReplace, c.SQLType(), nil), nil
}

// NewTableValued is a function as a source of rows.
func NewTableValued(f *Function, name string, cols []*Column) *TableValuedAlias {
	t := &TableValuedAlias{Func: f, Given: name}
	t.Name = aliasName(nil, name)
	if name == "" {
		t.Name = sqltree.Name{Anon: &sqltree.Anon{Base: sqltree.N("anon")}}
	}
	for _, c := range cols {
		t.AddColumn(c)
	}
	return t
}

// FunctionFrom is a function as a source of rows without a name of its own.
func FunctionFrom(f *Function) *TableValuedAlias {
	t := NewTableValued(f, "", nil)
	t.Name = sqltree.Name{}
	return t
}

// AliasColumn is a table function's alias as a value.
func AliasColumn(t *TableValuedAlias) *TableValuedColumn {
	c := &TableValuedColumn{Alias: t}
	c.typ = t.Func.SQLType()
	return c
}

// AddColumn adds a column to a table-valued function's rows.
func (a *TableValuedAlias) AddColumn(c *Column) {
	c.Table = a
	a.Cols = append(a.Cols, c)
	a.cols = nil
}

// ColumnValued is a function whose one column of rows is named by its alias.
func ColumnValued(f *Function, name string) *TableValuedColumn {
	c := &TableValuedColumn{Alias: NewTableValued(f, name, nil)}
	c.typ = f.SQLType()
	return c
}

// textParam finds the next parameter's name: after a colon that follows no other,
// no backslash and no word, and not before another colon.
func textParam(sql string, pos int) (from, to int) {
	for i := pos; i < len(sql); i++ {
		if sql[i] != ':' || i > 0 && (sql[i-1] == ':' || sql[i-1] == '\\' || scan.IsWord(sql[i-1])) {
			continue
		}
		t := scan.Text{S: sql, Pos: i + 1}
		if t.While(scan.IsWord) != "" && !strings.HasPrefix(t.Rest(), ":") {
			return i + 1, t.Pos
		}
	}
	return -1, -1
}

// NewText is text(): the names after colons are its parameters; "\:" is a colon.
func NewText(sql string) *Text {
	t := &Text{SQL: sql, Binds: map[string]*BindParam{}}
	add := func(s string) {
		if s == "" {
			return
		}
		s = unescapeColons(s)
		if n := len(t.Parts); n > 0 && t.Parts[n-1].Param == "" {
			t.Parts[n-1].SQL += s
			return
		}
		t.Parts = append(t.Parts, TextPart{SQL: s})
	}
	pos := 0
	for pos < len(sql) {
		nameFrom, nameTo := textParam(sql, pos)
		if nameFrom < 0 {
			break
		}
		add(sql[pos : nameFrom-1])
		name := sql[nameFrom:nameTo]
		if t.Binds[name] == nil {
			t.Binds[name] = NewBindParam(BindParam{Key: name, Required: true}, nil)
		}
		t.Parts = append(t.Parts, TextPart{Param: name})
		pos = nameTo
	}
	add(sql[pos:])
	if len(t.Parts) == 0 {
		t.Parts = []TextPart{{}}
	}
	return t
}

func unescapeColons(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && s[i+1] == ':' {
			continue
		}
		out = append(out, s[i])
	}
	return string(out)
}

// TextWith is a text with other parameters for some of its names.
func TextWith(t *Text, binds map[string]*BindParam) *Text {
	c := *t
	c.anons = nil
	c.Binds = map[string]*BindParam{}
	for k, b := range t.Binds {
		c.Binds[k] = b
	}
	for k, b := range binds {
		c.Binds[k] = b
	}
	return &c
}

// WithParams is an element with new values for parameters by their names.
func WithParams(e Element, set map[string]any, unique bool) Element {
	given := func(b *BindParam) *BindParam {
		if v, ok := set[b.Key]; ok && b.Key != "" {
			b = b.WithValue(v)
		}
		if unique && !b.Unique {
			c := *b
			c.Unique, c.anons = true, nil
			c.setIdent()
			return &c
		}
		return b
	}
	return Replace(e, func(x Element) Element {
		switch b := x.(type) {
		case *BindParam:
			return given(b)
		case *Text:
			binds := map[string]*BindParam{}
			for k, p := range b.Binds {
				if q := given(p); q != p {
					binds[k] = q
				}
			}
			if len(binds) > 0 {
				return TextWith(b, binds)
			}
			return b
		case *TextFrom:
			if t, ok := WithParams(b.X, set, unique).(*Text); ok && t != b.X {
				return &TextFrom{X: t}
			}
		}
		return nil
	})
}

// Compare tells whether two elements mean the same, parameters' values included.
func Compare(a, b Element) bool {
	x, err := CompileElement(a, CompileOptions{})
	if err != nil {
		return a == b
	}
	y, err := CompileElement(b, CompileOptions{})
	if err != nil || x.SQL != y.SQL || len(x.Binds) != len(y.Binds) {
		return false
	}
	for i := range x.Binds {
		if x.Binds[i].Param.Value != y.Binds[i].Param.Value {
			return false
		}
	}
	return true
}

// AsFrom is an element where a source of rows is expected.
func AsFrom(e Element) (FromClause, error) { return asFrom(e) }

// NewCompound combines queries by a set operation.
func NewCompound(keyword string, queries ...Query) *Compound {
	c := &Compound{Keyword: keyword}
	for _, q := range queries {
		c.Queries = append(c.Queries, groupIn(q, c))
	}
	return c
}

// groupIn puts parentheses around a query that needs them inside a set operation.
func groupIn(q Query, in *Compound) Query {
	switch x := q.(type) {
	case *Select:
		if len(x.OrderBy) > 0 || x.LimitClause != nil || x.OffsetClause != nil || x.FetchClause != nil {
			return &QueryGroup{Query: x}
		}
	case *Compound:
		return &QueryGroup{Query: x}
	}
	return q
}

// QueryColumns are the columns of a query, as selected_columns has them.
func QueryColumns(q Query) *Columns {
	out := NewColumns()
	style := LabelDisambiguate
	if s, ok := q.(*Select); ok {
		style = s.LabelStyle
	}
	for _, s := range nameColumns(q.SelectedColumns(), style, false) {
		if _, text := Deannotate(s.X).(*Text); text {
			continue // no column
		}
		out.Add(s.Key, s.X)
	}
	return out
}

// UnionCTE is a CTE whose query is combined with others: uses of c inside them
// mean the new one.
func UnionCTE(c *CTE, q Query) *CTE {
	n := &CTE{Query: q, Name: c.Name, Given: c.Given, Recursive: c.Recursive, Nesting: c.Nesting, Materialized: c.Materialized, Restates: c}
	return n
}

// RenderDerived is a table-valued alias that writes its columns' names.
func RenderDerived(t *TableValuedAlias, name string, types bool) *TableValuedAlias {
	c := AliasValued(t, name)
	c.Render, c.Types = true, types
	return c
}

// AliasValued is a table-valued function under another name.
func AliasValued(t *TableValuedAlias, name string) *TableValuedAlias {
	var cols []*Column
	for _, k := range t.Cols {
		cols = append(cols, NewColumn(k.Name, k.SQLType()))
	}
	c := NewTableValued(t.Func, name, cols)
	c.Lateral, c.Ordinal, c.Render, c.Types, c.Whole = t.Lateral, t.Ordinal, t.Render, t.Types, t.Whole
	return c
}

// NewValues is values().
func NewValues(cols []*Column, name string, literal bool) *Values {
	v := &Values{Cols: cols, Given: name, Name: aliasName(nil, name), Literal: literal}
	for _, c := range cols {
		c.Table = v
	}
	return v
}

// ValuesData is values() with more rows.
func ValuesData(v *Values, rows [][]Element) *Values {
	c := copyValues(v)
	c.Rows = append(append([][]Element{}, v.Rows...), rows...)
	return c
}

// RenameValues is values() under another name.
func RenameValues(v *Values, name string) *Values {
	c := copyValues(v)
	c.Given, c.Name = name, aliasName(nil, name)
	return c
}

func copyValues(v *Values) *Values {
	c := *v
	c.cols, c.Cols = nil, nil
	for _, k := range v.Cols {
		n := NewColumn(k.Name, k.SQLType())
		n.Table = &c
		c.Cols = append(c.Cols, n)
	}
	return &c
}

// FinalFroms is the FROM list of a SELECT that stands alone.
func FinalFroms(s *Select) ([]FromClause, error) {
	var given []FromClause
	for _, e := range s.FromObj {
		f, err := asFrom(e)
		if err != nil {
			return nil, err
		}
		given = append(given, f)
	}
	given, err := setupJoins(s, given)
	if err != nil {
		return nil, err
	}
	for _, e := range s.Cols {
		given = append(given, FromsOf(e)...)
	}
	for _, w := range s.Where {
		given = append(given, FromsOf(w)...)
	}
	return normalizeFroms(given), nil
}

// NamedAttributes is an entity whose attributes filter_by() names.
type NamedAttributes interface {
	Attribute(name string) (ColumnElement, error)
}

// EntityOf is the entity that an annotated column belongs to; nil for none.
func EntityOf(c ColumnElement) Element {
	if a, ok := c.(*Annotated); ok {
		if n, ok := a.Note.(interface{ NoteEntity() Entity }); ok {
			if e := n.NoteEntity(); e != nil {
				return e
			}
		}
	}
	return nil
}

// SameItem tells whether two items of values() set the same: a column, by itself or
// by its name, or an expression.
func SameItem(a, b SetItem, table FromClause) bool {
	x, _ := a.Column.(ColumnElement)
	y, _ := b.Column.(ColumnElement)
	if x == nil || y == nil {
		for _, c := range []ColumnElement{x, y} { // a name is one of the table's own columns
			if c != nil {
				if k, ok := Deannotate(c).(*Column); ok && k.Table != nil && k.Table != table {
					return false
				}
			}
		}
		return itemKey(a) == itemKey(b)
	}
	return Deannotate(x) == Deannotate(y)
}

// Excluded is the row that an INSERT could not insert, as ON CONFLICT names it;
// MySQL calls it new.
func Excluded(s *Insert) FromClause {
	name := "excluded"
	if s.Dialect == "mysql" {
		name = "new"
	}
	a := NewAlias(s.Table, name)
	a.inserted = true
	return a
}

// TableColumn is the column of a Table that a column is or stands for; nil where
// it stands for an expression.
func TableColumn(c *Column) *Column {
	for c != nil && c.Schema == nil {
		if len(c.Proxies) == 0 {
			return nil
		}
		c, _ = Deannotate(c.Proxies[0]).(*Column)
	}
	return c
}

// Retype is the same operation with another result type.
func Retype(b *Binary, t *Type) *Binary {
	c := *b
	c.typ, c.anons = t, nil
	return &c
}

// QuoteIdentifier spells a name as a dialect does: in quotes where it needs them,
// or always.
func QuoteIdentifier(d *Dialect, name string, always bool) string {
	sp := d.spelling()
	if !always && !sp.NeedsQuotes(name) {
		return name
	}
	quoted := sp.Quote(name)
	if d.Paramstyle == "format" || d.Paramstyle == "pyformat" {
		quoted = strings.ReplaceAll(quoted, "%", "%%")
	}
	return quoted
}
