package core

import "github.com/diptych-orm/diptych/orm/sqltree"

// rowLimit is what a query says of how many rows it yields.
type rowLimit struct {
	limit, offset, fetch ColumnElement
	percent, ties        bool
}

func (s *Select) rowLimit() rowLimit {
	return rowLimit{s.LimitClause, s.OffsetClause, s.FetchClause, s.FetchPercent, s.FetchTies}
}

func (s *Compound) rowLimit() rowLimit {
	return rowLimit{s.LimitClause, s.OffsetClause, s.FetchClause, s.FetchPercent, s.FetchTies}
}

func (r rowLimit) empty() bool { return r.limit == nil && r.offset == nil && r.fetch == nil }

// count is the number of rows, said by limit() or fetch().
func (r rowLimit) count() ColumnElement {
	if r.fetch != nil {
		return r.fetch
	}
	return r.limit
}

// simpleCount tells whether a number of rows was given as a plain integer.
func simpleCount(c ColumnElement) (*BindParam, bool) {
	b, ok := c.(*BindParam)
	return b, ok && b.Count
}

// inText is a number of rows that is written when the statement is executed, for
// databases that take no parameter there.
func (l *lowering) inText(c ColumnElement) (sqltree.Expr, error) {
	if b, ok := simpleCount(c); ok {
		own := *b
		own.LiteralExecute = true
		return l.param(&own)
	}
	return l.maybe(c)
}

// lowered spells LIMIT, OFFSET and FETCH for the dialect. SQL Server has its TOP
// and numbered rows instead.
func (r rowLimit) lowered(l *lowering) (limit, offset sqltree.Expr, fetch *sqltree.Fetch, err error) {
	switch {
	case r.empty() || l.dialect.Name == "mssql":
		return nil, nil, nil, nil
	case l.dialect.Name == "oracle":
		if offset, err = l.inText(r.offset); err != nil {
			return nil, nil, nil, err
		}
		n, err := l.inText(r.count())
		return nil, offset, &sqltree.Fetch{Count: n, Percent: r.percent, WithTies: r.ties}, err
	}
	if l.dialect.Name == "mysql" { // its OFFSET stands first
		if offset, err = l.maybe(r.offset); err != nil {
			return nil, nil, nil, err
		}
	}
	if limit, err = l.maybe(r.limit); err != nil {
		return nil, nil, nil, err
	}
	if l.dialect.Name == "sqlite" && r.limit == nil && r.fetch == nil { // its "no limit" is a parameter, whatever the others are
		defer func(off bool) { l.literalOff = off }(l.literalOff)
		l.literalOff = true
		if limit, err = l.param(NewBind("", true, Value{V: int64(-1), Type: IntegerType}, IntegerType)); err != nil {
			return nil, nil, nil, err
		}
		l.literalOff = false
	}
	if offset, err = l.maybe(r.offset); err != nil || r.fetch == nil {
		if limit != nil && offset == nil && err == nil && l.dialect.Name == "sqlite" { // so is its "from the first on"
			offset, err = l.param(NewBind("", true, Value{V: int64(0), Type: IntegerType}, IntegerType))
		}
		return limit, offset, nil, err
	}
	n, err := l.expr(r.fetch)
	return limit, offset, &sqltree.Fetch{Count: n, Percent: r.percent, WithTies: r.ties}, err
}

// usesTop tells whether SQL Server's TOP says the limit.
func (r rowLimit) usesTop() bool {
	if r.offset != nil {
		return false
	}
	if r.fetch != nil {
		_, simple := simpleCount(r.fetch)
		return simple && (r.percent || r.ties)
	}
	_, simple := simpleCount(r.limit)
	return simple
}

// topRows is SQL Server's TOP.
func (l *lowering) topRows(r rowLimit) (sqltree.Expr, error) {
	n, err := l.inText(r.count())
	if err != nil {
		return nil, err
	}
	words := " "
	if r.fetch != nil {
		words = word(r.percent, " PERCENT") + word(r.ties, " WITH TIES") + " "
	}
	return &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("TOP "), n, sqltree.Text(words)}}, nil
}

// numbered is a SELECT whose rows are limited by their numbers: what SQLAlchemy
// writes for a SQL Server whose version it does not know.
func numbered(s *Select) (*Select, error) {
	r := s.rowLimit()
	if len(s.OrderBy) == 0 {
		return nil, CompileErrorf("MSSQL requires an order_by when using an OFFSET or a non-simple LIMIT clause")
	}
	if r.percent || r.ties {
		return nil, CompileErrorf("MSSQL needs TOP to use PERCENT and/or WITH TIES. Only simple fetch without offset can be used.")
	}
	var order []Element
	for _, o := range s.OrderBy {
		if lbl, ok := o.(*OrderLabel); ok {
			o = lbl.X
		}
		order = append(order, o)
	}
	const rn = "mssql_rn"
	over := NewOver(NewPlainFunction([]string{"ROW_NUMBER"}, nil, IntegerType), Over{Order: order, HasOrder: true})
	inner := NewSubquery(s.With(func(x *Select) {
		x.Cols = append(x.Cols, NewLabel(rn, over, IntegerType))
		x.OrderBy, x.LimitClause, x.OffsetClause, x.FetchClause = nil, nil, nil, nil
	}), "")
	var cols []Element
	for _, c := range inner.Columns().All() {
		if proxyKey(c) != rn {
			cols = append(cols, c)
		}
	}
	last := r.count()
	return NewSelect(cols...).With(func(x *Select) {
		number := NewColumn(rn, NullType)
		if r.offset != nil {
			x.Where = append(x.Where, NewBinary(number, r.offset, OpGt, BooleanType))
			if last != nil {
				last = NewBinary(last, r.offset, OpAdd, IntegerType)
			}
		}
		if last != nil {
			x.Where = append(x.Where, NewBinary(number, last, OpLe, BooleanType))
		}
	}), nil
}
