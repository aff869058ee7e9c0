package core

// eachChild calls f for the elements directly inside e, in the order in which
// they are spelt. It does not enter queries used as sources of rows.
func eachChild(e Element, f func(Element)) {
	list := func(items []Element) {
		for _, x := range items {
			if x != nil {
				f(x)
			}
		}
	}
	one := func(x Element) {
		if !isNilElement(x) {
			f(x)
		}
	}
	switch x := e.(type) {
	case *Annotated:
		f(x.ColumnElement)
	case *Binary:
		f(x.L)
		one(x.R)
	case *OpList:
		list(x.Items)
	case *Unary:
		one(x.X)
	case *AsBool:
		f(x.X)
	case *Grouping:
		f(x.X)
	case *Tuple:
		list(x.Items)
	case *ScalarColumn:
		f(x.Func)
	case *FunctionComparison:
		f(x.Func)
	case *Array:
		list(x.Items)
	case *Ordered:
		f(x.X)
		list(x.By)
	case *Slice:
		one(x.Start)
		one(x.Stop)
	case *Label:
		f(x.X)
	case *Case:
		if x.Operand != nil {
			f(x.Operand)
		}
		for _, w := range x.Whens {
			f(w[0])
			f(w[1])
		}
		if x.Else != nil {
			f(x.Else)
		}
	case *Cast:
		f(x.X)
	case *TypeCoerce:
		f(x.X)
	case *Extract:
		f(x.X)
	case *Function:
		list(x.Args)
		for _, o := range x.Order {
			f(o)
		}
	case *Filter:
		f(x.X)
		f(x.Where)
	case *WithinGroup:
		f(x.X)
		list(x.Order)
	case *Over:
		f(x.X)
		list(x.Partition)
		list(x.Order)
	case *ScalarSelect:
		f(x.Query)
	case *Aggregate:
		f(x.X)
	case *Text:
		for _, p := range x.Parts {
			if p.Param != "" {
				f(x.Binds[p.Param])
			}
		}
	}
}

func isNilElement(e Element) bool {
	if e == nil {
		return true
	}
	switch x := e.(type) {
	case *Label:
		return x == nil
	case *Column:
		return x == nil
	}
	return false
}

// Walk visits e and everything inside it, outermost first; where f returns
// false it does not go deeper.
func Walk(e Element, f func(Element) bool) {
	if isNilElement(e) || !f(e) {
		return
	}
	eachChild(e, func(c Element) { Walk(c, f) })
}

// Replace returns e with elements replaced: f returns the replacement, or nil to
// look inside. What is not changed is shared with e.
func Replace(e Element, f func(Element) Element) Element {
	if isNilElement(e) {
		return e
	}
	if r := f(e); r != nil {
		return r
	}
	return mapChildren(e, func(c Element) Element { return Replace(c, f) })
}

// ReplaceColumn is Replace for a column element.
func ReplaceColumn(e ColumnElement, f func(Element) Element) ColumnElement {
	if e == nil {
		return nil
	}
	r, ok := Replace(e, f).(ColumnElement)
	if !ok {
		return e
	}
	return r
}

