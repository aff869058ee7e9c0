package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	// maxSource is the longest source text that is read, in bytes.
	maxSource = 8 << 20
	// maxDepth bounds the nesting of expressions and statements, so that
	// neither the parser nor any walker of the tree runs out of stack.
	maxDepth = 1000
	// maxChain bounds how deep a chain of left-associative operators, calls or
	// attributes makes the tree.
	maxChain = 2500
)

// Parse reads a source file: bytes in UTF-8 or in the encoding that a coding
// comment names. name is what tracebacks call the file. The error is an *Error.
//
// Names are not resolved yet: see package resolve.
func Parse(name string, text []byte) (*Module, error) { return ParseWatched(name, text, nil) }

// ParseWatched is Parse of a text that may be long: see Source.Turn.
func ParseWatched(name string, text []byte, watch func() error) (*Module, error) {
	src, err := decode(name, text)
	if err != nil {
		return nil, err
	}
	src.watch = watch
	var m *Module
	perr := parseTwice(tokenize(src), func(p *parser) { m = p.module() })
	if perr != nil {
		return nil, perr
	}
	return m, nil
}

// ParseExpr reads a single expression, as eval and string annotations do.
func ParseExpr(name string, text []byte, watch func() error) (Expr, *Source, error) {
	src, err := decode(name, text)
	if err != nil {
		return nil, nil, err
	}
	for len(src.Text) > 0 && (src.Text[0] == ' ' || src.Text[0] == '\t') {
		src = NewSource(name, src.Text[1:])
	}
	src.watch = watch
	var e Expr
	perr := parseTwice(tokenize(src), func(p *parser) {
		p.single = true
		e = p.starExpressions()
		for p.kind() == tokNewline {
			p.advance()
		}
		p.want(tokEnd)
	})
	if perr != nil {
		perr.inExpression(src)
		return nil, nil, perr
	}
	return e, src, nil
}

// inExpression changes an error to what CPython says of a text that is read as it
// stands, without a line end added: its last line has none, and its end no place.
func (e *Error) inExpression(src *Source) {
	last := src.Lines()
	if strings.HasPrefix(e.Msg, "f-string") || strings.HasSuffix(src.Text, "\n") || e.Line != last && src.Text != "" {
		return
	}
	e.Text = strings.TrimSuffix(e.Text, "\n")
	if e.Msg == "invalid syntax" && e.Col > utf8.RuneCountInString(src.Line(last)) || src.Text == "" {
		e.Col, e.EndCol = 0, 0
	}
	if src.Text == "" {
		e.Line, e.EndLine = 0, 0
	}
}

// parseTwice runs a grammar rule over the tokens. If it fails, it runs it again
// looking for the reason, as CPython does, and reports the best one.
func parseTwice(t *tokenizer, rule func(*parser)) *Error {
	p := &parser{t: t, toks: t.toks}
	failed, err := p.run(rule)
	if err == nil && !failed {
		return nil
	}
	layout := false
	if err == nil {
		last := p.furthest
		second := &parser{t: t, toks: t.toks, reasons: true, second: true, furthest: last, searched: make([]search, len(t.toks))}
		if _, err = second.run(rule); err == nil {
			err = p.generic(last)
			layout = err.Type == "IndentationError"
		}
		p.furthest = max(p.furthest, second.furthest)
	}
	if layout {
		return err // CPython does not look at the rest of the text then
	}
	if e := p.override(err); e != nil {
		return e
	}
	return err
}

// parser is a recursive-descent parser over a slice of tokens. A rule that does
// not match panics with noMatch; an error that is certain panics with *Error.
// Both are recovered in run and attempt and never leave the package.
type parser struct {
	single   bool // an expression alone, whose text needs no line end
	t        *tokenizer
	toks     []token
	pos      int
	furthest int // the last token looked at
	depth    int
	// reasons is set in the second pass, in which rules also look for
	// well-known mistakes.
	reasons bool
	// second is set for the second pass as a whole. There an operand or a trailer
	// that cannot be read is left, as CPython's parser goes back to what it had.
	second bool
	// searched has a bit for each search for mistakes that was made at a token.
	// One that raised nothing need not be repeated: without this, nested
	// brackets would take exponential time.
	searched []search
	// warned has the escapes that were warned of: rules may read them again.
	warned map[escape]bool
	// field is set for the expression of an f-string's replacement field.
	field *fieldText
}

// search is a kind of search for mistakes.
type search uint8

const (
	searchExpression search = 1 << iota
	searchNamed
	searchGroup
	searchElements
	searchDict
	searchArguments
	searchKeyword
	searchParameters
)

