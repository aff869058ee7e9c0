package core

import (
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// FromClause is a source of rows.
type FromClause interface {
	Element
	// Columns is the collection .c.
	Columns() *Columns
	fromNode()
}

// Columns is an ordered collection of columns by key. A key may occur twice;
// look-up then finds the first.
type Columns struct {
	list  []ColumnElement
	keys  []string
	index map[string]int
}

// NewColumns makes an empty collection.
func NewColumns() *Columns { return &Columns{index: map[string]int{}} }

// Columns is the collection itself, as a source of rows gives its own.
func (c *Columns) Columns() *Columns { return c }

// Add appends a column under a key; a key that is there stays with its first column.
func (c *Columns) Add(key string, col ColumnElement) {
	if _, ok := c.index[key]; !ok {
		c.index[key] = len(c.list)
	}
	c.list = append(c.list, col)
	c.keys = append(c.keys, key)
}

// Replace puts a column in the place of the one with its key, or appends it.
func (c *Columns) Replace(key string, col ColumnElement) {
	if i, ok := c.index[key]; ok {
		c.list[i] = col
		return
	}
	c.Add(key, col)
}

// Get finds a column by key; nil where there is none.
func (c *Columns) Get(key string) ColumnElement {
	if i, ok := c.index[key]; ok {
		return c.list[i]
	}
	return nil
}

// All lists the columns in order.
func (c *Columns) All() []ColumnElement { return c.list }

// Keys lists the keys in order.
func (c *Columns) Keys() []string { return c.keys }

// Len counts the columns.
func (c *Columns) Len() int { return len(c.list) }

// TableClause is table(): a table without a MetaData.
type TableClause struct {
	Name   string
	Schema string
	Quote  sqltree.Quoting
	cols   *Columns
}

// NewTableClause is table(name, *columns).
func NewTableClause(name, schema string, cols ...*Column) *TableClause {
	t := &TableClause{Name: name, Schema: schema, cols: NewColumns()}
	for _, c := range cols {
		c.Table = t
		t.cols.Add(c.Key, c)
	}
	return t
}

// Columns implements FromClause.
func (t *TableClause) Columns() *Columns { return t.cols }

// Alias is a source of rows under another name; its columns are proxies.
type Alias struct {
	Of    FromClause
	Name  sqltree.Name
	Given string // the name that was given; empty for an anonymous one
	// Lateral marks LATERAL; Sampling is TABLESAMPLE.
	Lateral  bool
	Sampling Element
	Seed     Element
	Derive   bool // renders the names of its columns
	cols     *Columns
	inserted bool // the row that an INSERT could not insert
	// Note lets the ORM recognise aliases of its own.
	Note any
}

// NewAlias makes an alias; an empty name is anonymous, on the name of what it stands for.
func NewAlias(of FromClause, name string) *Alias {
	a := &Alias{Of: of, Given: name}
	a.Name = aliasName(of, name)
	return a
}

// AliasAgain is an alias of a table, or another name for what an alias or a subquery
// stands for.
func AliasAgain(f FromClause, name string) FromClause {
	switch x := f.(type) {
	case *Alias:
		c := *x
		c.Name, c.Given, c.cols = aliasName(x, name), name, nil
		return &c
	case *Subquery:
		c := *x
		c.Name, c.Given, c.cols = aliasName(x, name), name, nil
		return &c
	}
	return NewAlias(f, name)
}

func aliasName(of Element, given string) sqltree.Name {
	if given != "" {
		return sqltree.N(given)
	}
	base := sqltree.N("anon")
	switch f := of.(type) {
	case *Table:
		base = sqltree.N(f.Name)
	case *TableClause:
		base = sqltree.N(f.Name)
	case *Alias:
		base = f.Name
	case *CTE:
		base = f.Name
	case *Subquery:
		base = f.Name
	case *Function:
		base = sqltree.N(f.Name)
	}
	if base.Anon != nil {
		base = sqltree.N("anon") // after no name that is none itself
	}
	return sqltree.Name{Anon: &sqltree.Anon{Base: base}}
}

// Columns implements FromClause.
func (a *Alias) Columns() *Columns {
	if a.cols == nil {
		a.cols = proxyColumns(a, a.Of.Columns())
	}
	return a.cols
}

func proxyColumns(owner FromClause, of *Columns) *Columns {
	out := NewColumns()
	for i, c := range of.All() {
		out.Add(of.keys[i], proxy(owner, c, of.keys[i]))
	}
	return out
}

// proxy makes the column of owner that stands for c under the key.
func proxy(owner FromClause, c ColumnElement, key string) *Column {
	p := &Column{Key: key, Table: owner, Proxies: []ColumnElement{c}}
	p.typ = c.SQLType()
	switch d := Deannotate(c).(type) {
	case *Column:
		p.Name, p.Ident, p.Quote, p.Literal = d.Name, d.Ident, d.Quote, d.Literal
		if key == "" {
			p.Key = d.Key
		}
	default:
		p.Name, p.Ident = key, sqltree.N(key)
	}
	return p
}

// Subquery is a query as a source of rows.
type Subquery struct {
	Query   Query
	Name    sqltree.Name
	Given   string
	Lateral bool
	cols    *Columns
	Note    any
}

// NewSubquery makes a subquery; an empty name is anonymous ("anon_1").
func NewSubquery(q Query, name string) *Subquery {
	q = disambiguated(q)
	return &Subquery{Query: q, Given: name, Name: aliasName(nil, name)}
}

// disambiguated is a query whose columns have names of their own.
func disambiguated(q Query) Query {
	if s, ok := q.(*Select); ok && s.LabelStyle == LabelNone {
		return s.With(func(c *Select) { c.LabelStyle = LabelDisambiguate })
	}
	return q
}

// Columns implements FromClause.
func (s *Subquery) Columns() *Columns {
	if s.cols == nil {
		s.cols = queryColumns(s, s.Query)
	}
	return s.cols
}

// CTE is a common table expression. Its Query is a Query or a DML statement
// with RETURNING.
type CTE struct {
	Query     Statement
	Name      sqltree.Name
	Given     string
	Recursive bool
	Nesting   bool
	// Materialized is "", "MATERIALIZED" or "NOT MATERIALIZED".
	Materialized string
	// Restates is the CTE that this one, made by union(), replaces.
	Restates *CTE
	// AliasOf is the CTE that this is one more use of.
	AliasOf *CTE
	cols    *Columns
	Note    any
	// Prefixes and Suffixes stand before and behind the query.
	Prefixes, Suffixes []Affix
	// NestHere is the CTE that a statement puts into its own WITH clause.
	NestHere *CTE
}

// NewCTE makes a CTE; an empty name is anonymous.
func NewCTE(q Statement, name string) *CTE {
	if x, ok := q.(Query); ok {
		q = disambiguated(x)
	}
	return &CTE{Query: q, Given: name, Name: aliasName(nil, name)}
}

// Alias is one more use of the CTE under another name.
func (c *CTE) Alias(name string) *CTE {
	d := *c
	d.AliasOf, d.Given, d.cols, d.Restates = c, name, nil, nil
	d.Name = aliasName(nil, name)
	return &d
}

// Columns implements FromClause.
func (c *CTE) Columns() *Columns {
	if c.cols == nil {
		switch q := c.Query.(type) {
		case Query:
			if c.AliasOf != nil {
				c.cols = proxyColumns(c, c.AliasOf.Columns())
			} else {
				c.cols = queryColumns(c, q)
			}
		case *Values:
			c.cols = proxyColumns(c, q.Columns())
		default:
			c.cols = NewColumns()
			for _, col := range returningOf(q) {
				key := proxyKey(col)
				c.cols.Add(key, proxy(c, col, key))
			}
		}
	}
	return c.cols
}

// Join is two sources joined.
type Join struct {
	L, R  FromClause
	On    ColumnElement // nil for CROSS JOIN-less ON clauses the plugin fills
	Outer bool
	Full  bool
	cols  *Columns
}

// Columns implements FromClause: those of both sides, named table_column.
func (j *Join) Columns() *Columns {
	if j.cols == nil {
		j.cols = NewColumns()
		for _, side := range []FromClause{j.L, j.R} {
			for _, c := range side.Columns().All() {
				j.cols.Add(joinKey(c), c)
			}
		}
	}
	return j.cols
}

func joinKey(c ColumnElement) string {
	if n := tqKeyLabel(c); !n.IsZero() {
		return n.Text
	}
	return proxyKey(c)
}

// FromGroup is a source of rows in parentheses.
type FromGroup struct{ X FromClause }

// Columns implements FromClause.
func (g *FromGroup) Columns() *Columns { return g.X.Columns() }

// Values is VALUES as a source of rows.
type Values struct {
	Cols    []*Column
	Rows    [][]Element
	Name    sqltree.Name
	Given   string
	Lateral bool
	Literal bool
	Wrong   string // what is wrong with a row
	cols    *Columns
}

// A Values may be a common table expression.
func (*Values) statementNode() {}

// Columns implements FromClause.
func (v *Values) Columns() *Columns {
	if v.cols == nil {
		v.cols = NewColumns()
		for _, c := range v.Cols {
			v.cols.Add(c.Key, c)
		}
	}
	return v.cols
}

// TableValuedAlias is a table-valued function as a source of rows.
type TableValuedAlias struct {
	Func    *Function
	Name    sqltree.Name
	Given   string
	Cols    []*Column
	Lateral bool
	// JoinsImplicitly says that it needs no condition to hang together with the others.
	JoinsImplicitly bool
	Ordinal         string // the column of WITH ORDINALITY
	// Render writes the names, Types also the types, of the columns after the alias.
	Render, Types bool
	Whole         bool // its one column is what the function returns
	cols          *Columns
}

// Columns implements FromClause.
func (a *TableValuedAlias) Columns() *Columns {
	if a.cols == nil {
		a.cols = NewColumns()
		for _, c := range a.Cols {
			a.cols.Add(c.Key, c)
		}
		if a.Whole {
			c := Selected{X: a.Func, Key: a.Func.Name}.proxy(a)
			a.cols.Add(c.Key, c)
		}
	}
	return a.cols
}

// TextFrom is text() where a source of rows is expected.
type TextFrom struct{ X *Text }

// Columns implements FromClause; there are none.
func (*TextFrom) Columns() *Columns { return NewColumns() }

// VisitName implements Element.
func (*TableClause) VisitName() string      { return "table" }
func (*Alias) VisitName() string            { return "alias" }
func (*Subquery) VisitName() string         { return "subquery" }
func (*CTE) VisitName() string              { return "cte" }
func (*Join) VisitName() string             { return "join" }
func (*FromGroup) VisitName() string        { return "grouping" }
func (*Values) VisitName() string           { return "values" }
func (*TableValuedAlias) VisitName() string { return "table_valued_alias" }
func (*TextFrom) VisitName() string         { return "textclause" }

func (*TableClause) fromNode()      {}
func (*Alias) fromNode()            {}
func (*Subquery) fromNode()         {}
func (*CTE) fromNode()              {}
func (*Join) fromNode()             {}
func (*FromGroup) fromNode()        {}
func (*Values) fromNode()           {}
func (*TableValuedAlias) fromNode() {}
func (*TextFrom) fromNode()         {}
