package core

import (
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// The names a column element goes by. They follow SQLAlchemy's: an element may
// have a name of its own, one qualified by its table, and anonymous ones that
// are built on either.

// ownName is the element's name; zero for an unnamed expression.
func ownName(c ColumnElement) sqltree.Name {
	switch x := Deannotate(c).(type) {
	case *Column:
		return x.Ident
	case *Label:
		return x.Name
	case *Function:
		return sqltree.N(x.Name)
	case *TableValuedColumn:
		return x.name()
	case *ScalarColumn:
		return sqltree.N(x.Name)
	}
	return sqltree.Name{}
}

func isNamed(c ColumnElement) bool {
	switch Deannotate(c).(type) {
	case *Column, *Label, *TableValuedColumn, *ScalarColumn:
		return true
	}
	return false
}

// nonAnonLabel is the name a select list shows without help.
func nonAnonLabel(c ColumnElement) sqltree.Name {
	if isNamed(c) {
		return ownName(c)
	}
	if g, ok := c.(*Grouping); ok {
		if x, ok := g.X.(ColumnElement); ok {
			return nonAnonLabel(x)
		}
	}
	return sqltree.Name{}
}

// wrapped is the expression whose name a CAST and its like go by.
func wrapped(c ColumnElement) ColumnElement {
	switch x := Deannotate(c).(type) {
	case *Cast:
		return x.X
	case *TypeCoerce:
		return x.X
	case *AsBool:
		return x.X
	case *Unary:
		if x.Wraps {
			if e, ok := x.X.(ColumnElement); ok {
				return e
			}
		}
	}
	return nil
}

// anonName is the anonymous label of an element in a select list.
func anonName(c ColumnElement) sqltree.Name {
	d := Deannotate(c)
	if w := wrapped(d); w != nil {
		if _, text := w.(*Text); !text {
			if n := nonAnonLabel(w); !n.IsZero() {
				return n
			}
			return anonName(w)
		}
	}
	return d.base().anon(ownName(d))
}

// tqLabel is the name qualified by the table: "users_id".
func tqLabel(c ColumnElement) sqltree.Name {
	d := Deannotate(c)
	switch x := d.(type) {
	case *Column:
		return x.tableQualified(x.Ident)
	case *Label:
		return x.Name
	case *TableValuedColumn:
		return x.name()
	}
	if w := wrapped(d); w != nil {
		return tqLabel(w)
	}
	return sqltree.Name{}
}

// tqKeyLabel is tqLabel on the column's key.
func tqKeyLabel(c ColumnElement) sqltree.Name {
	if x, ok := Deannotate(c).(*Column); ok {
		if k := proxyKey(c); k != "" && k != x.Name {
			return x.tableQualified(sqltree.N(k))
		}
	}
	return tqLabel(c)
}

func (c *Column) tableQualified(name sqltree.Name) sqltree.Name {
	if c.Literal {
		return sqltree.Name{}
	}
	table, schema := fromName(c.Table)
	if table.IsZero() {
		return name
	}
	if table.Anon != nil && name.Anon == nil {
		return table.With("_" + name.Text)
	}
	if name.Anon != nil {
		return c.followed(table.With("_"), name)
	}
	label := table.Text + "_" + name.Text
	if schema != "" {
		label = strings.ReplaceAll(schema, ".", "_") + "_" + label
	}
	if cols := c.Table.Columns(); cols.Get(label) != nil {
		try := label
		for i := 1; cols.Get(try) != nil; i++ {
			try = label + "_" + strconv.Itoa(i)
		}
		label = try
	}
	return sqltree.N(label)
}

// fromName is fromName with the schema that is written for a table's.
func (l *lowering) fromName(f FromClause) (name sqltree.Name, schema string) {
	name, schema = fromName(f)
	if _, ok := f.(*Table); ok {
		schema = l.opt.schemaOf(schema)
	}
	return name, schema
}

// fromName is the name and schema that columns of a source are qualified with.
func fromName(f FromClause) (name sqltree.Name, schema string) {
	switch t := f.(type) {
	case *Table:
		return sqltree.Name{Text: t.Name, Quote: t.Quote}, t.Schema
	case *TableClause:
		return sqltree.Name{Text: t.Name, Quote: t.Quote}, t.Schema
	case *Alias:
		return t.Name, ""
	case *Subquery:
		return t.Name, ""
	case *CTE:
		return t.Name, ""
	case *Values:
		return t.Name, ""
	case *TableValuedAlias:
		return t.Name, ""
	}
	return sqltree.Name{}, ""
}

// anonTQ is the anonymous label built on the table-qualified one.
func anonTQ(c ColumnElement) sqltree.Name { return Deannotate(c).base().anon(tqLabel(c)) }

// dedupe is the name of a repeated column, of which *nth were before.
func dedupe(c ColumnElement, qualified bool, nth *int) sqltree.Name {
	base := ownName(c)
	if qualified {
		base = tqLabel(c)
	}
	if w := wrapped(c); w != nil {
		base = nonAnonLabel(w)
	}
	if base.IsZero() {
		base = sqltree.N("anon")
	}
	*nth++
	return Deannotate(c).base().again(base, *nth)
}

// proxyKey is the key of the element in a .c collection; empty for none.
func proxyKey(c ColumnElement) string {
	if a, ok := c.(*Annotated); ok {
		if a.Key != "" {
			return a.Key
		}
		return proxyKey(a.ColumnElement)
	}
	switch x := c.(type) {
	case *Column:
		return x.Key
	case *Label:
		if x.Key != "" {
			return x.Key
		}
		return x.Name.Text
	case *Function:
		return x.Name
	case *TableValuedColumn:
		return x.given()
	case *BindParam:
		return x.Ident.Text
	}
	if w := wrapped(c); w != nil {
		if _, text := w.(*Text); !text {
			return proxyKey(w)
		}
	}
	if g, ok := c.(*Grouping); ok {
		if x, ok := g.X.(ColumnElement); ok {
			return proxyKey(x)
		}
	}
	return ""
}

// expressionLabel is the name the ORM gave to an unnamed expression.
func expressionLabel(c ColumnElement) string {
	a, ok := c.(*Annotated)
	if !ok || !ownName(c).IsZero() {
		return ""
	}
	return a.Key
}

// labelled tells whether a select list may give the element a label by its name:
// text and loose columns stay as they are.
func labelled(c ColumnElement) bool {
	switch x := Deannotate(c).(type) {
	case *Text:
		return false
	case *Column:
		return x.Table != nil
	}
	return true
}

// Selected is a column of a select list with the names chosen for it.
type Selected struct {
	Required sqltree.Name // the label it must have; zero for none
	Key      string       // in the .c collection of a subquery
	Fallback sqltree.Name // the label it gets where it needs one
	X        ColumnElement
	Repeated bool
}

// nameColumns chooses the names of a select list. dupes asks that repeated
// columns get labels of their own, as in a statement that is being spelt.
func nameColumns(cols []ColumnElement, style LabelStyle, dupes bool) []Selected {
	key := keyNamer(style)
	names := map[sqltree.Name]ColumnElement{}
	qualified, nth := style == LabelTablePlusColumn, 0
	out := make([]Selected, 0, len(cols))
	for _, c := range cols {
		var required, fallback, effective sqltree.Name
		repeated := false
		switch {
		case !labelled(c):
		case style == LabelNone:
			if fallback = nonAnonLabel(c); fallback.IsZero() {
				fallback = anonName(c)
			}
		default:
			if qualified {
				effective = tqLabel(c)
				required, fallback = effective, effective
			} else {
				effective = nonAnonLabel(c)
				fallback = effective
			}
			if effective.IsZero() {
				if label := expressionLabel(c); label != "" {
					effective = sqltree.N(label)
					required, fallback = effective, effective
				} else {
					fallback = anonName(c)
					_, repeated = names[fallback]
					names[fallback] = c
					if repeated {
						fallback = dedupe(c, qualified, &nth)
					}
				}
			}
		}
		if !effective.IsZero() {
			if first, taken := names[effective]; !taken {
				names[effective] = c
			} else if Deannotate(first) != Deannotate(c) {
				if qualified {
					required = anonTQ(c)
				} else {
					required = anonName(c)
				}
				if _, again := names[required]; dupes && again {
					required, repeated = dedupe(c, qualified, &nth), true
				} else {
					names[required] = c
				}
				fallback = required
			} else if dupes {
				required, repeated = dedupe(c, qualified, &nth), true
				fallback = required
			}
		}
		out = append(out, Selected{Required: required, Key: key(c), Fallback: fallback, X: c, Repeated: repeated})
	}
	return out
}

// keyNamer gives the keys of a .c collection, made unique.
func keyNamer(style LabelStyle) func(ColumnElement) string {
	names := map[string]bool{}
	counts := map[string]int{}
	type identity struct {
		c    ColumnElement
		base string
	}
	numbers := map[identity]int{}
	unique := func(c ColumnElement, base string) string {
		id := identity{Deannotate(c), base}
		if numbers[id] == 0 {
			counts[base]++
			numbers[id] = counts[base]
		}
		return base + "_" + strconv.Itoa(numbers[id])
	}
	return func(c ColumnElement) string {
		if _, text := c.(*Text); text {
			return ""
		}
		name := proxyKey(c)
		if style == LabelTablePlusColumn {
			name = tqKeyLabel(c).Text
		}
		if style == LabelNone {
			if name == "" {
				return "_no_label"
			}
			return name
		}
		if name == "" {
			name = "_no_label"
		}
		if names[name] {
			return unique(c, name)
		}
		names[name] = true
		return name
	}
}

// queryColumns makes the columns of a source of rows from those its query selects.
func queryColumns(owner FromClause, q Query) *Columns {
	out := NewColumns()
	if c, ok := q.(*Compound); ok {
		compoundColumns(out, owner, c)
		return out
	}
	if g, ok := q.(*QueryGroup); ok {
		return queryColumns(owner, g.Query)
	}
	style := LabelDisambiguate
	if s, ok := q.(*Select); ok {
		style = s.LabelStyle
	}
	for _, s := range nameColumns(q.SelectedColumns(), style, false) {
		if _, text := s.X.(*Text); text {
			continue
		}
		c := s.proxy(owner)
		out.Add(c.Key, c)
	}
	return out
}

func (s Selected) proxy(owner FromClause) *Column {
	p := &Column{Table: owner, Proxies: []ColumnElement{s.X}}
	p.typ = s.X.SQLType()
	named := isNamed(s.X)
	switch {
	case !s.Required.IsZero():
		p.Ident = s.Required
		p.Key = s.Key
		if named || s.Required.Anon == nil {
			p.Key = s.Required.Text
			if s.Required.Anon != nil {
				p.Key = s.Key
			}
		}
	case named:
		p.Ident = ownName(s.X)
		p.Key = proxyKey(s.X)
		if l, ok := Deannotate(s.X).(*Label); ok { // a label's own name counts
			p.Key = proxyKey(l)
		}
		if d, ok := Deannotate(s.X).(*Column); ok {
			p.Quote, p.Literal = d.Quote, d.Literal
		}
		if p.Key == "" {
			p.Key = s.Key
		}
	default:
		p.Ident = anonName(s.X)
		p.Key = s.Key
	}
	if k, ok := Deannotate(s.X).(*Column); ok && TableColumn(k) != nil && s.Key != "" {
		p.Key = s.Key
	}
	if p.Name = p.Ident.Text; p.Name == "" {
		p.Name = p.Key
	}
	return p
}

// compoundColumns makes the columns of a set operation: the first query's names,
// standing for the columns of all of them.
func compoundColumns(out *Columns, owner FromClause, c *Compound) {
	if len(c.Queries) == 0 {
		return
	}
	first := queryColumns(owner, c.Queries[0])
	for i, x := range first.All() {
		p := x.(*Column)
		p.Proxies = nil
		for _, q := range c.Queries {
			if cols := q.SelectedColumns(); i < len(cols) {
				p.Proxies = append(p.Proxies, cols[i])
			}
		}
		out.Add(p.Key, p)
	}
}

// Corresponding finds the column of a source of rows that stands for col, going
// down through what columns stand for; nil where there is none.
func Corresponding(from interface{ Columns() *Columns }, col ColumnElement) ColumnElement {
	target := map[ColumnElement]int{}
	proxySet(col, 0, target)
	best, bestDepth := ColumnElement(nil), 1<<30
	for _, c := range from.Columns().All() {
		if Deannotate(c) == Deannotate(col) {
			return c
		}
		set := map[ColumnElement]int{}
		proxySet(c, 0, set)
		for x, d := range set {
			if dt, ok := target[x]; ok && d+dt < bestDepth {
				best, bestDepth = c, d+dt
			}
		}
	}
	return best
}

// Lineage are the column and those it stands for, the nearest first; base leaves out those that
// stand for others.
func Lineage(c ColumnElement, base bool) []ColumnElement {
	var out []ColumnElement
	for queue := []ColumnElement{c}; len(queue) > 0; queue = queue[1:] {
		x := Deannotate(queue[0])
		if slices.Contains(out, x) {
			continue
		}
		if below := x.Proxied(); !base || len(below) == 0 {
			out = append(out, x)
		}
		queue = append(queue, x.Proxied()...)
	}
	return out
}

// Embedded tells whether all that col stands for is also behind x: a column of one
// alias is none of another's.
func Embedded(col, x ColumnElement) bool {
	want, have := map[ColumnElement]int{}, map[ColumnElement]int{}
	proxySet(col, 0, want)
	proxySet(x, 0, have)
	for c := range want {
		if _, ok := have[c]; !ok {
			return false
		}
	}
	return true
}

func proxySet(c ColumnElement, depth int, set map[ColumnElement]int) {
	d := Deannotate(c)
	if _, seen := set[d]; seen {
		return
	}
	set[d] = depth
	for _, p := range d.Proxied() {
		proxySet(p, depth+1, set)
	}
}

// ProxyKey, OwnName and BindKey are the names that the host language shows.
func ProxyKey(c ColumnElement) string { return proxyKey(c) }

// OwnName is the element's name; zero for an unnamed expression.
func OwnName(c ColumnElement) sqltree.Name { return ownName(c) }

// BindKey is what a parameter beside the expression is called.
func BindKey(c ColumnElement) string { return bindKey(c) }
