package syntax

import (
	"strings"
	"unicode/utf8"
)

// fstring takes the body of f-string literals apart, as CPython 3.11 does: by
// scanning for the end of each replacement field and parsing the text between
// as an expression of its own.
type fstring struct {
	p       *parser
	at      Position // of the whole literal, which all its parts are given
	lit     stringLit
	pos     int // in lit.body
	text    strings.Builder
	values  []Expr
	uPrefix bool
}

func (f *fstring) flush() {
	if f.text.Len() > 0 {
		f.values = append(f.values, &Constant{Position: f.at, Value: f.text.String(), UPrefix: f.uPrefix})
		f.text.Reset()
	}
}

func (f *fstring) fail(format string, args ...any) { f.p.failLast("f-string: "+format, args...) }

// parse reads literal text and fields to the end of the body, or at a deeper
// level to the brace that ends a format spec.
func (f *fstring) parse(level int) {
	for {
		done := f.literal(level)
		if done {
			if f.pos < len(f.lit.body) && f.lit.body[f.pos] == '}' && level == 0 {
				f.fail("single '}' is not allowed")
			}
			return
		}
		f.replacement(level)
	}
}

// literal reads text up to a field ("{") or the end.
func (f *fstring) literal(level int) (done bool) {
	s := f.lit.body
	start := f.pos
	emit := func(to int) {
		part := f.lit
		part.off += start
		f.text.WriteString(f.p.unescape(s[start:to], part))
	}
	for f.pos < len(s) {
		c := s[f.pos]
		if c == '\\' && !f.lit.raw && f.pos+1 < len(s) {
			next := s[f.pos+1]
			if next == 'N' && f.pos+2 < len(s) && s[f.pos+2] == '{' {
				if end := strings.IndexByte(s[f.pos:], '}'); end > 0 {
					f.pos += end + 1
					continue
				}
			}
			f.pos++
			if next != '{' && next != '}' {
				_, n := utf8.DecodeRuneInString(s[f.pos:])
				f.pos += n
				continue
			}
			c = next
		}
		if c != '{' && c != '}' {
			f.pos++
			continue
		}
		if level == 0 {
			if f.pos+1 < len(s) && s[f.pos+1] == c {
				emit(f.pos + 1)
				f.pos += 2
				start = f.pos
				continue
			}
			if c == '}' {
				f.fail("single '}' is not allowed")
			}
		}
		emit(f.pos)
		return c == '}'
	}
	emit(f.pos)
	return true
}

// replacement reads "{expr [=] [!conv] [:spec]}" from its opening brace.
func (f *fstring) replacement(level int) {
	if level >= 2 {
		f.fail("expressions nested too deeply")
	}
	s := f.lit.body
	open := f.pos
	f.pos++
	start := f.pos
	f.scanField()
	exprEnd := f.pos
	if f.pos >= len(s) {
		f.fail("expecting '}'")
	}
	value := f.expression(open, s[start:exprEnd])
	fv := &FormattedValue{Position: f.at, Value: value}
	debug := ""
	if s[f.pos] == '=' {
		f.pos++
		for f.pos < len(s) && strings.IndexByte(" \t\n\f\r\v", s[f.pos]) >= 0 {
			f.pos++
		}
		debug = s[start:f.pos]
	}
	if f.pos < len(s) && s[f.pos] == '!' {
		f.pos++
		if f.pos >= len(s) {
			f.fail("expecting '}'")
		}
		r, n := utf8.DecodeRuneInString(s[f.pos:])
		f.pos += n
		if r != 's' && r != 'r' && r != 'a' {
			f.fail("invalid conversion character: expected 's', 'r', or 'a'")
		}
		fv.Conversion = byte(r)
	}
	if f.pos >= len(s) {
		f.fail("expecting '}'")
	}
	if debug != "" {
		f.text.WriteString(debug)
	}
	f.flush()
	if s[f.pos] == ':' {
		f.pos++
		spec := &fstring{p: f.p, at: span(&f.at, &f.lit.tok.Position), lit: f.lit, pos: f.pos, uPrefix: f.uPrefix}
		spec.parse(level + 1)
		spec.at = f.lit.tok.Position // CPython gives what is left only this much
		spec.flush()
		f.pos = spec.pos
		fv.FormatSpec = &JoinedStr{Position: f.lit.tok.Position, Values: spec.values}
	}
	if f.pos >= len(s) || s[f.pos] != '}' {
		f.fail("expecting '}'")
	}
	f.pos++
	if debug != "" && fv.FormatSpec == nil && fv.Conversion == 0 {
		fv.Conversion = 'r'
	}
	f.values = append(f.values, fv)
}

