package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxIndent = 100 // levels of indentation, as CPython's MAXINDENT
	maxLevel  = 200 // open brackets, as CPython's MAXLEVEL
)

type bracket struct {
	char byte
	line int32
	col  int32
}

// tokenizer splits a text into tokens. It stops at the first error, which then
// is the last token's.
type tokenizer struct {
	src  *Source
	text string
	pos  int
	line int32 // of pos
	bol  int   // offset of the start of the line of pos

	indents, altIndents []int
	brackets            []bracket

	toks []token
	err  *Error
	// comment is where the comment before pos starts, if one does: CPython counts
	// it to the NEWLINE that follows.
	comment int
	// late is set when err is one that CPython finds only when its parser asks
	// for that very token: such an error never overrides an earlier one.
	late bool

	// firstLine and firstCol shift the positions of a text that is part of
	// another: the replacement field of an f-string.
	firstLine, firstCol int32
}

func tokenize(src *Source) *tokenizer {
	t := &tokenizer{src: src, text: src.Text, line: 1, indents: []int{0}, altIndents: []int{0}}
	t.toks = make([]token, 0, len(src.Text)/4+8)
	t.run()
	return t
}

// tokenizeField tokenizes the expression of an f-string's replacement field,
// which the caller put in parentheses; line and col are where text starts.
func tokenizeField(src *Source, text string, line, col int32) *tokenizer {
	t := &tokenizer{src: src, text: text, line: 1, indents: []int{0}, altIndents: []int{0}, firstLine: line - 1, firstCol: col}
	t.run()
	return t
}

// place converts an offset on the current line to a line and column.
func (t *tokenizer) place(line int32, off, bol int) (int32, int32) {
	col := int32(off - bol)
	if line == 1 {
		col += t.firstCol
	}
	return line + t.firstLine, col
}

func (t *tokenizer) add(kind tokenKind, start int, line int32, bol int) {
	tk := token{kind: kind, start: int32(start), end: int32(t.pos), level: uint8(len(t.brackets))}
	tk.Line, tk.Col = t.place(line, start, bol)
	tk.EndLine, tk.EndCol = t.place(t.line, t.pos, t.bol)
	t.toks = append(t.toks, tk)
	t.src.Turn()
}

// fail records an error at the text offset off, on the line that starts at bol,
// and ends the run. col is counted in characters from 1.
func (t *tokenizer) fail(kind, msg string, line int32, bol, from, to int) {
	count := func(off int) int {
		if off > len(t.text) {
			off = len(t.text)
		}
		return utf8.RuneCountInString(t.text[bol:off])
	}
	e := &Error{Type: kind, Msg: msg, File: t.src.Name, Line: int(line + t.firstLine), EndLine: int(line + t.firstLine), HasText: true, Lexical: true}
	e.Col, e.EndCol = count(from)+1, count(to)+1
	if line == 1 {
		e.Col += int(t.firstCol)
		e.EndCol += int(t.firstCol)
	}
	e.Text = t.src.errorText(e.Line)
	t.err = e
	tk := token{kind: tokError, start: int32(t.pos), end: int32(t.pos), level: uint8(len(t.brackets))}
	tk.Line, tk.Col = t.place(line, min(from, len(t.text)), bol)
	tk.EndLine, tk.EndCol = tk.Line, tk.Col
	t.toks = append(t.toks, tk)
}

// failHere is fail at the last character read.
func (t *tokenizer) failHere(msg string) {
	t.fail("SyntaxError", msg, t.line, t.bol, t.lastChar(), t.lastChar())
}

// lastChar returns the offset of the character before pos.
func (t *tokenizer) lastChar() int {
	if t.pos <= t.bol {
		return t.pos
	}
	_, n := utf8.DecodeLastRuneInString(t.text[t.bol:t.pos])
	return t.pos - n
}

func (t *tokenizer) peek(n int) byte {
	if t.pos+n < len(t.text) {
		return t.text[t.pos+n]
	}
	return 0
}

func (t *tokenizer) newline() {
	t.pos++
	t.line++
	t.bol = t.pos
}

