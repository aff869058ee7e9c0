package syntax

import "strings"

// primary: an atom with attributes, subscripts and calls after it.
func (p *parser) primary() Expr {
	start := &p.tok().Position
	e := p.atom()
	for n := 0; ; n++ {
		k := p.kind()
		if k != tokDot && k != tokLParen && k != tokLBracket {
			return e
		}
		p.tooDeep(n)
		if !p.goesOn(func() { e = p.trailer(start, e) }) {
			return e
		}
	}
}

// trailer reads an attribute, a call or a subscript of e.
func (p *parser) trailer(start *Position, e Expr) Expr {
	switch p.kind() {
	case tokDot:
		p.advance()
		t := p.want(tokName)
		return &Attribute{Position: p.from(start), Value: e, Attr: normalize(p.text(t)), NameLine: t.Line, NameCol: t.Col}
	case tokLParen:
		return p.call(start, e)
	}
	p.advance()
	idx := p.slices()
	p.want(tokRBracket)
	return &Subscript{Position: p.from(start), Value: e, Index: idx}
}

// slices is what stands between the brackets of a subscript.
func (p *parser) slices() Expr {
	start := &p.tok().Position
	first := p.slice()
	if _, star := first.(*Starred); p.kind() != tokComma && !star {
		return first
	}
	elts := []Expr{first}
	for p.accept(tokComma) {
		if p.kind() == tokRBracket {
			break
		}
		elts = append(elts, p.slice())
	}
	return &Tuple{Position: p.from(start), Elts: elts}
}

func (p *parser) slice() Expr {
	start := &p.tok().Position
	if t := p.tok(); t.kind == tokStar {
		p.advance()
		v := p.expression()
		return &Starred{Position: p.from(&t.Position), Value: v}
	}
	var lower Expr
	if p.kind() != tokColon {
		lower = p.namedExpression()
		if p.kind() != tokColon {
			return lower
		}
	}
	s := &Slice{Lower: lower}
	p.want(tokColon)
	part := func() Expr {
		switch p.kind() {
		case tokColon, tokComma, tokRBracket:
			return nil
		}
		return p.expression()
	}
	s.Upper = part()
	if p.accept(tokColon) {
		s.Step = part()
	}
	s.Position = p.from(start)
	return s
}

// atom: names, literals, displays, groups and comprehensions.
func (p *parser) atom() Expr {
	t := p.tok()
	switch t.kind {
	case tokName:
		return p.name(Load)
	case kwTrue:
		p.advance()
		return &Constant{Position: t.Position, Value: true}
	case kwFalse:
		p.advance()
		return &Constant{Position: t.Position, Value: false}
	case kwNone:
		p.advance()
		return &Constant{Position: t.Position}
	case tokEllipsis:
		p.advance()
		return &Constant{Position: t.Position, Value: Ellipsis}
	case tokString:
		return p.strings()
	case tokNumber:
		return p.numberAtom()
	case tokLParen:
		return p.paren()
	case tokLBracket:
		return p.listDisplay()
	case tokLBrace:
		return p.braces()
	}
	p.fail()
	return nil
}

func (p *parser) numberAtom() Expr {
	t := p.want(tokNumber)
	s := p.text(t)
	v, ok := parseNumber(s)
	if !ok {
		p.failAt(&t.Position, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
			maxIntDigits, len(strings.ReplaceAll(s, "_", "")))
	}
	return &Constant{Position: t.Position, Value: v}
}

// paren: a group, a tuple or a generator expression.
func (p *parser) paren() Expr {
	p.enter()
	defer p.leave()
	t := p.want(tokLParen)
	if p.accept(tokRParen) {
		return &Tuple{Position: p.from(&t.Position)}
	}
	if p.kind() == kwYield {
		e := p.yieldExpr()
		p.want(tokRParen)
		return e
	}
	if p.once(searchGroup) {
		p.groupMistakes()
	}
	first := p.starNamedExpression()
	switch p.kind() {
	case tokComma:
		tuple := p.tupleFrom(&t.Position, first, p.starNamedExpression).(*Tuple)
		p.want(tokRParen)
		tuple.Position = p.from(&t.Position)
		return tuple
	case kwFor, kwAsync:
		if _, star := first.(*Starred); star {
			p.fail()
		}
		return p.comprehension(&t.Position, GeneratorExp, first, nil, tokRParen)
	}
	if _, star := first.(*Starred); star {
		p.fail()
	}
	p.want(tokRParen)
	return first
}