// once reports whether a search is yet to be made at the current token, and
// notes that it is.
func (p *parser) once(s search) bool {
	if !p.reasons || p.searched[p.pos]&s != 0 {
		return false
	}
	p.searched[p.pos] |= s
	return true
}

type noMatch struct{}

// run applies rule from the first token.
func (p *parser) run(rule func(*parser)) (failed bool, err *Error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case noMatch:
			failed = true
		case *Error:
			err = r
		default:
			panic(r)
		}
	}()
	rule(p)
	return false, nil
}

// attempt applies rule, and goes back if it does not match. Certain errors pass.
func (p *parser) attempt(rule func()) (ok bool) {
	pos, depth := p.pos, p.depth
	defer func() {
		if r := recover(); r != nil {
			if _, soft := r.(noMatch); !soft {
				panic(r)
			}
			p.pos, p.depth = pos, depth
		}
	}()
	rule()
	return true
}

// goesOn applies rule, which would make an expression longer. Where that is
// impossible, the expression ends here; in the first pass it does not match.
func (p *parser) goesOn(rule func()) bool {
	if p.second {
		return p.attempt(rule)
	}
	rule()
	return true
}

// quietly applies rule without looking for mistakes inside it.
func (p *parser) quietly(rule func()) bool {
	saved := p.reasons
	p.reasons = false
	defer func() { p.reasons = saved }()
	return p.attempt(rule)
}

// check reports whether rule matches here, and stays where it is.
func (p *parser) check(rule func()) bool {
	pos := p.pos
	ok := p.quietly(rule)
	p.pos = pos
	return ok
}

func (p *parser) tok() *token {
	if p.pos > p.furthest {
		p.furthest = p.pos
	}
	t := &p.toks[p.pos]
	if t.kind == tokError {
		panic(p.t.err)
	}
	return t
}

func (p *parser) kind() tokenKind { return p.tok().kind }

// ahead returns the kind of the token n further on, without failing.
func (p *parser) ahead(n int) tokenKind {
	i := p.pos + n
	if i >= len(p.toks) {
		return tokEnd
	}
	if i > p.furthest {
		p.furthest = i
	}
	if p.toks[i].kind == tokError {
		panic(p.t.err)
	}
	return p.toks[i].kind
}

func (p *parser) text(t *token) string { return p.t.text[t.start:t.end] }

// advance takes the current token.
func (p *parser) advance() *token {
	t := p.tok()
	if t.kind != tokEnd {
		p.pos++
	}
	p.t.src.Turn()
	return t
}

// accept takes the current token if it is of the kind k.
func (p *parser) accept(k tokenKind) bool {
	if p.kind() == k {
		p.advance()
		return true
	}
	return false
}

// want takes a token of the kind k, or the rule does not match.
func (p *parser) want(k tokenKind) *token {
	if p.kind() != k {
		panic(noMatch{})
	}
	return p.advance()
}

// force takes a token of the kind k, or it is certain that it is missing.
func (p *parser) force(k tokenKind, text string) *token {
	if p.kind() != k {
		p.failAt(&p.tok().Position, "expected '%s'", text)
	}
	return p.advance()
}

func (p *parser) fail() { panic(noMatch{}) }

// prev is the token last taken.
func (p *parser) prev() *token {
	if p.pos == 0 {
		return &p.toks[0]
	}
	return &p.toks[p.pos-1]
}

// from makes a position from start to the token last taken.
func (p *parser) from(start *Position) Position {
	e := p.prev()
	return Position{start.Line, start.Col, e.EndLine, e.EndCol}
}

func span(a, b *Position) Position { return Position{a.Line, a.Col, b.EndLine, b.EndCol} }

// enter counts a level of nesting; the caller defers leave.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxDepth {
		panic(&Error{Type: "MemoryError", Msg: "parser stack overflow", File: p.t.src.Name,
			Line: int(p.tok().Line), EndLine: int(p.tok().Line)})
	}
}

func (p *parser) leave() { p.depth-- }

// tooDeep ends a chain of operators that would make the tree too deep.
func (p *parser) tooDeep(n int) {
	if n > maxChain {
		t := p.tok()
		panic(&Error{Type: "RecursionError", Msg: "maximum recursion depth exceeded during compilation",
			File: p.t.src.Name, Line: int(t.Line), EndLine: int(t.Line)})
	}
}

// failAt raises a SyntaxError over a node or token.
func (p *parser) failAt(at *Position, format string, args ...any) {
	panic(p.makeError("SyntaxError", at, at, fmt.Sprintf(format, args...)))
}