func (t *tokenizer) run() {
	atStart := t.firstLine == 0 && t.firstCol == 0
	if !atStart {
		atStart = false
	}
	for t.err == nil {
		if atStart {
			atStart = false
			if blank := t.indentation(); blank {
				if t.pos < len(t.text) {
					atStart = true
					continue
				}
			}
			if t.err != nil {
				return
			}
		}
		if !t.skipBlank() {
			return
		}
		if t.pos >= len(t.text) {
			t.finish()
			return
		}
		c := t.text[t.pos]
		start := t.pos
		switch {
		case c == '\n':
			if len(t.brackets) > 0 {
				t.newline()
				continue
			}
			if t.comment > t.bol {
				start = t.comment
			}
			t.pos++
			t.add(tokNewline, start, t.line, t.bol)
			t.line++
			t.bol = t.pos
			atStart = true
		case isNameStart(c):
			t.name()
		case c >= '0' && c <= '9', c == '.' && isDigit(t.peek(1)):
			t.number()
		case c == '"' || c == '\'':
			t.str(start)
		default:
			t.operator()
		}
	}
}

// indentation reads the blanks at the start of a line and emits INDENT and
// DEDENT tokens. It reports whether the line was blank, and consumes it then.
func (t *tokenizer) indentation() (blank bool) {
	col, alt, contCol := 0, 0, 0
	for t.pos < len(t.text) {
		switch t.text[t.pos] {
		case ' ':
			col++
			alt++
		case '\t':
			col = (col/8 + 1) * 8
			alt++
		case '\f':
			col, alt = 0, 0
		case '\\':
			if contCol == 0 {
				contCol = col
			}
			if !t.continuation() {
				return false
			}
			continue
		default:
			goto done
		}
		t.pos++
	}
done:
	if t.pos >= len(t.text) {
		return true
	}
	switch t.text[t.pos] {
	case '#':
		for t.pos < len(t.text) && t.text[t.pos] != '\n' {
			t.pos++
		}
		if t.pos < len(t.text) {
			t.newline()
		}
		return true
	case '\n':
		t.newline()
		return true
	}
	if len(t.brackets) > 0 {
		return false
	}
	if contCol != 0 {
		col, alt = contCol, contCol
	}
	top := len(t.indents) - 1
	tabError := func() {
		t.late = true
		t.fail("TabError", "inconsistent use of tabs and spaces in indentation", t.line, t.bol, t.bol, t.bol)
		t.err.EndCol = 0
	}
	switch {
	case col == t.indents[top]:
		if alt != t.altIndents[top] {
			tabError()
		}
	case col > t.indents[top]:
		if len(t.indents) >= maxIndent {
			t.late = true
			t.fail("IndentationError", "too many levels of indentation", t.line, t.bol, t.bol, t.bol)
			t.err.EndCol = 0
			return false
		}
		if alt <= t.altIndents[top] {
			tabError()
			return false
		}
		t.indents = append(t.indents, col)
		t.altIndents = append(t.altIndents, alt)
		t.add(tokIndent, t.bol, t.line, t.bol)
	default:
		for top > 0 && col < t.indents[top] {
			top--
			t.indents, t.altIndents = t.indents[:top+1], t.altIndents[:top+1]
			t.add(tokDedent, t.pos, t.line, t.bol)
		}
		if col != t.indents[top] {
			// The tokenizer sees this before it hands out any of the DEDENTs.
			for len(t.toks) > 0 && t.toks[len(t.toks)-1].kind == tokDedent {
				t.toks = t.toks[:len(t.toks)-1]
			}
			t.late = true
			end := t.lineEnd()
			t.fail("IndentationError", "unindent does not match any outer indentation level", t.line, t.bol, end, end)
			t.err.EndCol = -1
			return false
		}
		if alt != t.altIndents[top] {
			tabError()
		}
	}
	return false
}

func (t *tokenizer) lineEnd() int {
	if i := strings.IndexByte(t.text[t.pos:], '\n'); i >= 0 {
		return t.pos + i
	}
	return len(t.text)
}

