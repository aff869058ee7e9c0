package syntax

// parameters reads the parameters of a def or lambda up to the token closing.
func (p *parser) parameters(closing tokenKind, lambda bool) *Arguments {
	a := &Arguments{}
	if p.once(searchParameters) {
		p.parameterMistakes(closing, lambda)
	}
	slash, star := false, false
	for p.kind() != closing {
		t := p.tok()
		switch t.kind {
		case tokSlash:
			if slash || star || len(a.Args) == 0 {
				p.fail()
			}
			slash = true
			p.advance()
			a.PosOnly, a.Args = a.Args, nil
		case tokStar:
			if star {
				p.fail()
			}
			star = true
			p.advance()
			if p.kind() == tokComma {
				if k := p.ahead(1); k == closing || k == tokDoubleStar {
					p.fail()
				}
			} else {
				a.VarArg = p.param(lambda, true)
			}
		case tokDoubleStar:
			p.advance()
			a.KwArg = p.param(lambda, false)
			p.accept(tokComma)
			if p.kind() != closing {
				p.fail()
			}
			return a
		default:
			arg := p.param(lambda, false)
			var def Expr
			if p.accept(tokAssign) {
				if k := p.kind(); p.reasons && (k == tokRParen || k == tokComma) {
					p.failAt(&p.prev().Position, "expected default value expression")
				}
				def = p.expression()
			}
			if star {
				a.KwOnly = append(a.KwOnly, arg)
				a.KwDefaults = append(a.KwDefaults, def)
				break
			}
			if def == nil && len(a.Defaults) > 0 {
				p.fail()
			}
			a.Args = append(a.Args, arg)
			if def != nil {
				a.Defaults = append(a.Defaults, def)
			}
		}
		if !p.accept(tokComma) {
			break
		}
	}
	if p.kind() != closing {
		p.fail()
	}
	return a
}

// param reads one parameter's name and annotation; star allows *args: *Ts.
func (p *parser) param(lambda, star bool) *Arg {
	t := p.want(tokName)
	arg := &Arg{Name: normalize(p.text(t))}
	if !lambda && p.accept(tokColon) {
		if star {
			arg.Annotation = p.starExpression()
		} else {
			arg.Annotation = p.expression()
		}
	}
	arg.Position = p.from(&t.Position)
	return arg
}

// parameterMistakes scans a parameter list for the usual errors of order.
func (p *parser) parameterMistakes(closing tokenKind, lambda bool) {
	pos := p.pos
	defer func() { p.pos = pos }()
	seenDefault, slash, star, bare := false, false, false, false
	// ordered is set where a parameter without a default would be out of order
	// for CPython to see: after ones with, or straight after "/" after such.
	ordered := false
	count := 0
	for p.kind() != closing {
		t := p.tok()
		switch t.kind {
		case tokLParen:
			if count > 0 && seenDefault || star {
				return
			}
			if p.quietly(func() {
				p.advance()
				p.ident()
				for p.accept(tokComma) && p.kind() == tokName {
					p.advance()
				}
				p.want(tokRParen)
			}) {
				what := "Function"
				if lambda {
					what = "Lambda expression"
				}
				p.failRange(&t.Position, &p.prev().Position, "%s parameters cannot be parenthesized", what)
			}
			return
		case tokSlash:
			switch {
			case slash:
				p.failAt(&t.Position, "/ may appear only once")
			case star:
				p.failAt(&t.Position, "/ must be ahead of *")
			case count == 0 && p.ahead(1) == tokComma:
				p.failAt(&t.Position, "at least one argument must precede /")
			}
			slash = true
			ordered = seenDefault
			p.advance()
			if p.kind() == tokStar {
				p.failAt(&p.tok().Position, "expected comma between / and *")
			}
		case tokStar:
			if star {
				p.failAt(&t.Position, "* argument may appear only once")
			}
			star = true
			p.advance()
			bare = p.kind() == tokComma || p.kind() == closing
			if bare {
				if p.kind() == closing || p.ahead(1) == closing || p.ahead(1) == tokDoubleStar {
					if lambda {
						p.failLast("named arguments must follow bare *")
					}
					p.failAt(&t.Position, "named arguments must follow bare *")
				}
				break
			}
			if !p.quietly(func() { p.param(lambda, true) }) {
				return
			}
			if p.kind() == tokAssign {
				p.failAt(&p.tok().Position, "var-positional argument cannot have default value")
			}
		case tokDoubleStar:
			p.advance()
			if !p.quietly(func() { p.param(lambda, false) }) {
				return
			}
			if p.kind() == tokAssign {
				p.failAt(&p.tok().Position, "var-keyword argument cannot have default value")
			}
			if p.accept(tokComma) {
				switch n := p.tok(); n.kind {
				case tokName, tokStar, tokDoubleStar, tokSlash:
					p.failAt(&n.Position, "arguments cannot follow var-keyword argument")
				}
			}
			return
		case tokName:
			count++
			if !p.quietly(func() { p.param(lambda, false) }) {
				return
			}
			if p.kind() == tokAssign {
				eq := p.advance()
				if k := p.kind(); k == tokRParen || k == tokComma {
					p.failAt(&eq.Position, "expected default value expression")
				}
				if ordered = !slash; ordered {
					seenDefault = true
				}
				if !p.quietly(func() { p.expression() }) {
					return
				}
			} else if k := p.kind(); ordered && !star && (k == tokComma || k == closing) {
				p.failAt(&t.Position, "non-default argument follows default argument")
			}
		default:
			return
		}
		if !p.accept(tokComma) {
			return
		}
	}
}