// mapChildren rebuilds e with its children passed through f.
func mapChildren(e Element, f func(Element) Element) Element {
	changed := false
	one := func(c Element) Element {
		if isNilElement(c) {
			return c
		}
		r := f(c)
		if r != c {
			changed = true
		}
		return r
	}
	col := func(c ColumnElement) ColumnElement {
		if c == nil {
			return nil
		}
		if r, ok := one(c).(ColumnElement); ok {
			return r
		}
		return c
	}
	list := func(items []Element) []Element {
		if items == nil {
			return nil
		}
		out := make([]Element, len(items))
		for i, c := range items {
			out[i] = one(c)
		}
		return out
	}
	var made Element
	switch x := e.(type) {
	case *OrderLabel:
		if r, ok := f(x.X).(ColumnElement); ok && r != x.X {
			return OrderItem(r)
		}
		return x
	case *Annotated:
		c := *x
		c.ColumnElement = col(x.ColumnElement)
		made = &c
	case *Binary:
		c := *x
		c.L, c.R, c.anons = col(x.L), one(x.R), nil
		made = &c
	case *OpList:
		c := *x
		c.Items, c.anons = list(x.Items), nil
		made = &c
	case *Unary:
		c := *x
		c.X, c.anons = one(x.X), nil
		made = &c
	case *AsBool:
		c := *x
		c.X, c.anons = col(x.X), nil
		made = &c
	case *Grouping:
		c := *x
		c.X, c.anons = one(x.X), nil
		made = &c
	case *Tuple:
		c := *x
		c.Items, c.anons = list(x.Items), nil
		made = &c
	case *FunctionComparison:
		c := *x
		c.anons = nil
		if fn, ok := col(x.Func).(*Function); ok {
			c.Func = fn
		}
		made = &c
	case *ScalarColumn:
		c := *x
		c.anons = nil
		if fn, ok := col(x.Func).(*Function); ok {
			c.Func = fn
		}
		made = &c
	case *Array:
		c := *x
		c.Items, c.anons = list(x.Items), nil
		made = &c
	case *Ordered:
		c := *x
		c.X, c.By, c.anons = col(x.X), list(x.By), nil
		made = &c
	case *Slice:
		c := *x
		ends := list([]Element{x.Start, x.Stop})
		c.Start, c.Stop, c.anons = ends[0], ends[1], nil
		made = &c
	case *Label:
		c := *x
		c.X, c.anons = col(x.X), nil
		made = &c
	case *Case:
		c := *x
		c.Operand, c.anons = col(x.Operand), nil
		c.Whens = make([][2]ColumnElement, len(x.Whens))
		for i, w := range x.Whens {
			c.Whens[i] = [2]ColumnElement{col(w[0]), col(w[1])}
		}
		c.Else = col(x.Else)
		made = &c
	case *Cast:
		c := *x
		c.X, c.anons = col(x.X), nil
		made = &c
	case *TypeCoerce:
		c := *x
		c.X, c.anons = col(x.X), nil
		made = &c
	case *Extract:
		c := *x
		c.X, c.anons = col(x.X), nil
		made = &c
	case *Function:
		c := *x
		c.Args, c.anons = list(x.Args), nil
		c.Order = nil
		for _, o := range x.Order {
			c.Order = append(c.Order, col(o))
		}
		made = &c
	case *Filter:
		c := *x
		c.X, c.Where, c.anons = col(x.X), col(x.Where), nil
		made = &c
	case *WithinGroup:
		c := *x
		c.X, c.Order, c.anons = col(x.X), list(x.Order), nil
		made = &c
	case *Over:
		c := *x
		c.X, c.Partition, c.Order, c.anons = col(x.X), list(x.Partition), list(x.Order), nil
		made = &c
	case *ScalarSelect:
		c := *x
		q, ok := one(x.Query).(Query)
		if ok {
			c.Query = q
		}
		c.anons = nil
		made = &c
	case *Aggregate:
		c := *x
		c.X, c.anons = one(x.X), nil
		made = &c
	case *Join:
		c := &Join{Outer: x.Outer, Full: x.Full}
		c.L, c.R, c.On = fromOr(one(x.L), x.L), fromOr(one(x.R), x.R), col(x.On)
		made = c
	case *FromGroup:
		made = &FromGroup{X: fromOr(one(x.X), x.X)}
	case *Select:
		c := *x
		c.Cols, c.FromObj = list(x.Cols), list(x.FromObj)
		c.Joins = make([]JoinStep, len(x.Joins))
		for i, j := range x.Joins {
			j.Target, j.On, j.Left = one(j.Target), one(j.On), one(j.Left)
			c.Joins[i] = j
		}
		c.Where = cols(x.Where, col)
		c.Having = cols(x.Having, col)
		c.GroupBy, c.OrderBy, c.DistinctOn = list(x.GroupBy), list(x.OrderBy), list(x.DistinctOn)
		c.LimitClause, c.OffsetClause, c.FetchClause = col(x.LimitClause), col(x.OffsetClause), col(x.FetchClause)
		made = &c
	case *Compound:
		c := *x
		c.Queries = make([]Query, len(x.Queries))
		for i, q := range x.Queries {
			c.Queries[i] = q
			if r, ok := one(q).(Query); ok {
				c.Queries[i] = r
			}
		}
		c.OrderBy = list(x.OrderBy)
		made = &c
	case *QueryGroup:
		q, ok := one(x.Query).(Query)
		if !ok {
			return e
		}
		made = &QueryGroup{Query: q}
	case *Text:
		c := *x
		c.Binds = map[string]*BindParam{}
		c.Parts = append([]TextPart{}, x.Parts...)
		for i, p := range x.Parts {
			if p.Param == "" {
				continue
			}
			switch r := one(x.Binds[p.Param]).(type) {
			case *BindParam:
				c.Binds[p.Param] = r
			case *Column:
				c.Parts[i] = TextPart{SQL: r.Name}
			}
		}
		made = &c
	case *TextualSelect:
		c := *x
		if t, ok := one(x.Text).(*Text); ok {
			c.Text = t
		}
		made = &c
	case *Insert:
		c := *x
		c.Table = fromOr(one(x.Table), x.Table)
		c.Values, c.Return = mapItems(x.Values, x.Table, one), list(x.Return)
		if x.Select != nil {
			if q, ok := one(x.Select).(Query); ok {
				c.Select = q
			}
		}
		made = &c
	case *Update:
		c := *x
		c.Table = fromOr(one(x.Table), x.Table)
		c.Values, c.Where, c.Return = mapItems(x.Values, x.Table, one), cols(x.Where, col), list(x.Return)
		made = &c
	case *Delete:
		c := *x
		c.Table = fromOr(one(x.Table), x.Table)
		c.Where, c.Return = cols(x.Where, col), list(x.Return)
		made = &c
	default:
		return e
	}
	if !changed {
		return e
	}
	return made
}