func (p *parser) groupMistakes() {
	pos := p.pos
	var a Expr
	if p.kind() == tokStar {
		if p.attempt(func() { a = p.starExpression(); p.want(tokRParen) }) {
			p.failAt(a.Pos(), "cannot use starred expression here")
		}
	}
	p.pos = pos
	if star := p.tok(); star.kind == tokDoubleStar {
		if p.attempt(func() { p.advance(); p.expression(); p.want(tokRParen) }) {
			p.failAt(&star.Position, "cannot use double starred expression here")
		}
	}
	p.pos = pos
	p.comprehensionMistakes(tokLParen)
}

// comprehensionMistakes looks for a wrong element after an opening bracket.
func (p *parser) comprehensionMistakes(open tokenKind) {
	pos := p.pos
	defer func() { p.pos = pos }()
	var a, b Expr
	if p.kind() == tokStar {
		if p.attempt(func() { a = p.starExpression(); p.forIfClauses() }) {
			p.failAt(a.Pos(), "iterable unpacking cannot be used in comprehension")
		}
		p.pos = pos
	}
	if open == tokLParen {
		return
	}
	if p.quietly(func() {
		a = p.starNamedExpression()
		p.want(tokComma)
		b = p.starNamedExpression()
		for p.accept(tokComma) {
			b = p.starNamedExpression()
		}
		p.forIfClauses()
	}) {
		p.failRange(a.Pos(), b.Pos(), "did you forget parentheses around the comprehension target?")
	}
	p.pos = pos
	var comma *token
	if p.quietly(func() {
		a = p.starNamedExpression()
		comma = p.want(tokComma)
		p.forIfClauses()
	}) {
		p.failRange(a.Pos(), &comma.Position, "did you forget parentheses around the comprehension target?")
	}
}

// listDisplay: a list or a list comprehension.
func (p *parser) listDisplay() Expr {
	p.enter()
	defer p.leave()
	t := p.want(tokLBracket)
	if p.accept(tokRBracket) {
		return &List{Position: p.from(&t.Position)}
	}
	if p.once(searchElements) {
		p.comprehensionMistakes(tokLBracket)
	}
	first := p.starNamedExpression()
	if k := p.kind(); k == kwFor || k == kwAsync {
		if _, star := first.(*Starred); star {
			p.fail()
		}
		return p.comprehension(&t.Position, ListComp, first, nil, tokRBracket)
	}
	elts := []Expr{first}
	for p.accept(tokComma) && p.kind() != tokRBracket {
		elts = append(elts, p.starNamedExpression())
	}
	p.want(tokRBracket)
	return &List{Position: p.from(&t.Position), Elts: elts}
}

// braces: a dict, a set, or a comprehension of either.
func (p *parser) braces() Expr {
	p.enter()
	defer p.leave()
	t := p.want(tokLBrace)
	if p.accept(tokRBrace) {
		return &Dict{Position: p.from(&t.Position)}
	}
	if p.kind() == tokDoubleStar {
		return p.dict(t, nil)
	}
	if p.once(searchElements) {
		p.comprehensionMistakes(tokLBrace)
	}
	if p.once(searchDict) {
		p.dictMistakes()
	}
	inParens := p.kind() == tokLParen
	first := p.starNamedExpression()
	switch p.kind() {
	case tokColon:
		switch first.(type) {
		case *Starred:
			p.fail()
		case *NamedExpr:
			if !inParens { // {(a := 1): 2} is a dictionary, {a := 1: 2} is not
				p.fail()
			}
		}
		return p.dict(t, first)
	case kwFor, kwAsync:
		if _, star := first.(*Starred); star {
			p.fail()
		}
		return p.comprehension(&t.Position, SetComp, first, nil, tokRBrace)
	}
	elts := []Expr{first}
	for p.accept(tokComma) && p.kind() != tokRBrace {
		elts = append(elts, p.starNamedExpression())
	}
	p.want(tokRBrace)
	return &Set{Position: p.from(&t.Position), Elts: elts}
}

// dict reads a dict display or comprehension; key is the first key, already
// read, or nil if the display begins with "**".
func (p *parser) dict(open *token, key Expr) Expr {
	d := &Dict{}
	for {
		if key == nil {
			star := p.want(tokDoubleStar)
			v := p.bitwiseOr()
			if p.reasons && len(d.Keys) == 0 && p.kind() == kwFor {
				p.failAt(&star.Position, "dict unpacking cannot be used in dict comprehension")
			}
			d.Keys = append(d.Keys, nil)
			d.Values = append(d.Values, v)
		} else {
			p.want(tokColon)
			v := p.expression()
			if k := p.kind(); len(d.Keys) == 0 && (k == kwFor || k == kwAsync) {
				return p.comprehension(&open.Position, DictComp, key, v, tokRBrace)
			}
			d.Keys = append(d.Keys, key)
			d.Values = append(d.Values, v)
		}
		if !p.accept(tokComma) || p.kind() == tokRBrace {
			break
		}
		if p.once(searchDict) {
			p.dictMistakes()
		}
		key = nil
		if p.kind() != tokDoubleStar {
			key = p.expression()
		}
	}
	p.want(tokRBrace)
	d.Position = p.from(&open.Position)
	return d
}

