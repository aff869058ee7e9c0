package syntax

// module: statements up to the end of the file.
func (p *parser) module() *Module {
	m := &Module{Source: p.t.src, Position: Position{Line: 1}}
	for p.kind() != tokEnd {
		m.Body = p.statement(m.Body)
	}
	if n := len(m.Body); n > 0 {
		e := m.Body[n-1].Pos()
		m.EndLine, m.EndCol = e.EndLine, e.EndCol
	}
	m.Doc = docstring(m.Body)
	m.Futures = futures(m.Body)
	return m
}

// docstring returns the plain string that a body begins with.
func docstring(body []Stmt) *Constant {
	if len(body) == 0 {
		return nil
	}
	if s, ok := body[0].(*ExprStmt); ok {
		if c, ok := s.Value.(*Constant); ok {
			if _, str := c.Value.(string); str {
				return c
			}
		}
	}
	return nil
}

// futures collects the features that a module imports from __future__.
func futures(body []Stmt) []string {
	var names []string
	for _, s := range body {
		if f, ok := s.(*ImportFrom); ok && f.Module == "__future__" && f.Level == 0 {
			for _, a := range f.Names {
				names = append(names, a.Name)
			}
		}
	}
	return names
}

// statement appends one compound statement or one line of simple ones.
func (p *parser) statement(out []Stmt) []Stmt {
	p.enter()
	defer p.leave()
	if s := p.compound(); s != nil {
		return append(out, s)
	}
	return p.simpleStatements(out)
}

// simpleStatements: simple_stmt (';' simple_stmt)* [';'] NEWLINE.
func (p *parser) simpleStatements(out []Stmt) []Stmt {
	for {
		out = append(out, p.simple())
		if !p.accept(tokSemi) {
			break
		}
		if p.kind() == tokNewline {
			break
		}
	}
	p.want(tokNewline)
	return out
}

func (p *parser) simple() Stmt {
	t := p.tok()
	start := &t.Position
	switch t.kind {
	case kwPass:
		p.advance()
		return &Pass{p.from(start)}
	case kwBreak:
		p.advance()
		return &Break{p.from(start)}
	case kwContinue:
		p.advance()
		return &Continue{p.from(start)}
	case kwReturn:
		p.advance()
		var v Expr
		if k := p.kind(); startsExpr(k) || k == tokStar {
			v = p.starExpressions()
		}
		return &Return{Position: p.from(start), Value: v}
	case kwRaise:
		return p.raise()
	case kwGlobal, kwNonlocal:
		p.advance()
		names := []string{p.ident()}
		for p.accept(tokComma) {
			names = append(names, p.ident())
		}
		if t.kind == kwGlobal {
			return &Global{Position: p.from(start), Names: names}
		}
		return &Nonlocal{Position: p.from(start), Names: names}
	case kwDel:
		return p.del()
	case kwAssert:
		p.advance()
		a := &Assert{Test: p.expression()}
		if p.accept(tokComma) {
			a.Msg = p.expression()
		}
		a.Position = p.from(start)
		return a
	case kwImport:
		return p.importStmt()
	case kwFrom:
		return p.importFrom()
	}
	return p.assignmentOrExpr()
}

func (p *parser) raise() Stmt {
	t := p.advance()
	r := &Raise{}
	if startsExpr(p.kind()) {
		r.Exc = p.expression()
		if p.accept(kwFrom) {
			r.Cause = p.expression()
		}
	}
	r.Position = p.from(&t.Position)
	return r
}

func (p *parser) del() Stmt {
	t := p.advance()
	d := &Delete{}
	first := &p.tok().Position
	var e Expr
	if p.second {
		e = p.starExpressions()
	} else {
		e = p.targetList(delTarget)
	}
	if bad := invalidTarget(e, delTarget); bad != nil {
		p.failAt(bad.Pos(), "cannot delete %s", describe(bad))
	}
	if k := p.kind(); k != tokSemi && k != tokNewline {
		p.fail()
	}
	if tuple, ok := e.(*Tuple); ok && !p.parenthesised(e, first) {
		d.Targets = tuple.Elts
	} else {
		d.Targets = []Expr{e}
	}
	for _, e := range d.Targets {
		setContext(e, Del)
	}
	d.Position = p.from(&t.Position)
	return d
}

