package syntax

import (
	"errors"
	"strings"
)

// ErrFormat says that a text would not have meant the same after formatting. It
// should never happen; the text is then left as it is.
var ErrFormat = errors.New("the formatted text would not mean the same")

// Format sets a text as PEP 8 has it: four blanks a level, one blank around
// operators and none inside brackets, two empty lines around classes and
// functions of a module and one inside a class, no blanks at the ends of lines.
// Quotes, line breaks and long lines stay as they are, and so does every comment.
//
// The result has the same tokens, hence the same tree, which is checked before it
// is returned. A text that is no Python gives its *Error.
func Format(name string, text []byte) (string, error) {
	if _, err := Parse(name, text); err != nil {
		return "", err
	}
	src, err := decode(name, text)
	if err != nil {
		return "", err
	}
	t := tokenize(src)
	f := &formatter{text: t.text, toks: t.toks, indents: []int{0}}
	f.run()
	out := f.out.String()
	if !sameTokens(t, tokenize(NewSource(name, out))) {
		return "", ErrFormat
	}
	return out, nil
}

// sameTokens compares two texts token by token, wherever they stand.
func sameTokens(a, b *tokenizer) bool {
	if b.err != nil || len(a.toks) != len(b.toks) {
		return false
	}
	for i, x := range a.toks {
		y := b.toks[i]
		if x.kind != y.kind {
			return false
		}
		switch x.kind {
		case tokNewline, tokIndent, tokDedent, tokEnd:
			continue
		}
		if a.text[x.start:x.end] != b.text[y.start:y.end] {
			return false
		}
	}
	return strings.Join(comments(a), "\n") == strings.Join(comments(b), "\n")
}

// comments are a text's comments without the blanks around them.
func comments(t *tokenizer) []string {
	var out []string
	from := int32(0)
	for _, k := range t.toks {
		if k.kind == tokIndent || k.kind == tokDedent {
			continue
		}
		if k.start > from {
			for line := range strings.SplitSeq(t.text[from:k.start], "\n") {
				if i := strings.IndexByte(line, '#'); i >= 0 {
					out = append(out, strings.TrimSpace(strings.TrimLeft(line[i:], "#")))
				}
			}
		}
		if from = k.end; k.kind == tokNewline { // it begins with the comment before it
			from = k.start
		}
	}
	return out
}

// A formatter writes the tokens of a text anew. What stands between two of them
// is blanks, comments and line breaks.
type formatter struct {
	text string
	toks []token
	out  strings.Builder

	indents []int // the columns of the open blocks, as they were
	shift   int   // by how much the present statement was moved
	nest    []nesting
	depth   int // of the block whose lines are written

	first   int       // the first token of the present statement
	soft    bool      // it begins with match or case, as a keyword
	prev    int       // the token before, -1 at the start of a line
	opened  bool      // the line before opened a block
	defined []int     // depths of the classes and functions that are open
	ended   bool      // a class or function of the present depth has just ended
	before  tokenKind // the kind of the statement before on this depth
}

// A nesting is an open bracket, or the statement itself.
type nesting struct {
	kind      tokenKind // 0 for the statement
	lambdas   int       // whose parameters are being read
	annotated bool      // a colon stood since the last comma: parameters with annotations
	params    bool      // of a def
}

func (f *formatter) run() {
	from := 0 // the end of the last thing written
	for i := 0; i < len(f.toks); {
		// the layout before a statement: blank lines, comments, indentation
		level := len(f.indents)
		before := append([]int{}, f.indents...)
		for f.toks[i].kind == tokIndent || f.toks[i].kind == tokDedent {
			if f.toks[i].kind == tokDedent {
				f.indents = f.indents[:len(f.indents)-1]
			}
			if f.toks[i].kind == tokIndent {
				f.indents = append(f.indents, f.column(int(f.toks[i+1].start)))
			}
			i++
		}
		t := f.toks[i]
		known := before
		if len(f.indents) > level {
			known = f.indents
		}
		f.leading(f.text[from:t.start], known, t, i)
		if t.kind == tokEnd {
			return
		}
		f.shift = 4*f.depth - f.column(int(t.start))
		i = f.statement(i)
		from = int(f.toks[i-1].end)
	}
}

