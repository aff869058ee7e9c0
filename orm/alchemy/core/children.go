package core

// Children are the elements directly inside e, as SQLAlchemy nests them: a
// function's arguments lie in a list in parentheses, a SELECT's parts come before
// the sources of rows that they name.
func Children(e Element) []Element {
	var out []Element
	add := func(list ...Element) {
		for _, x := range list {
			if !isNilElement(x) {
				out = append(out, x)
			}
		}
	}
	columns := func(list []ColumnElement) {
		for _, x := range list {
			add(x)
		}
	}
	values := func(items []SetItem, table FromClause) {
		for _, it := range items {
			if it.Column != nil {
				add(it.Column)
			}
			if v, plain := it.Value.(Value); plain {
				add(itemBind(it, v, table))
			} else {
				add(it.Value)
			}
		}
	}
	limits := func(r rowLimit) {
		for _, x := range []ColumnElement{r.limit, r.offset, r.fetch} {
			if x != nil {
				add(x)
			}
		}
	}
	switch x := e.(type) {
	case *Function:
		add(&Grouping{X: &OpList{Op: OpComma, Items: x.Args, NoParens: true}})
	case *Over:
		add(x.X)
		if len(x.Order) > 0 {
			add(&OpList{Op: OpComma, Items: x.Order, NoParens: true})
		}
		if len(x.Partition) > 0 {
			add(&OpList{Op: OpComma, Items: x.Partition, NoParens: true})
		}
	case *WithinGroup:
		add(x.X, &OpList{Op: OpComma, Items: x.Order, NoParens: true})
	case *Select:
		add(x.Cols...)
		columns(x.Where)
		columns(x.Having)
		add(x.OrderBy...)
		add(x.GroupBy...)
		for _, j := range x.Joins {
			add(j.Target, j.On, j.Left)
		}
		limits(x.rowLimit())
		add(x.DistinctOn...)
		for _, f := range x.fromElements() {
			add(f)
		}
	case *Compound:
		for _, q := range x.Queries {
			add(q)
		}
		limits(x.rowLimit())
		add(x.OrderBy...)
		add(x.GroupBy...)
	case *QueryGroup:
		add(x.Query)
	case *TextualSelect:
		add(x.Text)
		for _, c := range x.Cols {
			add(c)
		}
	case *Subquery:
		add(x.Query)
	case *Alias:
		add(x.Of)
	case *CTE:
		add(x.Query)
		if x.AliasOf != nil {
			add(x.AliasOf)
		}
		if x.Restates != nil {
			add(x.Restates)
		}
	case *Join:
		add(x.L, x.R)
		if x.On != nil {
			add(x.On)
		}
	case *FromGroup:
		add(x.X)
	case *Insert:
		add(x.Table)
		values(x.Values, x.Table)
		if x.Select != nil {
			add(x.Select)
		}
		add(x.Return...)
	case *Update:
		add(x.Table)
		columns(x.Where)
		values(x.Values, x.Table)
		add(x.Return...)
	case *Delete:
		add(x.Table)
		columns(x.Where)
		add(x.Return...)
	case *Values:
		for _, c := range x.Cols {
			add(c)
		}
	case FromClause:
	default:
		eachChild(e, func(c Element) { out = append(out, c) })
	}
	return out
}

// fromElements are the sources of rows that a SELECT's columns and conditions name, and
// those it was given, each once.
func (s *Select) fromElements() []FromClause {
	var out []FromClause
	seen := map[FromClause]bool{}
	add := func(list ...FromClause) {
		for _, f := range list {
			if !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	for _, e := range s.Cols {
		add(FromsOf(e)...)
	}
	for _, w := range s.Where {
		add(FromsOf(w)...)
	}
	for _, e := range s.FromObj {
		if f, err := asFrom(e); err == nil {
			add(f)
		}
	}
	return out
}

// ReplaceWithin is Replace that goes into subqueries and CTEs as well: columns of one that
// is changed become those of the new one.
func ReplaceWithin(e Element, f func(Element) Element) Element {
	made := map[Element]Element{}
	var replace func(Element) Element
	replace = func(x Element) Element {
		if isNilElement(x) {
			return x
		}
		if r := made[x]; r != nil {
			return r
		}
		r := f(x)
		if r == nil {
			r = replacedSource(x, replace)
		}
		made[x] = r
		return r
	}
	return replace(e)
}

// replacedSource is an element with what is inside it replaced.
func replacedSource(e Element, f func(Element) Element) Element {
	inside := func(q Statement) (Statement, bool) {
		r, ok := f(q).(Statement)
		return r, ok && r != q
	}
	switch x := e.(type) {
	case *Column:
		switch x.Table.(type) {
		case *CTE, *Subquery:
		default:
			return x
		}
		if t, ok := f(x.Table).(FromClause); ok && t != x.Table {
			if c := t.Columns().Get(x.Key); c != nil {
				return c
			}
		}
		return x
	case *Subquery:
		if q, changed := inside(x.Query); changed {
			if query, ok := q.(Query); ok {
				sub := NewSubquery(query, x.Given)
				sub.Name, sub.Lateral = x.Name, x.Lateral
				return sub
			}
		}
		return x
	case *CTE:
		if x.AliasOf != nil || x.Restates != nil {
			return x
		}
		if q, changed := inside(x.Query); changed {
			c := *x
			c.Query, c.cols = q, nil
			return &c
		}
		return x
	}
	return mapChildren(e, f)
}

// Cloned is a copy of e in which parameters are copies of their own: visit is told of each
// element of the copy, what is inside it first.
func Cloned(e Element, visit func(Element)) Element {
	made := map[Element]Element{}
	var clone func(Element) Element
	clone = func(x Element) Element {
		if isNilElement(x) {
			return x
		}
		if c := made[x]; c != nil {
			return c
		}
		c := replacedSource(x, clone)
		if b, ok := x.(*BindParam); ok {
			own := *b
			c = &own
		}
		made[x] = c
		visit(c)
		return c
	}
	return clone(e)
}
