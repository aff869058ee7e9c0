package syntax

// compound reads a compound statement, or returns nil if none begins here.
func (p *parser) compound() Stmt {
	t := p.tok()
	switch t.kind {
	case kwIf:
		return p.ifStmt(kwIf)
	case kwWhile:
		return p.whileStmt()
	case kwFor:
		return p.forStmt(t, false)
	case kwTry:
		return p.tryStmt()
	case kwWith:
		return p.withStmt(t, false)
	case kwDef:
		return p.funcDef(t, nil, false)
	case kwClass:
		return p.classDef(nil)
	case tokAt:
		return p.decorated()
	case kwAsync:
		switch p.ahead(1) {
		case kwDef:
			p.advance()
			return p.funcDef(t, nil, true)
		case kwFor:
			p.advance()
			return p.forStmt(t, true)
		case kwWith:
			p.advance()
			return p.withStmt(t, true)
		}
		p.advance()
		p.tok()
		p.fail()
	case tokName:
		if p.text(t) == "match" {
			return p.matchStmt()
		}
	}
	return nil
}

// colon takes the ":" of a compound statement.
func (p *parser) colon() {
	if p.reasons && p.kind() == tokNewline {
		p.failLast("expected ':'")
	}
	p.want(tokColon)
}

// block reads the statements after a colon: an indented block or the rest of
// the line. what describes the statement for the error of a missing block.
func (p *parser) block(line int32, what string) []Stmt {
	if p.kind() != tokNewline {
		return p.simpleStatements(nil)
	}
	p.advance()
	if p.kind() != tokIndent {
		p.tok()
		if p.reasons {
			p.failLastAs("IndentationError", "expected an indented block after %s on line %d", what, line)
		}
		p.fail()
	}
	p.advance()
	var body []Stmt
	for p.kind() != tokDedent && p.kind() != tokEnd {
		body = p.statement(body)
	}
	p.want(tokDedent)
	return body
}

// ends makes a position from start to the last token that is not layout.
func (p *parser) ends(start *Position) Position {
	i := p.pos - 1
	for i > 0 && (p.toks[i].kind == tokNewline || p.toks[i].kind == tokIndent || p.toks[i].kind == tokDedent) {
		i--
	}
	return span(start, &p.toks[i].Position)
}

// ifStmt reads an if statement and its elif chain, without recursion: a long
// chain must not exhaust the stack here.
func (p *parser) ifStmt(kw tokenKind) Stmt {
	var chain []*If
	var orelse []Stmt
	for {
		t := p.want(kw)
		p.tooDeep(len(chain))
		s := &If{Position: t.Position, Test: p.namedExpression()}
		p.colon()
		s.Body = p.block(t.Line, "'"+p.text(t)+"' statement")
		chain = append(chain, s)
		if p.kind() == kwElif {
			kw = kwElif
			continue
		}
		orelse = p.elseBlock()
		break
	}
	for i := len(chain) - 1; i >= 0; i-- {
		s := chain[i]
		s.Else = orelse
		s.Position = p.ends(&s.Position)
		orelse = []Stmt{s}
	}
	return chain[0]
}

func (p *parser) elseBlock() []Stmt {
	if p.kind() != kwElse {
		return nil
	}
	t := p.advance()
	p.force(tokColon, ":")
	return p.block(t.Line, "'else' statement")
}

func (p *parser) whileStmt() Stmt {
	t := p.advance()
	s := &While{Test: p.namedExpression()}
	p.colon()
	s.Body = p.block(t.Line, "'while' statement")
	s.Else = p.elseBlock()
	s.Position = p.ends(&t.Position)
	return s
}

func (p *parser) forStmt(start *token, async bool) Stmt {
	t := p.want(kwFor)
	s := &For{Async: async, Target: p.forTargets()}
	p.want(kwIn)
	s.Iter = p.starExpressions()
	p.colon()
	s.Body = p.block(t.Line, "'for' statement")
	s.Else = p.elseBlock()
	s.Position = p.ends(&start.Position)
	return s
}

// colonForced takes a ":" whose absence is an error at once, in CPython's first
// pass.

func (p *parser) withStmt(start *token, async bool) Stmt {
	t := p.want(kwWith)
	s := &With{Async: async}
	items := func(paren bool) {
		s.Items = nil
		for {
			s.Items = append(s.Items, p.withItem())
			if !p.accept(tokComma) || paren && p.kind() == tokRParen {
				break
			}
		}
	}
	paren := p.kind() == tokLParen && p.attempt(func() {
		p.advance()
		items(true)
		p.want(tokRParen)
		p.want(tokColon)
	})
	if !paren {
		if p.reasons && p.kind() == tokLParen && p.check(func() {
			p.advance()
			items(true)
			p.want(tokRParen)
			p.want(tokNewline)
		}) {
			p.failLast("expected ':'")
		}
		items(false)
		p.colon()
	}
	s.Body = p.block(t.Line, "'with' statement")
	s.Position = p.ends(&start.Position)
	return s
}