// dictMistakes looks at one "key: value" of what seems to be a dict.
func (p *parser) dictMistakes() {
	pos := p.pos
	defer func() { p.pos = pos }()
	if p.kind() == tokDoubleStar {
		return
	}
	var key Expr
	if !p.quietly(func() { key = p.expression() }) {
		return
	}
	if p.kind() != tokColon {
		if pos == 0 || p.toks[pos-1].kind == tokLBrace {
			return // it may be a set
		}
		at := *key.Pos()
		at.Col = at.EndCol - 1
		at.Line = at.EndLine
		e := p.makeError("SyntaxError", &at, &at, "':' expected after dictionary key")
		e.EndCol = 0
		panic(e)
	}
	colon := p.advance()
	switch p.kind() {
	case tokStar:
		star := p.tok()
		if p.quietly(func() { p.advance(); p.bitwiseOr() }) {
			p.failFrom(&star.Position, "cannot use a starred expression in a dictionary value")
		}
	case tokRBrace, tokComma:
		p.failAt(&colon.Position, "expression expected after dictionary key and ':'")
	}
}

// comprehension reads the clauses and the closing bracket.
func (p *parser) comprehension(start *Position, kind CompKind, elt, value Expr, closing tokenKind) Expr {
	c := &Comp{Kind: kind, Elt: elt, Value: value, Generators: p.forIfClauses()}
	p.want(closing)
	c.Position = p.from(start)
	return c
}

