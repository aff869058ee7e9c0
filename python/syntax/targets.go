package syntax

// describe returns CPython's name for a kind of expression, as in "cannot
// assign to function call".
func describe(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *Comp:
		switch e.Kind {
		case ListComp:
			return "list comprehension"
		case SetComp:
			return "set comprehension"
		case DictComp:
			return "dict comprehension"
		}
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *Constant:
		switch v := e.Value.(type) {
		case nil:
			return "None"
		case bool:
			if v {
				return "True"
			}
			return "False"
		case EllipsisValue:
			return "ellipsis"
		}
		return "literal"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	}
	return "expression"
}

type targetKind uint8

const (
	starTarget targetKind = iota
	delTarget
	forTarget
)

// invalidTarget returns the part of e that cannot be a target, or nil.
func invalidTarget(e Expr, kind targetKind) Expr {
	switch e := e.(type) {
	case *List:
		return firstInvalid(e.Elts, kind)
	case *Tuple:
		return firstInvalid(e.Elts, kind)
	case *Starred:
		if kind == delTarget {
			return e
		}
		return invalidTarget(e.Value, kind)
	case *Compare:
		if kind == forTarget {
			if e.Ops[0] == In {
				return invalidTarget(e.Left, kind)
			}
			return nil
		}
		return e
	case *Name, *Subscript, *Attribute:
		return nil
	}
	return e
}

func firstInvalid(list []Expr, kind targetKind) Expr {
	for _, e := range list {
		if bad := invalidTarget(e, kind); bad != nil {
			return bad
		}
	}
	return nil
}

// singleTarget reports whether e can be annotated or assigned to in place.
func singleTarget(e Expr) bool {
	switch e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	}
	return false
}

// setContext marks e and its parts as targets.
func setContext(e Expr, ctx Context) {
	switch e := e.(type) {
	case *Name:
		e.Ctx = ctx
	case *Attribute:
		e.Ctx = ctx
	case *Subscript:
		e.Ctx = ctx
	case *Starred:
		e.Ctx = ctx
		setContext(e.Value, ctx)
	case *List:
		e.Ctx = ctx
		for _, x := range e.Elts {
			setContext(x, ctx)
		}
	case *Tuple:
		e.Ctx = ctx
		for _, x := range e.Elts {
			setContext(x, ctx)
		}
	}
}

// targetOperand reads what may be a target: no more than that in the first pass, so that
// the token where it ends is the last one looked at; in the second one what people write
// instead of it.
func (p *parser) targetOperand() Expr {
	if p.second {
		return p.bitwiseOr()
	}
	return p.primary()
}

// targetList reads targets separated by commas, without comparisons.
func (p *parser) targetList(kind targetKind) Expr {
	start := &p.tok().Position
	elem := func() Expr {
		if t := p.tok(); t.kind == tokStar && kind != delTarget {
			p.advance()
			v := p.targetOperand()
			return &Starred{Position: p.from(&t.Position), Value: v}
		}
		return p.targetOperand()
	}
	e := elem()
	if p.kind() == tokComma {
		e = p.tupleFrom(start, e, elem)
	}
	return e
}

// forTargets reads the targets of "for", up to "in".
func (p *parser) forTargets() Expr {
	pos := p.pos
	e := p.targetList(forTarget)
	if p.reasons && p.kind() != kwIn {
		end := p.pos
		p.pos = pos
		p.attempt(func() { e = p.starExpressions() })
		if bad := invalidTarget(e, forTarget); bad == nil {
			p.pos = end
			p.fail()
		}
	}
	if bad := invalidTarget(e, forTarget); bad != nil {
		if p.reasons {
			p.failAt(bad.Pos(), "cannot assign to %s", describe(bad))
		}
		p.fail()
	}
	setContext(e, Store)
	return e
}