// mapItems passes the values of an INSERT or UPDATE through f; a plain one as the parameter
// that it becomes.
func mapItems(items []SetItem, table FromClause, f func(Element) Element) []SetItem {
	out := append([]SetItem{}, items...)
	for i, it := range out {
		v := it.Value
		if plain, ok := v.(Value); ok {
			v = itemBind(it, plain, table)
		}
		if r := f(v); r != v {
			out[i].Value = r
		}
	}
	return out
}

// itemBind is the parameter that a plain value of an INSERT or UPDATE becomes.
func itemBind(it SetItem, v Value, table FromClause) *BindParam {
	key := itemKey(it)
	t := v.Type
	if c := table.Columns().Get(key); c != nil {
		t = c.SQLType()
	}
	return NewBind(key, true, v, t)
}

func cols(in []ColumnElement, f func(ColumnElement) ColumnElement) []ColumnElement {
	if in == nil {
		return nil
	}
	out := make([]ColumnElement, len(in))
	for i, c := range in {
		out[i] = f(c)
	}
	return out
}

func fromOr(e Element, old FromClause) FromClause {
	if f, ok := e.(FromClause); ok {
		return f
	}
	return old
}

// FromsOf lists the sources of rows that an element needs, in the order in which
// it names them. A query in it brings none: it has its own.
func FromsOf(e Element) []FromClause {
	var out []FromClause
	var walk func(Element)
	walk = func(e Element) {
		switch x := e.(type) {
		case nil:
		case *Annotated:
			walk(x.ColumnElement)
		case *Column:
			if x.Table != nil {
				out = append(out, x.Table)
			}
		case *TableValuedColumn:
			out = append(out, x.Source())
		case *ScalarSelect, *ScalarColumn, Query:
		case Entity:
			if f := x.EntityFrom(); f != nil {
				out = append(out, f)
			}
		case *Join:
			out = append(out, x)
			walk(x.On)
			walk(x.L)
			walk(x.R)
		case *FromGroup:
			walk(x.X)
		case FromClause:
			out = append(out, x)
		default:
			eachChild(e, walk)
		}
	}
	walk(e)
	return out
}

// OwnBinds gives an expression parameters of its own in the place of those that are
// named by themselves: it stands beside what it was made of.
func OwnBinds(e ColumnElement, yes bool) ColumnElement {
	if !yes {
		return e
	}
	made := map[*BindParam]*BindParam{}
	return ReplaceColumn(e, func(x Element) Element {
		b, ok := x.(*BindParam)
		if !ok || !b.Unique {
			return nil
		}
		if made[b] == nil {
			n := *b
			n.setIdent()
			made[b] = &n
		}
		return made[b]
	})
}