// forIfClauses: (['async'] 'for' targets 'in' disjunction ('if' disjunction)*)+.
func (p *parser) forIfClauses() []*Comprehension {
	var list []*Comprehension
	for {
		c := &Comprehension{}
		if p.kind() == kwAsync && p.ahead(1) == kwFor {
			p.advance()
			c.Async = true
		} else if p.kind() != kwFor {
			break
		}
		p.want(kwFor)
		c.Target = p.forTargets()
		if p.kind() != kwIn {
			p.fail()
		}
		p.advance()
		c.Iter = p.disjunction()
		for p.accept(kwIf) {
			c.Ifs = append(c.Ifs, p.disjunction())
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		p.fail()
	}
	return list
}

// call reads the arguments of a call of fn.
func (p *parser) call(start *Position, fn Expr) Expr {
	p.enter()
	defer p.leave()
	p.want(tokLParen)
	if p.once(searchArguments) {
		pos := p.pos
		p.attempt(func() { p.arguments(true) })
		p.pos = pos
		p.argumentMistakes()
		p.comprehensionMistakes(tokLParen)
	}
	c := &Call{Func: fn}
	open := &p.prev().Position
	if p.kind() != tokRParen {
		c.Args, c.Keywords = p.arguments(true)
	}
	p.want(tokRParen)
	c.Position = p.from(start)
	if len(c.Args) == 1 && len(c.Keywords) == 0 {
		// A lone generator expression borrows the call's parentheses.
		if g, ok := c.Args[0].(*Comp); ok && g.Kind == GeneratorExp && g.EndLine == 0 {
			g.Position = p.from(open)
		}
	}
	return c
}

// arguments reads the arguments up to the closing parenthesis. With bare, the
// only one may be a generator expression without parentheses of its own, which
// gets its position from the caller.
func (p *parser) arguments(bare bool) (args []Expr, kws []*Keyword) {
	for {
		t := p.tok()
		switch {
		case t.kind == tokStar:
			if len(kws) > 0 && kws[len(kws)-1].Name == "" {
				p.fail()
			}
			for _, k := range kws {
				if k.Name == "" {
					p.fail()
				}
			}
			p.advance()
			v := p.expression()
			args = append(args, &Starred{Position: p.from(&t.Position), Value: v})
		case t.kind == tokDoubleStar:
			p.advance()
			v := p.expression()
			kws = append(kws, &Keyword{Position: p.from(&t.Position), Value: v})
		case t.kind == tokName && p.ahead(1) == tokAssign:
			if p.once(searchKeyword) {
				p.keywordMistakes()
			}
			name := p.ident()
			p.advance()
			v := p.expression()
			kws = append(kws, &Keyword{Position: p.from(&t.Position), Name: name, Value: v})
		default:
			if p.once(searchKeyword) {
				p.keywordMistakes()
			}
			if len(kws) > 0 {
				p.fail()
			}
			v := p.positional()
			if k := p.kind(); k == kwFor || k == kwAsync {
				if len(args) > 0 || !bare {
					p.fail()
				}
				g := &Comp{Kind: GeneratorExp, Elt: v, Generators: p.forIfClauses()}
				if p.kind() != tokRParen {
					p.fail()
				}
				return []Expr{g}, nil
			}
			args = append(args, v)
		}
		if !p.accept(tokComma) || p.kind() == tokRParen {
			return args, kws
		}
	}
}

// positional: an assignment expression or an expression that is no keyword.
func (p *parser) positional() Expr {
	start := p.tok()
	if start.kind == tokName && p.ahead(1) == tokWalrus {
		return p.namedExpression()
	}
	e := p.expression()
	if k := p.kind(); k == tokWalrus || k == tokAssign {
		p.fail()
	}
	return e
}

// keywordMistakes looks at one argument.
func (p *parser) keywordMistakes() {
	pos := p.pos
	defer func() { p.pos = pos }()
	t := p.tok()
	switch t.kind {
	case kwTrue, kwFalse, kwNone:
		if p.ahead(1) == tokAssign {
			p.failRange(&t.Position, &p.toks[p.pos+1].Position, "cannot assign to %s", p.text(t))
		}
	case tokName:
		if p.ahead(1) == tokAssign {
			eq := &p.toks[p.pos+1].Position
			if p.quietly(func() { p.advance(); p.advance(); p.expression(); p.forIfClauses() }) {
				p.failRange(&t.Position, eq, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
			}
			return
		}
	}
	var a Expr
	if p.attempt(func() { a = p.expression() }) && p.kind() == tokAssign {
		p.failRange(a.Pos(), &p.tok().Position, "expression cannot contain assignment, perhaps you meant \"==\"?")
	}
}

// argumentMistakes looks at a whole argument list.
func (p *parser) argumentMistakes() {
	pos := p.pos
	defer func() { p.pos = pos }()
	seenKeyword, seenUnpack := false, false
	start := &p.tok().Position
	for n := 0; ; n++ {
		t := p.tok()
		switch {
		case t.kind == tokRParen:
			return
		case t.kind == tokStar:
			if seenUnpack {
				p.failRange(start, &p.toks[p.pos-2].Position, "iterable argument unpacking follows keyword argument unpacking")
			}
			if !p.quietly(func() { p.advance(); p.expression() }) {
				return
			}
		case t.kind == tokDoubleStar:
			seenUnpack = true
			if !p.quietly(func() { p.advance(); p.expression() }) {
				return
			}
		case t.kind == tokName && p.ahead(1) == tokAssign:
			seenKeyword = true
			if !p.quietly(func() { p.advance(); p.advance(); p.expression() }) {
				return
			}
		default:
			var a Expr
			if !p.quietly(func() { a = p.positional() }) && !(seenKeyword && p.check(p.valuePrefix)) {
				return
			}
			if k := p.kind(); k == kwFor || k == kwAsync {
				var clauses []*Comprehension
				if !p.quietly(func() { clauses = p.forIfClauses() }) {
					return
				}
				if n > 0 || p.kind() == tokComma {
					last := clauses[len(clauses)-1]
					end := last.Iter
					if len(last.Ifs) > 0 {
						end = last.Ifs[len(last.Ifs)-1]
					}
					p.failRange(a.Pos(), end.Pos(), "Generator expression must be parenthesized")
				}
				return
			}
			if seenUnpack || seenKeyword {
				p.restOfArguments()
				if seenUnpack {
					p.failLast("positional argument follows keyword argument unpacking")
				}
				p.failLast("positional argument follows keyword argument")
			}
		}
		if !p.accept(tokComma) {
			return
		}
	}
}

// restOfArguments reads on as far as there are arguments, since CPython places
// an error of their order behind them.
func (p *parser) restOfArguments() {
	for p.accept(tokComma) && p.kind() != tokRParen {
		if !p.quietly(func() {
			if k := p.kind(); k == tokStar || k == tokDoubleStar {
				p.advance()
			} else if k == tokName && p.ahead(1) == tokAssign {
				p.advance()
				p.advance()
			}
			p.expression()
		}) {
			return
		}
	}
}
