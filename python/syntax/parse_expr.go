package syntax

import "strings"

// This file holds the expression rules from the loosest binding down to the
// unary operators; parse_atom.go continues.

// startsExpr reports whether an expression can begin with a token of kind k.
func startsExpr(k tokenKind) bool {
	switch k {
	case tokName, tokNumber, tokString, tokLParen, tokLBracket, tokLBrace, tokEllipsis,
		tokMinus, tokPlus, tokTilde, kwNot, kwLambda, kwAwait, kwNone, kwTrue, kwFalse:
		return true
	}
	return false
}

// starExpressions: star_expression (',' star_expression)* [','].
func (p *parser) starExpressions() Expr {
	start := &p.tok().Position
	first := p.starExpression()
	if p.kind() != tokComma {
		return first
	}
	return p.tupleFrom(start, first, p.starExpression)
}

// tupleFrom reads the rest of an unparenthesised tuple after its first element.
func (p *parser) tupleFrom(start *Position, first Expr, elem func() Expr) Expr {
	elts := []Expr{first}
	for p.accept(tokComma) {
		if k := p.kind(); !startsExpr(k) && k != tokStar {
			break
		}
		elts = append(elts, elem())
	}
	return &Tuple{Position: p.from(start), Elts: elts}
}

// starExpression: '*' bitwise_or | expression.
func (p *parser) starExpression() Expr {
	if t := p.tok(); t.kind == tokStar {
		p.advance()
		v := p.bitwiseOr()
		return &Starred{Position: p.from(&t.Position), Value: v}
	}
	return p.expression()
}

// starNamedExpression: '*' bitwise_or | named_expression.
func (p *parser) starNamedExpression() Expr {
	if p.kind() == tokStar {
		return p.starExpression()
	}
	return p.namedExpression()
}

// namedExpression: NAME ':=' expression | expression !':='.
func (p *parser) namedExpression() Expr {
	start := p.tok()
	if start.kind == tokName && p.ahead(1) == tokWalrus {
		name := p.name(Store)
		p.advance()
		v := p.expression()
		return &NamedExpr{Position: p.from(&start.Position), Target: name, Value: v}
	}
	if p.once(searchNamed) {
		p.namedExpressionMistakes()
	}
	e := p.expression()
	if p.kind() == tokWalrus {
		p.fail()
	}
	return e
}