// continuation consumes a backslash at the end of a line, or fails.
func (t *tokenizer) continuation() bool {
	t.pos++
	if t.pos >= len(t.text) {
		t.late = true
		t.fail("SyntaxError", "unexpected EOF while parsing", t.line, t.bol, t.pos, t.pos)
		t.err.EndCol = -1
		return false
	}
	if t.text[t.pos] != '\n' {
		t.late = true
		t.fail("SyntaxError", "unexpected character after line continuation character", t.line, t.bol, t.pos, t.pos)
		t.err.EndCol = 0
		return false
	}
	t.newline()
	if t.pos >= len(t.text) {
		t.late = true
		if n := len(t.brackets); n > 0 {
			t.err = t.unclosed(t.brackets[n-1])
			t.add(tokError, t.pos, t.line, t.bol)
			return false
		}
		t.fail("SyntaxError", "unexpected EOF while parsing", t.line-1, strings.LastIndexByte(t.text[:t.pos-1], '\n')+1, t.pos-1, t.pos-1)
		t.err.EndCol = -1
		return false
	}
	return true
}

// skipBlank skips spaces, comments and joined lines within a line.
func (t *tokenizer) skipBlank() bool {
	for t.pos < len(t.text) {
		switch t.text[t.pos] {
		case ' ', '\t', '\f':
			t.pos++
		case '#':
			t.comment = t.pos
			for t.pos < len(t.text) && t.text[t.pos] != '\n' {
				t.pos++
			}
		case '\\':
			if !t.continuation() {
				return false
			}
		default:
			return true
		}
	}
	return true
}

// finish ends the stream: a NEWLINE if the last line has none, the open
// DEDENTs, and the end mark.
func (t *tokenizer) finish() {
	if n := len(t.brackets); n > 0 {
		t.late = true
		b := t.brackets[n-1]
		t.err = t.unclosed(b)
		t.add(tokError, t.pos, t.line, t.bol)
		return
	}
	if n := len(t.toks); n > 0 && t.toks[n-1].kind != tokNewline && t.toks[n-1].kind != tokDedent {
		t.add(tokNewline, t.pos, t.line, t.bol)
		t.line++
		t.bol = t.pos
	}
	for i := len(t.indents) - 1; i > 0; i-- {
		t.add(tokDedent, t.pos, t.line, t.bol)
	}
	t.add(tokEnd, t.pos, t.line, t.bol)
}

