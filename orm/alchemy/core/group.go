package core

// selfGroup is the element with the parentheses it needs inside an expression of
// the operator against (nil: alone).
func selfGroup(e Element, against *Op) Element {
	switch x := e.(type) {
	case *Annotated:
		g := selfGroup(x.ColumnElement, against)
		if g == Element(x.ColumnElement) {
			return x
		}
		if b, ok := g.(*AsBool); ok { // keep the note inside
			c := *b
			c.X = x
			return &c
		}
		return g
	case *Binary:
		if !x.NoGroup && x.Op.precedes(against) || against == OpInv && !x.Op.Boolean {
			return group(x)
		}
		return x
	case *OpList:
		if len(x.Items) == 0 {
			return x
		}
		if !x.NoGroup && x.Op.precedes(against) || against == OpInv && !x.Op.Boolean {
			return group(x)
		}
		return x
	case *Unary:
		if x.Op != nil && x.Op.precedes(against) {
			return group(x)
		}
		return x
	case *Aggregate:
		if x.Op.precedes(against) {
			return group(x)
		}
		return x
	case *Filter:
		if OpFilter.precedes(against) {
			return group(x)
		}
		return x
	case *Label:
		sub := selfGroup(x.X, against)
		if sub == Element(x.X) {
			return x
		}
		c := *x
		c.X, c.anons = sub.(ColumnElement), nil
		return &c
	case *TypeCoerce:
		sub := selfGroup(x.X, against)
		if sub == Element(x.X) {
			return x
		}
		c := *x
		c.X, c.anons = sub.(ColumnElement), nil
		return &c
	case *Text:
		if against == OpIn || against == OpNotIn {
			return group(x)
		}
		return x
	case *Array:
		if against == OpAny || against == OpAll || against == OpGetItem {
			return group(x)
		}
		return x
	case *AsBool, *Grouping, *Tuple, *ScalarValues, *Ordered, *Slice, *ScalarSelect, *QueryGroup:
		return e
	case Query:
		return &QueryGroup{Query: x}
	case ColumnElement:
		switch against {
		case OpAnd, OpOr, OpAsBool:
			if x.SQLType().aff() == BooleanAffinity {
				return newAsBool(x, OpIsTrue)
			}
		case OpAny, OpAll:
			return group(x)
		}
		return x
	}
	return e
}

func selfGroupCol(c ColumnElement, against *Op) ColumnElement {
	return selfGroup(c, against).(ColumnElement)
}

func group(x ColumnElement) *Grouping {
	g := &Grouping{X: x}
	g.typ = x.SQLType()
	return g
}

// Group is the element in parentheses.
func Group(x ColumnElement) ColumnElement { return group(x) }

func newAsBool(x ColumnElement, op *Op) ColumnElement {
	b := &AsBool{X: x, Op: op, Negate: op.Negation}
	b.typ = BooleanType
	return b
}

// Not is the negation of an element.
func Not(e ColumnElement) ColumnElement {
	switch x := e.(type) {
	case *Binary:
		if x.Negate == nil {
			return Not(group(x))
		}
		c := *x
		c.Op, c.Negate, c.anons = x.Negate, x.Op, nil
		if b, ok := x.R.(*BindParam); ok && b.ExpandOp == x.Op && b.ExpandOp != nil {
			d := *b
			d.ExpandOp, d.anons = x.Negate, nil
			if d.Unique {
				d.setIdent() // the negation has a parameter of its own
			}
			c.R = &d
		}
		return &c
	case *FunctionComparison:
		return invert(group(x), BooleanType)
	case *True:
		return FalseElement
	case *False:
		return TrueElement
	case *AsBool:
		switch x.X.(type) {
		case *True, *False:
			return Not(x.X)
		}
		c := *x
		c.Op, c.Negate, c.anons = x.Negate, x.Op, nil
		return &c
	case *OpList:
		return invert(x, nil)
	case *Unary:
		if x.SQLType().aff() == BooleanAffinity {
			return invert(x, BooleanType)
		}
	case *Label:
		c := *x
		c.X, c.anons = Not(x.X), nil
		return &c
	}
	if _, grouping := e.(*Grouping); !grouping && e.SQLType().aff() == BooleanAffinity {
		return newAsBool(e, OpIsFalse)
	}
	if e.SQLType().aff() == BooleanAffinity {
		return invert(e, BooleanType)
	}
	return invert(e, nil)
}

func invert(e ColumnElement, t *Type) ColumnElement {
	u := &Unary{Op: OpInv, X: selfGroup(e, OpInv)}
	u.typ = t
	return u
}

// And joins conditions with AND; Or with OR. Constants are folded as SQLAlchemy
// folds them.
func And(items ...ColumnElement) ColumnElement { return conjunction(OpAnd, items) }

// Or joins conditions with OR.
func Or(items ...ColumnElement) ColumnElement { return conjunction(OpOr, items) }

func conjunction(op *Op, items []ColumnElement) ColumnElement {
	var kept []ColumnElement
	var neutral ColumnElement
	for _, c := range items {
		if isStop(op, c) {
			return selfGroupCol(c, OpAsBool)
		}
		if isSkip(op, c) {
			neutral = c
			continue
		}
		kept = append(kept, c)
	}
	switch {
	case len(kept) == 0 && neutral != nil:
		return selfGroupCol(neutral, OpAsBool)
	case len(kept) == 1:
		return selfGroupCol(kept[0], OpAsBool)
	}
	out := &OpList{Op: op}
	out.typ = BooleanType
	for _, c := range kept {
		g := selfGroup(c, op)
		if sub, ok := g.(*OpList); ok && sub.Op == op {
			out.Items = append(out.Items, sub.Items...)
			continue
		}
		out.Items = append(out.Items, g)
	}
	return out
}

func isStop(op *Op, c ColumnElement) bool {
	switch c.(type) {
	case *False:
		return op == OpAnd
	case *True:
		return op == OpOr
	}
	return false
}

func isSkip(op *Op, c ColumnElement) bool {
	switch c.(type) {
	case *True:
		return op == OpAnd
	case *False:
		return op == OpOr
	}
	return false
}