// parenthesised reports whether the tuple e, read from start, has parentheses
// of its own: its position then differs from its first element's.
func (p *parser) parenthesised(e Expr, start *Position) bool {
	tuple := e.(*Tuple)
	if len(tuple.Elts) == 0 {
		return true
	}
	return p.toks[p.tokenAt(start)].kind == tokLParen && tuple.Position.EndCol > 0 && p.closes(tuple)
}

// closes reports whether the bracket that opens at the tuple's start is the one
// that closes at its end.
func (p *parser) closes(tuple *Tuple) bool {
	i := p.tokenAt(&tuple.Position)
	level := p.toks[i].level
	for i++; i < len(p.toks); i++ {
		if t := &p.toks[i]; t.kind == tokRParen && t.level == level-1 {
			return t.EndLine == tuple.EndLine && t.EndCol == tuple.EndCol
		}
	}
	return false
}

// tokenAt finds the token that starts at a position not after the current one.
func (p *parser) tokenAt(at *Position) int {
	for i := p.pos; i > 0; i-- {
		if i < len(p.toks) && p.toks[i].Line == at.Line && p.toks[i].Col == at.Col && p.toks[i].end > p.toks[i].start {
			return i
		}
	}
	return 0
}

// assignmentOrExpr: an assignment of any form, or an expression.
func (p *parser) assignmentOrExpr() Stmt {
	first := p.tok()
	start := &first.Position
	if p.reasons && !p.assigns() {
		pos := p.pos
		p.assignmentMistakes()
		p.pos = pos
	}
	return p.assignment(start)
}

// assigns reports whether an assignment begins here, as CPython's grammar sees
// it: after valid targets any beginning of a value is enough.
func (p *parser) assigns() bool {
	return p.check(func() {
		e := p.starExpressions()
		if k := p.kind(); k == tokColon || k != tokAssign {
			_, aug := k.isAugAssign()
			if !singleTarget(e) || k != tokColon && !aug {
				p.fail()
			}
			if k == tokColon {
				p.advance()
				p.expression()
				return
			}
		} else if invalidTarget(e, starTarget) != nil {
			p.fail()
		}
		p.advance()
		for p.quietly(func() { e = p.yieldOrStar() }) {
			if p.kind() != tokAssign {
				return
			}
			if invalidTarget(e, starTarget) != nil {
				p.fail()
			}
			p.advance()
		}
		p.valuePrefix()
	})
}

// valuePrefix matches the least that can begin a value.
func (p *parser) valuePrefix() {
	for {
		switch p.kind() {
		case tokStar, kwNot, kwAwait, tokPlus, tokMinus, tokTilde:
			p.advance()
		default:
			p.atom()
			return
		}
	}
}

// assignment reads an assignment of any form or an expression statement.
func (p *parser) assignment(start *Position) Stmt {
	open := p.kind() == tokLParen
	var e Expr
	if p.kind() == kwYield {
		e = p.yieldExpr()
		return &ExprStmt{Position: p.from(start), Value: e}
	}
	e = p.starExpressions()
	k := p.kind()
	if op, aug := k.isAugAssign(); aug {
		if !singleTarget(e) {
			p.fail()
		}
		p.advance()
		v := p.yieldOrStar()
		setContext(e, Store)
		return &AugAssign{Position: p.from(start), Target: e, Op: op, Value: v}
	}
	switch k {
	case tokColon:
		if !singleTarget(e) {
			p.fail()
		}
		_, name := e.(*Name)
		p.advance()
		a := &AnnAssign{Target: e, Simple: name && !open}
		a.Annotation = p.expression()
		if p.accept(tokAssign) {
			a.Value = p.yieldOrStar()
		}
		setContext(e, Store)
		a.Position = p.from(start)
		return a
	case tokAssign:
		a := &Assign{}
		for p.kind() == tokAssign {
			if invalidTarget(e, starTarget) != nil {
				p.fail()
			}
			if _, yield := e.(*Yield); yield {
				p.fail()
			}
			a.Targets = append(a.Targets, e)
			p.advance()
			e = p.yieldOrStar()
		}
		for _, t := range a.Targets {
			setContext(t, Store)
		}
		a.Value = e
		a.Position = p.from(start)
		return a
	}
	return &ExprStmt{Position: p.from(start), Value: e}
}

