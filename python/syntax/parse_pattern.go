package syntax

// matchStmt reads a match statement, or returns nil if "match" is just a name.
func (p *parser) matchStmt() Stmt {
	switch k := p.ahead(1); {
	case startsExpr(k), k == tokStar:
	default:
		return nil
	}
	t := p.tok()
	pos := p.pos
	s := &Match{}
	if !p.attempt(func() {
		p.advance()
		s.Subject = p.subject()
		if p.reasons && p.kind() == tokNewline {
			p.failLast("expected ':'")
		}
		p.want(tokColon)
		p.want(tokNewline)
	}) {
		p.pos = pos
		return nil
	}
	if p.kind() != tokIndent {
		p.tok()
		if p.reasons {
			p.failLastAs("IndentationError", "expected an indented block after 'match' statement on line %d", t.Line)
		}
		p.fail()
	}
	p.advance()
	for p.kind() == tokName && p.text(p.tok()) == "case" {
		s.Cases = append(s.Cases, p.caseBlock())
	}
	if len(s.Cases) == 0 {
		p.fail()
	}
	p.want(tokDedent)
	s.Position = p.ends(&t.Position)
	return s
}

// subject: star_named_expression ',' [star_named_expressions] | named_expression.
func (p *parser) subject() Expr {
	start := &p.tok().Position
	first := p.starNamedExpression()
	if p.kind() == tokComma {
		return p.tupleFrom(start, first, p.starNamedExpression)
	}
	if _, star := first.(*Starred); star {
		p.fail()
	}
	return first
}

func (p *parser) caseBlock() *MatchCase {
	t := p.advance()
	c := &MatchCase{Pattern: p.patterns()}
	if p.accept(kwIf) {
		c.Guard = p.namedExpression()
	}
	p.colon()
	c.Body = p.block(t.Line, "'case' statement")
	return c
}

// patterns: an open sequence pattern or a single pattern.
func (p *parser) patterns() Pattern {
	start := &p.tok().Position
	first := p.maybeStarPattern()
	if p.kind() != tokComma {
		if _, star := first.(*MatchStar); star {
			p.fail()
		}
		return first
	}
	list := []Pattern{first}
	for p.accept(tokComma) {
		if k := p.kind(); k == tokColon || k == kwIf {
			break
		}
		list = append(list, p.maybeStarPattern())
	}
	return &MatchSequence{Position: p.from(start), Patterns: list}
}

func (p *parser) maybeStarPattern() Pattern {
	t := p.tok()
	if t.kind != tokStar {
		return p.asPattern()
	}
	p.advance()
	name := p.ident()
	if name == "_" {
		name = ""
	}
	return &MatchStar{Position: p.from(&t.Position), Name: name}
}

// asPattern: or_pattern ['as' NAME].
func (p *parser) asPattern() Pattern {
	p.enter()
	defer p.leave()
	start := &p.tok().Position
	first := p.orPattern()
	if !p.accept(kwAs) {
		return first
	}
	t := p.tok()
	if p.reasons {
		if t.kind == tokName && p.text(t) == "_" {
			p.failAt(&t.Position, "cannot use '_' as a target")
		}
		if t.kind != tokName {
			var e Expr
			if p.quietly(func() { e = p.expression() }) {
				p.failAt(e.Pos(), "invalid pattern target")
			}
		}
	}
	name := p.ident()
	if name == "_" {
		p.fail()
	}
	return &MatchAs{Position: p.from(start), Pattern: first, Name: name}
}

func (p *parser) orPattern() Pattern {
	start := &p.tok().Position
	first := p.closedPattern()
	if p.kind() != tokVBar {
		return first
	}
	list := []Pattern{first}
	for p.accept(tokVBar) {
		list = append(list, p.closedPattern())
	}
	return &MatchOr{Position: p.from(start), Patterns: list}
}

func (p *parser) closedPattern() Pattern {
	t := p.tok()
	switch t.kind {
	case kwNone, kwTrue, kwFalse:
		c := p.atom().(*Constant)
		return &MatchSingleton{Position: c.Position, Value: c.Value}
	case tokString:
		e := p.strings()
		if _, f := e.(*JoinedStr); f {
			p.failAt(e.Pos(), "patterns may only match literals and attribute lookups")
		}
		return &MatchValue{Position: *e.Pos(), Value: e}
	case tokNumber, tokMinus:
		e := p.patternNumber()
		return &MatchValue{Position: *e.Pos(), Value: e}
	case tokLParen, tokLBracket:
		return p.sequencePattern(t)
	case tokLBrace:
		return p.mappingPattern()
	case tokName:
		return p.namePattern()
	}
	p.fail()
	return nil
}