// withItem: expression ['as' star_target].
func (p *parser) withItem() *WithItem {
	it := &WithItem{Context: p.expression()}
	if p.kind() != kwAs {
		return it
	}
	p.advance()
	var target Expr
	if t := p.tok(); t.kind == tokStar {
		p.advance()
		v := p.targetOperand()
		target = &Starred{Position: p.from(&t.Position), Value: v}
	} else {
		target = p.targetOperand()
	}
	follow := func() bool {
		k := p.kind()
		return k == tokComma || k == tokRParen || k == tokColon
	}
	if bad := invalidTarget(target, starTarget); bad != nil {
		if p.reasons && follow() {
			p.failAt(bad.Pos(), "cannot assign to %s", describe(bad))
		}
		p.fail()
	}
	if !follow() && !(p.reasons && p.kind() == tokNewline) {
		p.fail()
	}
	setContext(target, Store)
	it.Target = target
	return it
}

func (p *parser) tryStmt() Stmt {
	t := p.advance()
	s := &Try{}
	p.force(tokColon, ":")
	s.Body = p.block(t.Line, "'try' statement")
	for p.kind() == kwExcept {
		kw := p.advance()
		star := p.accept(tokStar)
		if len(s.Handlers) > 0 && star != s.Star {
			if p.reasons {
				p.failRange(&kw.Position, &p.prev().Position, "cannot have both 'except' and 'except*' on the same 'try'")
			}
			p.fail()
		}
		s.Star = star
		s.Handlers = append(s.Handlers, p.handler(kw, star))
	}
	if len(s.Handlers) > 0 {
		s.Else = p.elseBlock()
	}
	if p.kind() == kwFinally {
		kw := p.advance()
		p.force(tokColon, ":")
		s.Finally = p.block(kw.Line, "'finally' statement")
	}
	if len(s.Handlers) == 0 && len(s.Finally) == 0 {
		p.tok()
		if p.reasons {
			p.failLast("expected 'except' or 'finally' block")
		}
		p.fail()
	}
	s.Position = p.ends(&t.Position)
	return s
}

// handler reads an except clause after its keyword.
func (p *parser) handler(kw *token, star bool) *ExceptHandler {
	h := &ExceptHandler{}
	if p.kind() != tokColon || star {
		if p.reasons && star && (p.kind() == tokNewline || p.kind() == tokColon) {
			p.failLast("expected one or more exception types")
		}
		if p.reasons && p.kind() == tokNewline {
			p.failLast("expected ':'")
		}
		h.Type = p.expression()
		if p.reasons && p.kind() == tokComma {
			a := h.Type
			if p.check(func() {
				p.advance()
				p.starExpressions()
				if p.accept(kwAs) {
					p.ident()
				}
				p.want(tokColon)
			}) {
				p.failFrom(a.Pos(), "multiple exception types must be parenthesized")
			}
		}
		if p.accept(kwAs) {
			h.Name = p.ident()
		}
	}
	p.colon()
	what := "'except' statement"
	if star {
		what = "'except*' statement"
	}
	h.Body = p.block(kw.Line, what)
	h.Position = p.ends(&kw.Position)
	return h
}

func (p *parser) decorated() Stmt {
	var decorators []Expr
	for p.accept(tokAt) {
		decorators = append(decorators, p.namedExpression())
		p.want(tokNewline)
	}
	t := p.tok()
	switch t.kind {
	case kwDef:
		return p.funcDef(t, decorators, false)
	case kwClass:
		return p.classDef(decorators)
	case kwAsync:
		p.advance()
		return p.funcDef(t, decorators, true)
	}
	p.fail()
	return nil
}

func (p *parser) funcDef(start *token, decorators []Expr, async bool) Stmt {
	t := p.want(kwDef)
	f := &FunctionDef{Async: async, Decorators: decorators, Name: p.ident()}
	p.force(tokLParen, "(")
	f.Args = p.parameters(tokRParen, false)
	p.want(tokRParen)
	if p.kind() == tokArrow {
		p.attempt(func() { p.advance(); f.Returns = p.expression() })
	}
	p.force(tokColon, ":")
	f.Body = p.block(t.Line, "function definition")
	f.Doc = docstring(f.Body)
	f.Position = p.ends(&start.Position)
	return f
}

func (p *parser) classDef(decorators []Expr) Stmt {
	t := p.want(kwClass)
	c := &ClassDef{Decorators: decorators, Name: p.ident()}
	if p.kind() == tokLParen {
		p.advance()
		if p.once(searchArguments) {
			p.argumentMistakes()
		}
		if p.kind() != tokRParen {
			c.Bases, c.Keywords = p.arguments(false)
		}
		p.want(tokRParen)
	}
	p.colon()
	c.Body = p.block(t.Line, "class definition")
	c.Doc = docstring(c.Body)
	c.Position = p.ends(&t.Position)
	return c
}
