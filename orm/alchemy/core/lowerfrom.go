package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// selectList lowers the columns of a SELECT with the labels they need.
func (l *lowering) selectList(cols []ColumnElement, style LabelStyle, c selectContext) ([]sqltree.Expr, error) {
	var out []sqltree.Expr
	for _, s := range nameColumns(cols, style, true) {
		x, err := l.selectItem(s, c)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

func (l *lowering) selectItem(s Selected, c selectContext) (sqltree.Expr, error) {
	shown := s.X
	wrappedByType := false
	if t := s.X.SQLType(); t.Custom != nil && c.top {
		if x := t.Custom.ColumnExpression(s.X); x != nil && x != s.X {
			shown, wrappedByType = x, true
		}
	}
	d := Deannotate(s.X)
	if t := s.X.SQLType(); c.top && len(t.Items) > 0 {
		return nil, CompileErrorf("Most backends don't support SELECTing from a tuple() object.  If this is an ORM query, consider using the Bundle object.")
	}
	if label, ok := d.(*Label); ok {
		inner := ColumnElement(label.X)
		if wrappedByType {
			inner = shown
		}
		x, err := l.expr(inner)
		if err != nil {
			return nil, err
		}
		if c.top {
			l.addResult("", label.Name, objects(s, label, label.Name.Text), label.SQLType())
		}
		return &sqltree.Label{X: x, Name: label.Name}, nil
	}
	x, err := l.expr(shown)
	if err != nil {
		return nil, err
	}
	name := s.Required
	if name.IsZero() && l.needsLabel(s, d, c, wrappedByType) {
		name = s.Fallback
	}
	if !name.IsZero() {
		if c.top {
			l.addResult("", name, objects(s, d, s.Key, s.Required.Text), d.SQLType())
		}
		return &sqltree.Label{X: x, Name: name}, nil
	}
	if !c.top {
		return x, nil
	}
	switch col := d.(type) {
	case *Text:
		l.textual = true
		l.columns = append(l.columns, ResultColumn{Objects: []any{d}, Type: NullType})
		l.pending = append(l.pending, resultName{len(l.columns) - 1, sqltree.Name{}})
	case *Column:
		if col.Literal && strings.Contains(col.Name, "*") {
			l.textual = true
		}
		key := s.X
		objs := objects(s, col, col.Name, col.Key)
		if a, ok := key.(*Annotated); ok && a.Key != "" {
			objs = append(objs, a.Key)
		}
		l.addResult("", col.Ident, objs, col.SQLType())
	default:
		inner := innerNamed(d)
		if inner != nil {
			l.addResult("", ownName(inner), objects(s, d), d.SQLType())
		} else {
			l.addResult("", anonName(d), objects(s, d), d.SQLType())
		}
	}
	return x, nil
}

func innerNamed(c ColumnElement) ColumnElement {
	var found ColumnElement
	Walk(c, func(e Element) bool {
		if x, ok := e.(*Column); ok && found == nil {
			found = x
		}
		return found == nil
	})
	return found
}

// objects lists what a row may be asked for, for one column.
func objects(s Selected, more ...any) []any {
	if s.Repeated {
		return nil
	}
	var out []any
	for _, m := range more {
		switch v := m.(type) {
		case string:
			if v != "" {
				out = append(out, v)
			}
		case ColumnElement:
			out = append(out, Deannotate(v))
		}
	}
	return out
}

func (l *lowering) addResult(key string, name sqltree.Name, objs []any, t *Type) {
	l.columns = append(l.columns, ResultColumn{Key: key, Objects: objs, Type: t})
	l.pending = append(l.pending, resultName{len(l.columns) - 1, name})
}

// needsLabel tells whether a column without a required label gets one.
func (l *lowering) needsLabel(s Selected, d ColumnElement, c selectContext, wrappedByType bool) bool {
	if wrappedByType {
		return true
	}
	switch x := d.(type) {
	case *Column:
		return c.asFrom && !x.Literal && x.Table != nil
	case *Text:
		return false
	case *TableValuedColumn, *ScalarColumn:
		return false
	case *AsBool:
		return !l.dialect.NativeBoolean || c.asFrom || unnamedInside(x.X)
	case *Unary:
		if _, label := x.X.(*Label); label {
			return true
		}
		return c.asFrom || unnamedInside(x.X)
	case *Aggregate:
		return c.asFrom
	case *Grouping:
		return nonAnonLabel(x).IsZero()
	}
	return true
}

func unnamedInside(e Element) bool {
	for {
		g, ok := e.(*Grouping)
		if !ok {
			break
		}
		e = g.X
	}
	c, ok := e.(ColumnElement)
	return !ok || !isNamed(c)
}

// from lowers a source of rows.
func (l *lowering) from(f FromClause) (sqltree.From, error) {
	x, err := l.bareFrom(f)
	if err != nil || len(l.hints) == 0 {
		return x, err
	}
	return l.hinted(f, x, l.hints)
}

func (l *lowering) bareFrom(f FromClause) (sqltree.From, error) {
	switch x := f.(type) {
	case *Table:
		if strings.ContainsAny(x.Schema, "[]") && len(l.opt.SchemaTranslate) > 0 {
			return nil, CompileErrorf("Square bracket characters ([]) not supported in schema translate name '%s'", x.Schema)
		}
		return &sqltree.Table{Schema: l.opt.schemaOf(x.Schema), Name: x.Name, Quote: x.Quote}, nil
	case *TableClause:
		return &sqltree.Table{Schema: x.Schema, Name: x.Name, Quote: x.Quote}, nil
	case *Alias:
		// An alias of an alias names what the inner one stands for.
		under := x.Of
		for inner, ok := under.(*Alias); ok && inner.Sampling == nil; inner, ok = under.(*Alias) {
			under = inner.Of
		}
		of, err := l.from(under)
		if err != nil {
			return nil, err
		}
		switch y := of.(type) {
		case *sqltree.Derived:
			y.Name = sqltree.Name{}
		case *sqltree.FuncFrom:
			y.Name = sqltree.Name{}
		}
		if x.Sampling != nil {
			return l.sample(x, of)
		}
		return &sqltree.Alias{Of: of, Name: x.Name, Lateral: x.Lateral}, nil
	case *Subquery:
		q, err := l.query(x.Query, selectContext{asFrom: true, lateral: x.Lateral})
		if err != nil {
			return nil, err
		}
		if g, ok := q.(*sqltree.QueryGroup); ok {
			q = g.Query
		}
		return &sqltree.Derived{Query: q, Name: x.Name, Lateral: x.Lateral}, nil
	case *CTE:
		return l.cte(x)
	case *Join:
		left, err := l.from(x.L)
		if err != nil {
			return nil, err
		}
		right, err := l.from(x.R)
		if err != nil {
			return nil, err
		}
		on, err := l.expr(x.On)
		if err != nil {
			return nil, err
		}
		kind := sqltree.Inner
		switch {
		case x.Full:
			kind = sqltree.Full
		case x.Outer:
			kind = sqltree.Left
		}
		return &sqltree.Join{Kind: kind, L: left, R: right, On: on}, nil
	case *FromGroup:
		inner, err := l.from(x.X)
		return &sqltree.Grouped{X: inner}, err
	case *Values:
		return l.valuesFrom(x)
	case *TableValuedAlias:
		return l.tableValued(x)
	case *TextFrom:
		t, err := l.expr(x.X)
		return &sqltree.RawFrom{X: t}, err
	}
	return nil, Unsupportedf("%s as a FROM clause", f.VisitName())
}

// sample is TABLESAMPLE behind an alias.
func (l *lowering) sample(a *Alias, of sqltree.From) (sqltree.From, error) {
	method, err := l.expr(a.Sampling)
	if err != nil {
		return nil, err
	}
	out := &sqltree.Alias{Of: of, Name: a.Name, Sample: method}
	if a.Seed != nil {
		out.Seed, err = l.expr(a.Seed)
	}
	return out, err
}

func (l *lowering) valuesFrom(v *Values) (sqltree.From, error) {
	if v.Wrong != "" {
		return nil, ArgumentErrorf("%s", v.Wrong)
	}
	out := &sqltree.Values{Name: v.Name, Lateral: v.Lateral}
	for _, c := range v.Cols {
		out.Columns = append(out.Columns, c.Ident)
	}
	defer func(inline bool) { l.inline = inline }(l.inline)
	l.inline = l.inline || v.Literal
	for _, row := range v.Rows {
		items, err := l.exprs(row)
		if err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, items)
	}
	return out, nil
}

func (l *lowering) tableValued(a *TableValuedAlias) (sqltree.From, error) {
	call, err := l.expr(a.Func)
	if err != nil {
		return nil, err
	}
	ordinal := a.Ordinal != ""
	if l.dialect.Name == "oracle" {
		if ordinal {
			call, ordinal = &sqltree.Concat{Parts: []sqltree.Expr{call, sqltree.Text(" WITH ORDINALITY")}}, false
		}
		call = &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("TABLE "), &sqltree.Paren{X: call}}}
	}
	out := &sqltree.FuncFrom{Call: call, Name: a.Name, Lateral: a.Lateral, Ordinal: ordinal}
	if a.Render {
		for _, c := range a.Cols {
			out.Columns = append(out.Columns, c.Ident)
			if a.Types {
				out.Types = append(out.Types, c.SQLType())
			}
		}
	}
	return out, nil
}