// patternNumber: a signed number or a complex one such as "-1 + 2j".
func (p *parser) patternNumber() Expr {
	start := &p.tok().Position
	signed := func() Expr {
		if t := p.tok(); t.kind == tokMinus {
			p.advance()
			v := p.numberAtom()
			return &UnaryOp{Position: p.from(&t.Position), Op: USub, Operand: v}
		}
		return p.numberAtom()
	}
	left := signed()
	t := p.tok()
	if t.kind != tokPlus && t.kind != tokMinus {
		return left
	}
	p.advance()
	right := p.numberAtom()
	if _, imaginary := right.(*Constant).Value.(complex128); !imaginary {
		p.failAt(right.Pos(), "imaginary number required in complex literal")
	}
	op := Add
	if t.kind == tokMinus {
		op = Sub
	}
	return &BinOp{Position: p.from(start), Left: left, Op: op, Right: right, OpLine: t.Line, OpCol: t.Col}
}

// sequencePattern: a group, or a sequence in parentheses or brackets.
func (p *parser) sequencePattern(open *token) Pattern {
	p.advance()
	closing := tokRBracket
	if open.kind == tokLParen {
		closing = tokRParen
	}
	var list []Pattern
	comma := false
	for p.kind() != closing {
		list = append(list, p.maybeStarPattern())
		comma = p.accept(tokComma)
		if !comma {
			break
		}
	}
	p.want(closing)
	if open.kind == tokLParen && len(list) == 1 && !comma {
		if _, star := list[0].(*MatchStar); star {
			p.fail()
		}
		return list[0]
	}
	return &MatchSequence{Position: p.from(&open.Position), Patterns: list}
}

func (p *parser) mappingPattern() Pattern {
	open := p.advance()
	m := &MatchMapping{}
	for p.kind() != tokRBrace {
		if p.accept(tokDoubleStar) {
			if p.kind() == tokName && p.text(p.tok()) == "_" {
				p.fail()
			}
			m.Rest = p.ident()
			p.accept(tokComma)
			break
		}
		var key Expr
		switch t := p.tok(); t.kind {
		case tokName:
			key = p.dottedValue()
			if _, bare := key.(*Name); bare {
				p.fail()
			}
		case tokNumber, tokMinus:
			key = p.patternNumber()
		default:
			if !t.kind.isKeyword() && t.kind != tokString {
				p.fail()
			}
			key = p.atom()
		}
		p.want(tokColon)
		m.Keys = append(m.Keys, key)
		m.Patterns = append(m.Patterns, p.asPattern())
		if !p.accept(tokComma) {
			break
		}
	}
	p.want(tokRBrace)
	m.Position = p.from(&open.Position)
	return m
}

// dottedValue: NAME ('.' NAME)*.
func (p *parser) dottedValue() Expr {
	start := &p.tok().Position
	var e Expr = p.name(Load)
	for n := 0; p.accept(tokDot); n++ {
		p.tooDeep(n)
		t := p.want(tokName)
		e = &Attribute{Position: p.from(start), Value: e, Attr: normalize(p.text(t)), NameLine: t.Line, NameCol: t.Col}
	}
	return e
}

// namePattern: a capture, the wildcard, a value or a class pattern.
func (p *parser) namePattern() Pattern {
	start := p.tok()
	e := p.dottedValue()
	if p.kind() == tokLParen {
		return p.classPattern(start, e)
	}
	if n, bare := e.(*Name); bare {
		if n.ID == "_" {
			return &MatchAs{Position: n.Position}
		}
		return &MatchAs{Position: n.Position, Name: n.ID}
	}
	return &MatchValue{Position: *e.Pos(), Value: e}
}

func (p *parser) classPattern(start *token, cls Expr) Pattern {
	p.advance()
	c := &MatchClass{Cls: cls}
	for p.kind() != tokRParen {
		if p.kind() == tokName && p.ahead(1) == tokAssign {
			c.KwdAttrs = append(c.KwdAttrs, p.ident())
			p.advance()
			c.KwdPatterns = append(c.KwdPatterns, p.asPattern())
		} else {
			pat := p.asPattern()
			if len(c.KwdAttrs) > 0 {
				if p.reasons {
					p.failAt(pat.Pos(), "positional patterns follow keyword patterns")
				}
				p.fail()
			}
			c.Patterns = append(c.Patterns, pat)
		}
		if !p.accept(tokComma) {
			break
		}
	}
	p.want(tokRParen)
	c.Position = p.from(&start.Position)
	return c
}