func (t *tokenizer) unclosed(b bracket) *Error {
	e := &Error{Type: "SyntaxError", Msg: fmt.Sprintf("'%c' was never closed", b.char), File: t.src.Name,
		Line: int(b.line), EndLine: int(b.line), HasText: true, Lexical: int(b.line) < t.src.Lines()}
	e.Col = t.src.Column(int(b.line), int(b.col)) + 1
	e.Text = t.src.errorText(e.Line)
	return e
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isNameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func isNameByte(c byte) bool { return isNameStart(c) || isDigit(c) }

// name reads an identifier, a keyword, or a string with a prefix.
func (t *tokenizer) name() {
	start := t.pos
	var seen uint8
	const b, u, r, f = 1, 2, 4, 8
	for t.pos < len(t.text) {
		c := t.text[t.pos]
		bit := uint8(0)
		switch c {
		case 'b', 'B':
			if seen&(b|u|f) == 0 {
				bit = b
			}
		case 'u', 'U':
			if seen == 0 {
				bit = u
			}
		case 'r', 'R':
			if seen&(r|u) == 0 {
				bit = r
			}
		case 'f', 'F':
			if seen&(f|b|u) == 0 {
				bit = f
			}
		case '"', '\'':
			if t.pos > start {
				t.str(start)
				return
			}
		}
		if bit == 0 {
			break
		}
		seen |= bit
		t.pos++
	}
	ascii := true
	for t.pos < len(t.text) && isNameByte(t.text[t.pos]) {
		if t.text[t.pos] >= 0x80 {
			ascii = false
		}
		t.pos++
	}
	if !ascii && !t.checkName(start) {
		return
	}
	kind := tokName
	if n := t.pos - start; n >= 2 && n <= 8 {
		if k, ok := keywords[t.text[start:t.pos]]; ok {
			kind = k
		}
	}
	t.add(kind, start, t.line, t.bol)
}

// checkName verifies that the identifier from start has only characters that
// identifiers may have.
func (t *tokenizer) checkName(start int) bool {
	for i, c := range t.text[start:t.pos] {
		if isIdentStart(c) || i > 0 && isIdentPart(c) {
			continue
		}
		off := start + i
		t.pos = off + utf8.RuneLen(c)
		if unicode.IsPrint(c) {
			t.failHere(fmt.Sprintf("invalid character '%c' (U+%04X)", c, c))
		} else {
			t.failHere(fmt.Sprintf("invalid non-printable character U+%04X", c))
		}
		return false
	}
	return true
}

func isIdentStart(c rune) bool {
	return c == '_' || unicode.In(c, unicode.L, unicode.Nl, unicode.Other_ID_Start)
}

func isIdentPart(c rune) bool {
	return isIdentStart(c) || unicode.In(c, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// IsIdentifier reports whether s is a valid identifier (str.isidentifier);
// keywords are.
func IsIdentifier(s string) bool {
	for i, c := range s {
		if !isIdentStart(c) && (i == 0 || !isIdentPart(c)) {
			return false
		}
	}
	return s != ""
}

// str reads a string literal whose prefix starts at start and whose quote is
// at pos.
func (t *tokenizer) str(start int) {
	line, bol := t.line, t.bol
	q := t.text[t.pos]
	size := 1
	if t.peek(1) == q && t.peek(2) == q {
		size = 3
	} else if t.peek(1) == q {
		t.pos += 2
		t.add(tokString, start, line, bol)
		return
	}
	t.pos += size
	for run := 0; run < size; {
		if t.pos >= len(t.text) || size == 1 && t.text[t.pos] == '\n' {
			at := t.line
			what := "unterminated string literal"
			if size == 3 {
				what = "unterminated triple-quoted string literal"
			}
			if t.pos >= len(t.text) && strings.HasSuffix(t.text, "\n") && at > line {
				at--
			}
			t.pos = start + 1
			t.line, t.bol = line, bol
			t.fail("SyntaxError", fmt.Sprintf("%s (detected at line %d)", what, at+t.firstLine), line, bol, start, start)
			return
		}
		switch c := t.text[t.pos]; c {
		case q:
			run++
			t.pos++
			continue
		case '\\':
			t.pos++
			if t.pos < len(t.text) && t.text[t.pos] == '\n' {
				t.newline()
			} else if t.pos < len(t.text) {
				t.pos++
			}
		case '\n':
			t.newline()
		default:
			t.pos++
		}
		run = 0
	}
	t.add(tokString, start, line, bol)
}

// operator reads punctuation and keeps track of brackets.
func (t *tokenizer) operator() {
	start := t.pos
	c := t.text[t.pos]
	for _, i := range operatorsByFirst[c&0x7f] {
		op := &operators[i]
		if !strings.HasPrefix(t.text[t.pos:], op.text) {
			continue
		}
		t.pos += len(op.text)
		switch c {
		case '(', '[', '{':
			if len(t.brackets) >= maxLevel {
				t.failHere("too many nested parentheses")
				return
			}
			line, col := t.place(t.line, start, t.bol)
			t.brackets = append(t.brackets, bracket{c, line, col})
		case ')', ']', '}':
			if !t.close(c) {
				return
			}
		}
		t.add(op.kind, start, t.line, t.bol)
		return
	}
	r, n := utf8.DecodeRuneInString(t.text[t.pos:])
	t.pos += n
	if !unicode.IsPrint(r) {
		t.failHere(fmt.Sprintf("invalid non-printable character U+%04X", r))
		return
	}
	t.add(tokUnknown, start, t.line, t.bol)
}

func (t *tokenizer) close(c byte) bool {
	n := len(t.brackets)
	if n == 0 {
		t.failHere(fmt.Sprintf("unmatched '%c'", c))
		return false
	}
	open := t.brackets[n-1]
	if open.char == '(' && c == ')' || open.char == '[' && c == ']' || open.char == '{' && c == '}' {
		t.brackets = t.brackets[:n-1]
		return true
	}
	if line := t.line + t.firstLine; open.line != line {
		t.failHere(fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.char, open.line))
	} else {
		t.failHere(fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.char))
	}
	return false
}