// failRange raises a SyntaxError from the start of a to the end of b.
func (p *parser) failRange(a, b *Position, format string, args ...any) {
	panic(p.makeError("SyntaxError", a, b, fmt.Sprintf(format, args...)))
}

// failFrom raises a SyntaxError that has a start, but whose end is the last
// token read.
func (p *parser) failFrom(a *Position, format string, args ...any) {
	e := p.makeError("SyntaxError", a, &p.toks[p.furthest].Position, fmt.Sprintf(format, args...))
	e.EndCol-- // as CPython counts it here
	panic(e)
}

// failLast raises a SyntaxError at the last token read.
func (p *parser) failLast(format string, args ...any) {
	p.failLastAs("SyntaxError", format, args...)
}

// failLastAs is failLast with another exception type.
func (p *parser) failLastAs(kind, format string, args ...any) {
	t := &p.toks[p.furthest]
	if t.kind == tokError {
		panic(p.t.err)
	}
	e := p.errorAt(kind, t, fmt.Sprintf(format, args...))
	if p.single && t.kind == tokNewline && int(t.start) >= len(p.t.text) && p.field == nil {
		// there is no line end: CPython's tokenizer stands behind the text
		e.Line = p.t.src.Lines()
		e.Col, e.EndLine, e.EndCol = len([]rune(p.t.src.Line(e.Line))), e.Line, -1
	}
	panic(e)
}

// errorAt makes an error at a token. A token without text, which only marks
// layout, stands where CPython's tokenizer is after it.
func (p *parser) errorAt(kind string, t *token, msg string) *Error {
	e := p.makeError(kind, &t.Position, &t.Position, msg)
	if t.kind != tokIndent && t.kind != tokDedent && t.kind != tokEnd || p.field != nil {
		return e
	}
	if int(t.start) >= len(p.t.text) {
		e.Line = p.t.src.Lines()
		e.Col = len([]rune(p.t.src.Line(e.Line))) + 1
	} else {
		e.Line = int(t.EndLine)
		e.Col = p.t.src.Column(e.Line, int(t.EndCol))
	}
	e.EndLine, e.EndCol = e.Line, -1
	e.Text = p.t.src.errorText(e.Line)
	return e
}

func (p *parser) makeError(kind string, a, b *Position, msg string) *Error {
	e := &Error{Type: kind, Msg: msg, File: p.t.src.Name, Line: int(a.Line), EndLine: int(b.EndLine), HasText: true}
	if p.field != nil {
		p.field.locate(e, a, b)
		return e
	}
	e.Col = p.t.src.Column(e.Line, int(a.Col)) + 1
	e.EndCol = p.t.src.Column(e.EndLine, int(b.EndCol)) + 1
	if e.EndLine != e.Line { // CPython counts its characters in the first line
		first := p.t.src.Line(e.Line)
		e.EndCol = utf8.RuneCountInString(first[:min(len(first), int(b.EndCol)+1)])
		if int(b.EndCol) >= len(first) {
			e.EndCol = utf8.RuneCountInString(first) + 1
		}
	}
	e.Text = p.t.src.errorText(e.Line)
	return e
}

// generic is the error for which no reason was found.
func (p *parser) generic(last int) *Error {
	t := &p.toks[last]
	switch t.kind {
	case tokError:
		return p.t.err
	case tokIndent:
		return p.errorAt("IndentationError", t, "unexpected indent")
	case tokDedent:
		return p.errorAt("IndentationError", t, "unexpected unindent")
	case tokEnd:
		if p.field == nil { // CPython shows the last line there is
			n := p.t.src.Lines()
			return &Error{Type: "SyntaxError", Msg: "invalid syntax", File: p.t.src.Name,
				Line: n, EndLine: n, Text: p.t.src.errorText(n), HasText: true}
		}
	}
	return p.makeError("SyntaxError", &t.Position, &t.Position, "invalid syntax")
}

// override returns the tokenizer's error if it matters more than err: one that
// comes later in the text, or a bracket opened before err and never closed.
func (p *parser) override(err *Error) *Error {
	if p.t.err == nil || err == p.t.err || err.Type != "SyntaxError" && err.Type != "IndentationError" {
		return nil
	}
	if !p.t.late {
		return p.t.err
	}
	if n := len(p.t.brackets); n > 0 && int(p.toks[p.furthest].Line) > int(p.t.brackets[n-1].line) {
		return p.t.unclosed(p.t.brackets[n-1])
	}
	return nil
}