func (p *parser) namedExpressionMistakes() {
	pos := p.pos
	var a, b Expr
	if p.attempt(func() { a = p.expression(); p.want(tokWalrus); p.expression() }) {
		p.failAt(a.Pos(), "cannot use assignment expressions with %s", describe(a))
	}
	if p.kind() == tokName && p.ahead(1) == tokAssign {
		if p.attempt(func() {
			a = p.name(Load)
			p.advance()
			b = p.bitwiseOr()
			if k := p.kind(); k == tokAssign || k == tokWalrus {
				p.fail()
			}
		}) {
			p.failRange(a.Pos(), b.Pos(), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
		}
	}
	p.pos = pos
	switch p.kind() {
	case tokLBracket, tokLParen, kwTrue, kwNone, kwFalse:
		if p.check(func() { p.displayOnly() }) {
			return
		}
	}
	if p.attempt(func() {
		a = p.bitwiseOr()
		p.want(tokAssign)
		p.bitwiseOr()
		if k := p.kind(); k == tokAssign || k == tokWalrus {
			p.fail()
		}
	}) {
		p.failAt(a.Pos(), "cannot assign to %s here. Maybe you meant '==' instead of '='?", describe(a))
	}
	p.pos = pos
}

// displayOnly matches a list, tuple, generator expression or constant name.
func (p *parser) displayOnly() {
	switch e := p.atom().(type) {
	case *List, *Tuple, *Constant:
	case *Comp:
		if e.Kind != GeneratorExp {
			p.fail()
		}
	default:
		p.fail()
	}
}

// expression: a conditional expression, a disjunction or a lambda.
func (p *parser) expression() Expr {
	p.enter()
	defer p.leave()
	if p.once(searchExpression) {
		p.expressionMistakes()
	}
	if p.kind() == kwLambda {
		return p.lambda()
	}
	start := &p.tok().Position
	body := p.disjunction()
	if p.kind() != kwIf {
		return body
	}
	var test, orelse Expr
	if !p.attempt(func() { p.advance(); test = p.disjunction(); p.want(kwElse); orelse = p.expression() }) {
		return body
	}
	return &IfExp{Position: p.from(start), Test: test, Body: body, Else: orelse}
}

func (p *parser) expressionMistakes() {
	pos := p.pos
	defer func() { p.pos = pos }()
	var a, b Expr
	soft := p.kind() == tokName && (p.ahead(1) == tokString || isSoftKeyword(p.text(p.tok())))
	if !soft && p.kind() != kwLambda {
		if p.attempt(func() { a = p.disjunction() }) {
			if startsExpr(p.kind()) && !isLegacy(a) {
				if p.quietly(func() { b = p.expression() }) && p.prev().level > 0 {
					p.failRange(a.Pos(), b.Pos(), "invalid syntax. Perhaps you forgot a comma?")
				}
			}
		}
		p.pos = pos
	}
	if p.kind() != kwLambda {
		if p.attempt(func() {
			a = p.disjunction()
			p.want(kwIf)
			b = p.disjunction()
			if k := p.kind(); k == kwElse || k == tokColon {
				p.fail()
			}
		}) {
			p.failRange(a.Pos(), b.Pos(), "expected 'else' after 'if' expression")
		}
		p.pos = pos
	}
	if p.kind() == tokName && p.ahead(1) != tokLParen {
		if p.attempt(func() { a = p.name(Load); b = p.starExpressions() }) && isLegacy(a) {
			id := a.(*Name).ID
			p.failRange(a.Pos(), b.Pos(), "Missing parentheses in call to '%s'. Did you mean %s(...)?", id, id)
		}
	}
}

// isSoftKeyword reports whether CPython's parser takes a name for a soft keyword
// here: it compares only as many letters as the name has.
func isSoftKeyword(s string) bool {
	return s == "_" || strings.HasPrefix("match", s) || strings.HasPrefix("case", s)
}

// isLegacy reports whether e names a statement of Python 2.
func isLegacy(e Expr) bool {
	n, ok := e.(*Name)
	return ok && (n.ID == "print" || n.ID == "exec")
}

// disjunction: conjunction ('or' conjunction)*.
func (p *parser) disjunction() Expr {
	start := &p.tok().Position
	e := p.conjunction()
	if p.kind() != kwOr {
		return e
	}
	values := []Expr{e}
	for p.accept(kwOr) {
		values = append(values, p.conjunction())
	}
	return &BoolOp{Position: p.from(start), Or: true, Values: values}
}

// conjunction: inversion ('and' inversion)*.
func (p *parser) conjunction() Expr {
	start := &p.tok().Position
	e := p.inversion()
	if p.kind() != kwAnd {
		return e
	}
	values := []Expr{e}
	for p.accept(kwAnd) {
		values = append(values, p.inversion())
	}
	return &BoolOp{Position: p.from(start), Values: values}
}

// inversion: 'not' inversion | comparison.
func (p *parser) inversion() Expr {
	t := p.tok()
	if t.kind != kwNot {
		return p.comparison()
	}
	p.enter()
	defer p.leave()
	p.advance()
	v := p.inversion()
	return &UnaryOp{Position: p.from(&t.Position), Op: Not, Operand: v}
}

// comparisonOp takes a comparison operator, if there is one.
func (p *parser) comparisonOp() (CmpOperator, bool) {
	var op CmpOperator
	switch p.kind() {
	case tokEq:
		op = Eq
	case tokNotEq:
		op = NotEq
	case tokLess:
		op = Lt
	case tokLessEq:
		op = LtE
	case tokGreater:
		op = Gt
	case tokGreaterEq:
		op = GtE
	case kwIn:
		op = In
	case kwIs:
		op = Is
		if p.ahead(1) == kwNot {
			p.advance()
			op = IsNot
		}
	case kwNot:
		if p.ahead(1) != kwIn {
			return 0, false
		}
		p.advance()
		op = NotIn
	default:
		return 0, false
	}
	p.advance()
	return op, true
}

// comparison: bitwise_or (op bitwise_or)*.
func (p *parser) comparison() Expr {
	start := &p.tok().Position
	e := p.bitwiseOr()
	pos := p.pos
	op, ok := p.comparisonOp()
	if !ok {
		return e
	}
	c := &Compare{Left: e}
	for ok {
		var right Expr
		if !p.goesOn(func() { right = p.bitwiseOr() }) {
			p.pos = pos
			break
		}
		c.Ops = append(c.Ops, op)
		c.Comparators = append(c.Comparators, right)
		pos = p.pos
		op, ok = p.comparisonOp()
	}
	if len(c.Ops) == 0 {
		return e
	}
	c.Position = p.from(start)
	return c
}

// binaryPower is how tightly a left-associative operator binds; 0 for others.
func binaryPower(k tokenKind) int {
	switch k {
	case tokVBar:
		return 1
	case tokCaret:
		return 2
	case tokAmper:
		return 3
	case tokLShift, tokRShift:
		return 4
	case tokPlus, tokMinus:
		return 5
	case tokStar, tokAt, tokSlash, tokPercent, tokDoubleSlash:
		return 6
	}
	return 0
}

// bitwiseOr reads binary operators from "|" down to "*".
func (p *parser) bitwiseOr() Expr { return p.binary(1) }

func (p *parser) binary(floor int) Expr {
	start := &p.tok().Position
	left := p.factor()
	for n := 0; ; n++ {
		t := p.tok()
		power := binaryPower(t.kind)
		if power < floor || power == 0 {
			return left
		}
		p.tooDeep(n)
		var right Expr
		if !p.goesOn(func() { p.advance(); right = p.binary(power + 1) }) {
			return left
		}
		left = &BinOp{Position: p.from(start), Left: left, Op: Operator(t.kind - tokPlus), Right: right, OpLine: t.Line, OpCol: t.Col}
	}
}

// factor: ('+' | '-' | '~') factor | power.
func (p *parser) factor() Expr {
	t := p.tok()
	var op UnaryOperator
	switch t.kind {
	case tokPlus:
		op = UAdd
	case tokMinus:
		op = USub
	case tokTilde:
		op = Invert
	default:
		return p.power()
	}
	p.enter()
	defer p.leave()
	p.advance()
	v := p.factor()
	return &UnaryOp{Position: p.from(&t.Position), Op: op, Operand: v}
}

// power: await_primary ['**' factor].
func (p *parser) power() Expr {
	start := &p.tok().Position
	base := p.awaitPrimary()
	t := p.tok()
	if t.kind != tokDoubleStar {
		return base
	}
	p.enter()
	defer p.leave()
	var exp Expr
	if !p.goesOn(func() { p.advance(); exp = p.factor() }) {
		return base
	}
	return &BinOp{Position: p.from(start), Left: base, Op: Pow, Right: exp, OpLine: t.Line, OpCol: t.Col}
}

func (p *parser) awaitPrimary() Expr {
	t := p.tok()
	if t.kind != kwAwait {
		return p.primary()
	}
	p.advance()
	v := p.primary()
	return &Await{Position: p.from(&t.Position), Value: v}
}

// yieldExpr: 'yield' ['from' expression | star_expressions].
func (p *parser) yieldExpr() Expr {
	t := p.want(kwYield)
	if p.accept(kwFrom) {
		v := p.expression()
		return &YieldFrom{Position: p.from(&t.Position), Value: v}
	}
	var v Expr
	if k := p.kind(); startsExpr(k) || k == tokStar {
		v = p.starExpressions()
	}
	return &Yield{Position: p.from(&t.Position), Value: v}
}

// yieldOrStar: yield_expr | star_expressions.
func (p *parser) yieldOrStar() Expr {
	if p.kind() == kwYield {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

// name takes an identifier.
func (p *parser) name(ctx Context) *Name {
	t := p.want(tokName)
	return &Name{Position: t.Position, ID: normalize(p.text(t)), Ctx: ctx}
}

// ident takes an identifier and returns its text.
func (p *parser) ident() string { return normalize(p.text(p.want(tokName))) }

// lambda: 'lambda' [params] ':' expression.
func (p *parser) lambda() Expr {
	t := p.want(kwLambda)
	args := p.parameters(tokColon, true)
	p.force(tokColon, ":")
	body := p.expression()
	return &Lambda{Position: p.from(&t.Position), Args: args, Body: body}
}
