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
	values := func(items []SetItem) {
		for _, it := range items {
			if it.Column != nil {
				add(it.Column)
			}
			if _, plain := it.Value.(Value); !plain {
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
		values(x.Values)
		if x.Select != nil {
			add(x.Select)
		}
		add(x.Return...)
	case *Update:
		add(x.Table)
		columns(x.Where)
		values(x.Values)
		add(x.Return...)
	case *Delete:
		add(x.Table)
		columns(x.Where)
		add(x.Return...)
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