// recursiveColumns are the names that a recursive CTE gives its columns: those of
// its query, each once.
func recursiveColumns(c *CTE) []sqltree.Name {
	q, ok := c.Query.(Query)
	if !ok {
		return nil
	}
	style := LabelDisambiguate
	first := q
	for {
		if g, ok := first.(*QueryGroup); ok {
			first = g.Query
		} else if k, ok := first.(*Compound); ok && len(k.Queries) > 0 {
			first = k.Queries[0]
		} else {
			break
		}
	}
	if s, ok := first.(*Select); ok {
		style = s.LabelStyle
	}
	var out []sqltree.Name
	for _, s := range nameColumns(q.SelectedColumns(), style, true) {
		if s.Repeated {
			continue
		}
		name := s.Fallback
		if name.IsZero() {
			name = sqltree.N(s.Key)
		}
		out = append(out, name)
	}
	return out
}

// cte lowers a common table expression; each is one node however often it is used.
func (l *lowering) cte(c *CTE) (*sqltree.CTE, error) {
	if n, ok := l.ctes[c]; ok {
		return n, nil
	}
	node := &sqltree.CTE{Name: c.Name, Recursive: c.Recursive, Materialized: c.Materialized, Nested: c.Nesting}
	l.ctes[c] = node
	for r := c.Restates; r != nil; r = r.Restates {
		if before := l.ctes[r]; before != nil && node.Restates == nil {
			node.Restates = before // one that was named before the whole was
		}
		l.ctes[r] = node // uses inside mean the whole
	}
	if c.AliasOf != nil {
		of, err := l.cte(c.AliasOf)
		if err != nil {
			return nil, err
		}
		node.Of = of
		return node, nil
	}
	if c.Recursive {
		node.Columns = recursiveColumns(c)
	}
	var err error
	if node.Prefixes, err = l.affixes(c.Prefixes); err != nil {
		return nil, err
	}
	node.Affixed = len(c.Suffixes) > 0
	if node.Suffixes, err = l.affixes(c.Suffixes); err != nil {
		return nil, err
	}
	stack := l.stack
	l.stack = nil
	defer func() { l.stack = stack }()
	if q, ok := c.Query.(Query); ok {
		l.stack = []frame{{}}
		inner, err := l.query(q, selectContext{asFrom: true})
		if err != nil {
			return nil, err
		}
		node.Query = inner
		return node, nil
	}
	l.stack = []frame{{}}
	if v, ok := c.Query.(*Values); ok {
		if v.Lateral {
			return nil, CompileErrorf("Can't use a LATERAL VALUES expression inside of a CTE")
		}
		from, err := l.valuesFrom(v)
		if err != nil {
			return nil, err
		}
		rows := from.(*sqltree.Values)
		node.Columns, node.Query = rows.Columns, &sqltree.ValuesQuery{Rows: rows.Rows}
		return node, nil
	}
	st, err := l.statement(c.Query, false)
	if err != nil {
		return nil, err
	}
	node.Query = st
	return node, nil
}