// scanField moves to the character that ends the expression of a field.
func (f *fstring) scanField() {
	s := f.lit.body
	var quote byte
	size := 0
	var brackets []byte
	for ; f.pos < len(s); f.pos++ {
		c := s[f.pos]
		if c == '\\' {
			f.p.failLast("f-string expression part cannot include a backslash")
		}
		if quote != 0 {
			if c == quote {
				if size == 3 {
					if strings.HasPrefix(s[f.pos:], strings.Repeat(string(c), 3)) {
						f.pos += 2
						quote = 0
					}
				} else {
					quote = 0
				}
			}
			continue
		}
		switch c {
		case '\'', '"':
			quote, size = c, 1
			if strings.HasPrefix(s[f.pos:], strings.Repeat(string(c), 3)) {
				size = 3
				f.pos += 2
			}
			continue
		case '[', '{', '(':
			if len(brackets) >= maxLevel {
				f.fail("too many nested parenthesis")
			}
			brackets = append(brackets, c)
			continue
		case '#':
			f.p.failLast("f-string expression part cannot include '#'")
		}
		if len(brackets) == 0 {
			switch c {
			case '!', '=', '<', '>':
				if f.pos+1 < len(s) && s[f.pos+1] == '=' {
					f.pos++
					continue
				}
				if c == '<' || c == '>' {
					continue
				}
				f.endScan(quote, brackets)
				return
			case ':', '}':
				f.endScan(quote, brackets)
				return
			}
		}
		switch c {
		case ']', '}', ')':
			if len(brackets) == 0 {
				f.fail("unmatched '%c'", c)
			}
			open := brackets[len(brackets)-1]
			brackets = brackets[:len(brackets)-1]
			if !(open == '(' && c == ')' || open == '[' && c == ']' || open == '{' && c == '}') {
				f.fail("closing parenthesis '%c' does not match opening parenthesis '%c'", c, open)
			}
		}
	}
	f.endScan(quote, brackets)
}

func (f *fstring) endScan(quote byte, brackets []byte) {
	if quote != 0 {
		f.fail("unterminated string")
	}
	if n := len(brackets); n > 0 {
		f.fail("unmatched '%c'", brackets[n-1])
	}
}

// fieldText relates the positions of a field's expression to the text that
// CPython shows in its errors: the expression in parentheses.
type fieldText struct {
	text string
	line int32
	col  int32
}

// locate fills the place of an error inside the field.
func (ft *fieldText) locate(e *Error, a, b *Position) {
	e.Msg = "f-string: " + e.Msg
	lines := strings.Split(ft.text, "\n")
	column := func(line, col int32) int {
		if line == ft.line {
			col -= ft.col
		}
		i := int(line - ft.line)
		if i < 0 || i >= len(lines) || col < 0 {
			return int(max(col, 0)) + 1
		}
		return utf8.RuneCountInString(lines[i][:min(int(col), len(lines[i]))]) + 1
	}
	e.Col, e.EndCol = column(a.Line, a.Col), column(b.EndLine, b.EndCol)
	if i := int(a.Line - ft.line); i >= 0 && i < len(lines) {
		e.Text = lines[i] + "\n"
	}
}

// expression parses the text of a field; open is the offset of its brace.
func (f *fstring) expression(open int, text string) Expr {
	if strings.Trim(text, " \t\n\f\r") == "" {
		if end := f.lit.body[f.pos]; text == "" && (end == '!' || end == ':' || end == '=') {
			f.fail("expression required before '%c'", end)
		}
		f.fail("empty expression not allowed")
	}
	p := f.p
	p.enter()
	defer p.leave()
	// The opening parenthesis takes the place of the brace.
	line, col := f.fieldStart(open)
	ft := &fieldText{text: "(" + text + ")", line: line, col: col}
	t := tokenizeField(p.t.src, ft.text, line, col)
	var e Expr
	rule := func(q *parser) { q.field, q.depth = ft, p.depth; e = q.starExpressions() }
	if err := parseTwice(t, rule); err != nil {
		if err == t.err {
			ft.retell(err)
		}
		panic(err)
	}
	return e
}

// retell gives an error of the field's tokenizer the field's own text.
func (ft *fieldText) retell(e *Error) {
	lines := strings.Split(ft.text, "\n")
	if i := e.Line - int(ft.line); i >= 0 && i < len(lines) {
		e.Text = lines[i] + "\n"
		if i == 0 {
			e.Col -= int(ft.col)
			e.EndCol -= int(ft.col)
		}
	}
	e.Msg = "f-string: " + e.Msg
}

// fieldStart returns the line and column that CPython gives the start of a
// field.
func (f *fstring) fieldStart(open int) (line, col int32) {
	t := f.p.t
	text := t.text[:f.lit.off+open]
	start := int(f.lit.tok.start)
	line = f.lit.tok.Line + int32(strings.Count(text[start:], "\n"))
	if line == f.lit.tok.Line {
		return line, f.lit.tok.Col + int32(len(text)-start)
	}
	return line, int32(len(text) - strings.LastIndexByte(text, '\n') - 1)
}