// assignmentMistakes looks for targets that cannot be assigned to.
func (p *parser) assignmentMistakes() {
	pos := p.pos
	var a Expr
	if p.quietly(func() { a = p.starExpressions(); p.want(tokColon); p.expression() }) {
		switch e := a.(type) {
		case *List:
			p.failAt(e.Pos(), "only single target (not list) can be annotated")
		case *Tuple:
			if p.toks[pos].kind != tokLParen || !p.closes(e) {
				p.failAt(e.Elts[0].Pos(), "only single target (not tuple) can be annotated")
			}
			p.failAt(e.Pos(), "only single target (not tuple) can be annotated")
		case *Starred:
		default:
			p.failAt(e.Pos(), "illegal target for annotation")
		}
	}
	p.pos = pos
	p.attempt(func() {
		p.starNamedExpression()
		if !p.accept(tokComma) {
			return
		}
		// CPython's rule repeats a list of expressions, so that none has to follow a comma.
		for k := p.kind(); startsExpr(k) || k == tokStar; k = p.kind() {
			p.starNamedExpression()
			p.accept(tokComma)
		}
	})
	p.pos = pos
	p.attempt(func() { p.expression() })
	p.pos = pos
	for {
		var e Expr
		if p.kind() == kwYield {
			if p.quietly(func() { e = p.yieldExpr() }) && p.kind() == tokAssign {
				p.failAt(e.Pos(), "assignment to yield expression not possible")
			}
			break
		}
		if !p.attempt(func() { e = p.starExpressions() }) {
			break
		}
		if op, aug := p.kind().isAugAssign(); aug {
			_ = op
			if !singleTarget(e) && p.check(func() { p.advance(); p.yieldOrStar() }) {
				p.failAt(e.Pos(), "'%s' is an illegal expression for augmented assignment", describe(e))
			}
			break
		}
		if p.kind() != tokAssign {
			break
		}
		if bad := invalidTarget(e, starTarget); bad != nil {
			p.failAt(bad.Pos(), "cannot assign to %s", describe(bad))
		}
		p.advance()
	}
	p.pos = pos
}

// importStmt: 'import' dotted_name ['as' NAME] (',' …)*.
func (p *parser) importStmt() Stmt {
	t := p.advance()
	imp := &Import{}
	for {
		start := p.tok()
		a := &Alias{Name: p.dottedName()}
		if p.accept(kwAs) {
			a.AsName = p.ident()
		}
		a.Position = p.from(&start.Position)
		imp.Names = append(imp.Names, a)
		if !p.accept(tokComma) {
			break
		}
	}
	imp.Position = p.from(&t.Position)
	return imp
}

func (p *parser) dottedName() string {
	s := p.ident()
	for p.accept(tokDot) {
		s += "." + p.ident()
	}
	return s
}

// importFrom: 'from' ('.' | '...')* [dotted_name] 'import' targets.
func (p *parser) importFrom() Stmt {
	t := p.advance()
	f := &ImportFrom{}
	for {
		if p.accept(tokDot) {
			f.Level++
		} else if p.accept(tokEllipsis) {
			f.Level += 3
		} else {
			break
		}
	}
	if p.kind() == tokName {
		f.Module = p.dottedName()
	} else if f.Level == 0 {
		p.fail()
	}
	p.want(kwImport)
	switch {
	case p.kind() == tokStar:
		star := p.advance()
		f.Names = []*Alias{{Position: star.Position, Name: "*"}}
	case p.accept(tokLParen):
		f.Names = p.importNames(true)
		p.want(tokRParen)
	default:
		f.Names = p.importNames(false)
		if p.prev().kind == tokComma {
			if p.reasons && p.kind() == tokNewline {
				p.failLast("trailing comma not allowed without surrounding parentheses")
			}
			p.fail()
		}
	}
	f.Position = p.from(&t.Position)
	return f
}

func (p *parser) importNames(paren bool) []*Alias {
	var names []*Alias
	for {
		start := p.tok()
		a := &Alias{Name: p.ident()}
		if p.accept(kwAs) {
			a.AsName = p.ident()
		}
		a.Position = p.from(&start.Position)
		names = append(names, a)
		if !p.accept(tokComma) {
			return names
		}
		if k := p.kind(); k == tokRParen && paren || k == tokNewline {
			return names
		}
	}
}