// column is the column of an offset in its line, with tabs to the next eighth.
func (f *formatter) column(at int) int {
	return width(f.text[strings.LastIndexByte(f.text[:at], '\n')+1 : at])
}

func width(blanks string) int {
	n := 0
	for i := range len(blanks) {
		switch blanks[i] {
		case '\t':
			n = (n/8 + 1) * 8
		case '\f':
			n = 0
		default:
			n++
		}
	}
	return n
}

// leading writes what stands before a statement, and begins its line. known are
// the columns that a comment's level is read off.
func (f *formatter) leading(gap string, known []int, t token, i int) {
	depth := len(f.indents) - 1
	for len(f.defined) > 0 && f.defined[len(f.defined)-1] >= depth {
		f.ended = f.defined[len(f.defined)-1] == depth || f.ended
		f.defined = f.defined[:len(f.defined)-1]
	}
	type line struct {
		text  string
		depth int
		empty int // lines before it
	}
	var lines []line
	empty := 0
	rows := strings.Split(gap, "\n")
	for n, row := range rows {
		text := strings.Trim(row, " \t\f")
		if text == `\` { // a line that is joined to the statement
			text = ""
		}
		switch {
		case text != "":
			col, d := width(row[:len(row)-len(strings.TrimLeft(row, " \t\f"))]), 0
			for k, at := range known {
				if at <= col {
					d = k
				}
			}
			lines = append(lines, line{comment(text, f.out.Len() == 0 && len(lines) == 0), max(d, 0), empty})
			empty = 0
		case n < len(rows)-1:
			empty++
		}
	}
	if t.kind == tokEnd {
		for _, l := range lines {
			f.lines(l.empty, l.depth, false, false)
			f.out.WriteString(strings.Repeat(" ", 4*l.depth) + l.text + "\n")
		}
		return
	}
	definition := f.defines(i)
	// comments right above a definition belong to it: the empty lines stand above them
	above := len(lines)
	for above > 0 && lines[above-1].depth == depth && (above == len(lines) && empty == 0 || above < len(lines) && lines[above].empty == 0) {
		above--
	}
	for n, l := range lines {
		f.lines(l.empty, l.depth, definition && n == above, l.depth == depth)
		f.out.WriteString(strings.Repeat(" ", 4*l.depth) + l.text + "\n")
	}
	f.lines(empty, depth, definition && above == len(lines), true)
	f.depth, f.opened, f.ended = depth, false, false
	if definition && t.kind != tokAt {
		f.defined = append(f.defined, depth)
	}
	f.before = t.kind
	f.out.WriteString(strings.Repeat(" ", 4*depth))
}

// defines reports whether a class, a function or a decorator begins at a token.
func (f *formatter) defines(i int) bool {
	switch f.toks[i].kind {
	case kwClass, kwDef, tokAt:
		return true
	case kwAsync:
		return f.toks[i+1].kind == kwDef
	}
	return false
}

// lines writes the empty lines before a line.
func (f *formatter) lines(n, depth int, definition, own bool) {
	most := 2
	if depth > 0 {
		most = 1
	}
	n = min(n, most)
	switch {
	case f.out.Len() == 0, f.opened:
		n = 0
	case definition && f.before == tokAt && own && !f.ended: // below its decorator
		n = 0
	case definition, f.ended && own:
		n = most
	}
	f.opened = false
	if own {
		f.ended = false
	}
	f.out.WriteString(strings.Repeat("\n", n))
}

// comment sets a comment: a blank behind the hash.
func comment(text string, first bool) string {
	rest := strings.TrimLeft(text, "#")
	if len(text)-len(rest) != 1 || rest == "" || rest[0] == ' ' || rest[0] == '\t' || rest[0] == ':' || rest[0] == '!' && first {
		return strings.TrimRight(text, " \t\f")
	}
	return "# " + strings.TrimRight(rest, " \t\f")
}

// statement writes the tokens of a line of Python, from the i-th, and returns the
// number of the one after its end.
func (f *formatter) statement(i int) int {
	f.first, f.prev = i, -1
	f.nest = append(f.nest[:0], nesting{})
	end := i
	for f.toks[end].kind != tokNewline && f.toks[end].kind != tokEnd {
		end++
	}
	name := f.of(i)
	f.soft = (name == "match" || name == "case") && f.toks[end-1].kind == tokColon && end-i > 2 && softly(f.toks[i+1].kind)
	for ; i < end; i++ {
		if f.prev >= 0 {
			f.between(f.prev, i)
		}
		f.out.WriteString(f.of(i))
		f.note(i)
		f.prev = i
	}
	f.opened = f.toks[end-1].kind == tokColon
	if f.toks[end].kind == tokNewline {
		if _, text, ok := strings.Cut(f.text[f.toks[end-1].end:f.toks[end].end], "#"); ok {
			f.out.WriteString("  " + comment("#"+strings.Trim(text, " \t\f\n"), false))
		}
		end++
	}
	f.out.WriteByte('\n')
	return end
}

// softly reports whether what follows match or case can be its subject.
func softly(k tokenKind) bool {
	switch k {
	case tokDot, tokAssign, tokComma, tokColon, tokRParen, tokWalrus:
		return false
	}
	return k < tokPlusEq || k > tokDoubleSlashEq
}

func (f *formatter) of(i int) string { return f.text[f.toks[i].start:f.toks[i].end] }

// between writes what stands between two tokens of a statement.
func (f *formatter) between(a, b int) {
	gap := f.text[f.toks[a].end:f.toks[b].start]
	if !strings.Contains(gap, "\n") {
		if f.space(a, b) {
			f.out.WriteByte(' ')
		}
		return
	}
	rows := strings.Split(gap, "\n")
	empty := 0
	for n, row := range rows {
		text := strings.Trim(row, " \t\f")
		joined := strings.HasSuffix(text, `\`) && !strings.HasPrefix(text, "#")
		if n == 0 {
			switch {
			case joined:
				f.out.WriteString(` \`)
			case text != "":
				f.out.WriteString("  " + comment(text, false))
			}
			f.out.WriteByte('\n')
			continue
		}
		if n < len(rows)-1 && text == "" {
			empty++
			continue
		}
		if r := f.toks[b].kind; empty > 0 && (n < len(rows)-1 || r != tokRParen && r != tokRBracket && r != tokRBrace) {
			f.out.WriteByte('\n')
		}
		empty = 0
		f.out.WriteString(strings.Repeat(" ", max(width(row[:len(row)-len(strings.TrimLeft(row, " \t\f"))])+f.shift, 0)))
		if n < len(rows)-1 {
			if joined {
				f.out.WriteString("\\\n")
			} else {
				f.out.WriteString(comment(text, false) + "\n")
			}
		}
	}
}

// note follows the brackets and what stands in them.
func (f *formatter) note(i int) {
	k := f.toks[i].kind
	top := &f.nest[len(f.nest)-1]
	switch k {
	case tokLParen, tokLBracket, tokLBrace:
		params := k == tokLParen && len(f.nest) == 1 && i >= f.first+2 && f.toks[i-2].kind == kwDef
		f.nest = append(f.nest, nesting{kind: k, params: params})
	case tokRParen, tokRBracket, tokRBrace:
		if len(f.nest) > 1 {
			f.nest = f.nest[:len(f.nest)-1]
		}
	case kwLambda:
		top.lambdas++
	case tokColon:
		if top.lambdas > 0 {
			top.lambdas--
		} else {
			top.annotated = true
		}
	case tokComma:
		if top.lambdas == 0 {
			top.annotated = false
		}
	}
}

// space reports whether a blank stands between two tokens of one line.
func (f *formatter) space(a, b int) bool {
	l, r := f.toks[a].kind, f.toks[b].kind
	top := f.nest[len(f.nest)-1]
	tight := f.toks[a].end == f.toks[b].start
	switch r {
	case tokComma, tokSemi, tokRParen, tokRBracket, tokRBrace:
		return false
	case tokColon:
		return top.kind == tokLBracket && top.lambdas == 0 && (l == tokComma || l != tokLBracket && l != tokColon && f.wide(b))
	case tokDot:
		return l == tokNumber && !tight || l == kwFrom
	case tokEllipsis:
		if l == tokDot || l == tokEllipsis {
			return false
		}
	}
	switch l {
	case tokLParen, tokLBracket, tokLBrace, tokTilde:
		return false
	case tokDot:
		return r == kwImport
	case tokEllipsis:
		if r == tokName && f.toks[f.first].kind == kwFrom {
			return false
		}
	case tokComma, tokSemi:
		return true
	case tokColon:
		if top.kind == tokLBracket && !f.lambdaColon(a) {
			return f.wide(a) && r != tokColon
		}
		return true
	case tokAt:
		if a == f.first {
			return false
		}
	case tokPlus, tokMinus, tokStar, tokDoubleStar:
		if f.unary(a) {
			return l == tokStar && a > 0 && f.toks[a-1].kind == kwExcept && a > f.first
		}
	}
	switch r {
	case tokLParen, tokLBracket:
		if f.operand(a) {
			return false
		}
	case tokStar:
		if l == kwExcept {
			return false
		}
	}
	if l == tokAssign || r == tokAssign {
		if top.lambdas > 0 || len(f.nest) > 1 && !(top.params && top.annotated) {
			return false
		}
		return true
	}
	if (l == tokDoubleStar || r == tokDoubleStar) && tight {
		at := b
		if l == tokDoubleStar {
			at = a
		}
		if !f.unary(at) && f.tight(at) {
			return false
		}
	}
	return true
}

// wide reports whether the colon of a slice has something on both sides, and
// blanks between, as it was written.
func (f *formatter) wide(i int) bool {
	for _, k := range []tokenKind{f.toks[i-1].kind, f.toks[i+1].kind} {
		switch k {
		case tokLBracket, tokRBracket, tokComma, tokColon:
			return false
		}
	}
	left := f.toks[i-1].end < f.toks[i].start
	right := f.toks[i].end < f.toks[i+1].start
	return left && right
}

// tight reports whether a token has no blanks on either side.
func (f *formatter) tight(i int) bool {
	return f.toks[i-1].end == f.toks[i].start && f.toks[i].end == f.toks[i+1].start
}

// lambdaColon reports whether a colon ends the parameters of a lambda.
func (f *formatter) lambdaColon(i int) bool {
	depth, open := 0, 0
	for k := i - 1; k >= f.first; k-- {
		switch f.toks[k].kind {
		case tokRParen, tokRBracket, tokRBrace:
			depth++
		case tokLParen, tokLBracket, tokLBrace:
			if depth--; depth < 0 {
				return open > 0
			}
		case kwLambda:
			if depth == 0 {
				open++
			}
		case tokColon:
			if depth == 0 {
				open--
			}
		}
	}
	return open > 0
}

// unary reports whether an operator stands before its only operand.
func (f *formatter) unary(i int) bool { return i == f.first || !f.operand(i-1) }

// operand reports whether a token ends an operand, so that what follows is a
// call, a subscript or a binary operator.
func (f *formatter) operand(i int) bool {
	switch f.toks[i].kind {
	case tokName:
		return !(f.soft && i == f.first)
	case tokNumber, tokString, tokEllipsis, tokRParen, tokRBracket, tokRBrace, kwNone, kwTrue, kwFalse:
		return true
	}
	return false
}
