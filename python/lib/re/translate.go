// Package re is Python's module re, on a backtracking engine of .NET's dialect:
// patterns are translated, groups keep Python's numbers, positions count
// characters. A match that takes too long ends with an error.
package re

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/diptych-orm/diptych/python/object"
)

// The flags, by CPython's values.
const (
	flagIgnoreCase = 2
	flagLocale     = 4
	flagMultiLine  = 8
	flagDotAll     = 16
	flagUnicode    = 32
	flagVerbose    = 64
	flagDebug      = 128
	flagASCII      = 256
)

// syntaxError is a mistake in a pattern.
type syntaxError struct {
	msg string
	pos int
}

// translator turns a Python pattern into one of the engine's.
type translator struct {
	src    []rune
	pos    int
	out    strings.Builder
	flags  int
	groups int
	names  map[string]int
	order  []string // names by group number, "" where there is none
	open   []int    // positions of the open groups
	// outside are the classes such as \W in the character set being read.
	outside []string
	// last says what a quantifier would repeat: 0 nothing, 1 an item, 2 a
	// repeated item.
	last int
}

func (t *translator) fail(pos int, format string, args ...any) {
	panic(&syntaxError{fmt.Sprintf(format, args...), pos})
}

// translate returns the engine's pattern and fills groups and names.
func translate(pattern string, flags int) (t *translator, err *syntaxError) {
	t = &translator{src: object.Runes(pattern), flags: flags, names: map[string]int{}, order: []string{""}}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *syntaxError:
			err = e
		default:
			panic(e)
		}
	}()
	t.globalFlags()
	for t.pos < len(t.src) {
		t.item()
	}
	if n := len(t.open); n > 0 {
		t.fail(t.open[n-1], "missing ), unterminated subpattern")
	}
	return t, nil
}

// globalFlags reads "(?im)" at the start.
func (t *translator) globalFlags() {
	s := string(t.src)
	for strings.HasPrefix(s[len(string(t.src[:t.pos])):], "(?") {
		i := t.pos + 2
		flags := 0
		for i < len(t.src) && flagOf(t.src[i]) != 0 {
			flags |= flagOf(t.src[i])
			i++
		}
		if i == t.pos+2 || i >= len(t.src) || t.src[i] != ')' {
			return
		}
		t.flags |= flags
		t.pos = i + 1
	}
}

func flagOf(c rune) int {
	switch c {
	case 'i':
		return flagIgnoreCase
	case 'L':
		return flagLocale
	case 'm':
		return flagMultiLine
	case 's':
		return flagDotAll
	case 'u':
		return flagUnicode
	case 'x':
		return flagVerbose
	case 'a':
		return flagASCII
	}
	return 0
}

func (t *translator) peek(n int) rune {
	if t.pos+n < len(t.src) {
		return t.src[t.pos+n]
	}
	return -1
}

func (t *translator) item() {
	start := t.pos
	c := t.src[t.pos]
	t.pos++
	switch c {
	case '\\':
		t.escape(start, false)
		t.last = 1
	case '[':
		t.class(start)
		t.last = 1
	case '(':
		t.group(start)
	case ')':
		if len(t.open) == 0 {
			t.fail(start, "unbalanced parenthesis")
		}
		t.open = t.open[:len(t.open)-1]
		t.out.WriteByte(')')
		t.last = 1
	case '*', '+', '?':
		t.quantifier(start, string(c))
	case '{':
		t.braces(start)
	case '|':
		t.out.WriteByte('|')
		t.last = 0
	case '^':
		t.out.WriteByte('^')
		t.last = 0
	case '$':
		// Without MULTILINE: at the end, or before a line end that is last.
		t.out.WriteByte('$')
		t.last = 1
	case '.':
		t.out.WriteByte('.')
		t.last = 1
	case '#':
		if t.flags&flagVerbose != 0 {
			for t.pos < len(t.src) && t.src[t.pos] != '\n' {
				t.pos++
			}
			return
		}
		t.out.WriteString(`\#`)
		t.last = 1
	default:
		if t.flags&flagVerbose != 0 && unicode.IsSpace(c) {
			return
		}
		t.literal(c)
		t.last = 1
	}
}

// literal writes a character that stands for itself.
func (t *translator) literal(c rune) {
	if c < 0x80 && strings.ContainsRune(`\.+*?()|[]{}^$# `, c) || c == '\n' || c == '\t' {
		fmt.Fprintf(&t.out, `\x%02x`, c)
		return
	}
	t.out.WriteRune(c)
}

func (t *translator) quantifier(start int, q string) {
	switch t.last {
	case 0:
		t.fail(start, "nothing to repeat")
	case 2:
		t.fail(start, "multiple repeat")
	}
	t.out.WriteString(q)
	t.last = 2
	switch t.peek(0) {
	case '?':
		t.pos++
		t.out.WriteByte('?')
	case '+':
		t.fail(t.pos, "Diptych does not support possessive quantifiers yet")
	}
}

// braces reads {m}, {m,}, {,n} or {m,n}; anything else is a literal brace.
func (t *translator) braces(start int) {
	end := t.pos
	for end < len(t.src) && (t.src[end] >= '0' && t.src[end] <= '9' || t.src[end] == ',') {
		end++
	}
	body := string(t.src[t.pos:end])
	lo, hi, comma := strings.Cut(body, ",")
	if end >= len(t.src) || t.src[end] != '}' || body == "" || strings.Contains(hi, ",") || !comma && lo == "" {
		t.literal('{')
		t.last = 1
		return
	}
	t.pos = end + 1
	if lo == "" {
		lo = "0"
	}
	m, err := strconv.Atoi(lo)
	n, err2 := m, error(nil)
	if hi != "" {
		n, err2 = strconv.Atoi(hi)
	}
	switch {
	case err != nil || err2 != nil || m > 1<<16 || n > 1<<16:
		t.fail(start, "the repetition number is too large")
	case n < m:
		t.fail(start+1, "min repeat greater than max repeat")
	}
	q := "{" + strconv.Itoa(m)
	if comma {
		q += "," + hi
	}
	t.quantifier(start, q+"}")
}

// escape translates what follows a backslash, in a class or outside.
func (t *translator) escape(start int, class bool) {
	if t.pos >= len(t.src) {
		t.fail(start, "bad escape (end of pattern)")
	}
	c := t.src[t.pos]
	t.pos++
	switch {
	case c >= '1' && c <= '9' && !class:
		end := t.pos
		for end < len(t.src) && end < start+3 && t.src[end] >= '0' && t.src[end] <= '9' {
			end++
		}
		n, _ := strconv.Atoi(string(t.src[start+1 : end]))
		if n > t.groups {
			t.fail(start+1, "invalid group reference %d", n)
		}
		t.pos = end
		fmt.Fprintf(&t.out, `\k<%d>`, n)
	case c >= '0' && c <= '7':
		end := t.pos
		for end < len(t.src) && end < start+4 && t.src[end] >= '0' && t.src[end] <= '7' {
			end++
		}
		n, _ := strconv.ParseInt(string(t.src[start+1:end]), 8, 32)
		t.pos = end
		fmt.Fprintf(&t.out, `\x%02x`, n&0xff)
	case c == 'x' || c == 'u' || c == 'U':
		size := map[rune]int{'x': 2, 'u': 4, 'U': 8}[c]
		if t.pos+size > len(t.src) {
			t.fail(start, "incomplete escape %s", string(t.src[start:]))
		}
		n, err := strconv.ParseUint(string(t.src[t.pos:t.pos+size]), 16, 32)
		if err != nil || n > unicode.MaxRune {
			t.fail(start, "incomplete escape %s", string(t.src[start:t.pos]))
		}
		t.pos += size
		t.literal(rune(n))
	case c == 'Z' && !class:
		t.out.WriteString(`\z`)
	case strings.ContainsRune("AbB", c) && !class, class && c == 'b':
		t.out.WriteString(`\` + string(c))
	case class && strings.ContainsRune("DSW", c) && t.flags&flagASCII == 0:
		t.outside = append(t.outside, string(c))
	case strings.ContainsRune("dDsSwW", c):
		if t.flags&flagASCII != 0 {
			t.out.WriteString(asciiClass(c, class))
		} else {
			t.out.WriteString(`\` + string(c))
		}
	case strings.ContainsRune("afnrtv", c):
		fmt.Fprintf(&t.out, `\x%02x`, "\a\f\n\r\t\v"[strings.IndexRune("afnrtv", c)])
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		t.fail(start, "bad escape \\%c", c)
	default:
		if c < 0x80 {
			fmt.Fprintf(&t.out, `\x%02x`, c)
		} else {
			t.out.WriteRune(c)
		}
	}
}

// asciiClass spells \d and its like for the flag ASCII.
func asciiClass(c rune, class bool) string {
	in := map[rune]string{'d': "0-9", 's': `\t-\r\x20`, 'w': "a-zA-Z0-9_"}[unicode.ToLower(c)]
	switch {
	case unicode.IsLower(c) && class:
		return in
	case unicode.IsLower(c):
		return "[" + in + "]"
	case class:
		return map[rune]string{'D': `\x00-/:-\U0010ffff`, 'S': `\x00-\x08\x0e-\x1f!-\U0010ffff`, 'W': "\\x00-/:-@\\[-\\^`{-\\U0010ffff"}[c]
	}
	return "[^" + in + "]"
}

// class translates a character set.
func (t *translator) class(start int) {
	before := t.out.String()
	t.out.Reset()
	t.outside = nil
	negated := t.peek(0) == '^'
	if negated {
		t.pos++
	}
	for first := true; ; first = false {
		if t.pos >= len(t.src) {
			t.fail(start, "unterminated character set")
		}
		at := t.pos
		c := t.src[t.pos]
		t.pos++
		switch {
		case c == ']' && !first:
			inside := t.out.String()
			t.out.Reset()
			t.out.WriteString(before)
			t.out.WriteString(set(inside, t.outside, negated))
			return
		case c == '\\':
			t.escape(at, true)
		case c == '-' && t.peek(0) != ']' && !first && at > start+1:
			t.rangeEnd(at)
		case c == '-' || c == '[' || c == ']' || c == '^' || c == '&' || c == '~' || c == '|':
			fmt.Fprintf(&t.out, `\x%02x`, c)
		case c == '\n':
			t.out.WriteString(`\n`)
		default:
			t.out.WriteRune(c)
		}
	}
}

// set spells a character set of ranges and of classes such as \W. The engine
// does not combine those with others as Python does, so they stand apart.
func set(inside string, outside []string, negated bool) string {
	switch {
	case len(outside) == 0 && negated:
		return "[^" + inside + "]"
	case len(outside) == 0:
		return "[" + inside + "]"
	}
	// Outside of \W is inside of \w.
	var sb strings.Builder
	if negated {
		sb.WriteString("(?:")
		if inside != "" {
			sb.WriteString("(?![" + inside + "])")
		}
		for i, class := range outside {
			class = `\` + strings.ToLower(class)
			if i < len(outside)-1 {
				class = "(?=" + class + ")"
			}
			sb.WriteString(class)
		}
		return sb.String() + ")"
	}
	if inside != "" {
		inside = "[" + inside + "]|"
	}
	return "(?:" + inside + `\` + strings.Join(outside, `|\`) + ")"
}

// rangeEnd checks a range such as a-z and writes its dash.
func (t *translator) rangeEnd(at int) {
	lo, hi := t.src[at-1], t.peek(0)
	if lo != '\\' && hi != '\\' && hi != -1 && (at < 2 || t.src[at-2] != '\\') && hi < lo {
		t.fail(at-1, "bad character range %c-%c", lo, hi)
	}
	t.out.WriteByte('-')
}

// group translates what begins with a parenthesis.
func (t *translator) group(start int) {
	t.last = 0
	if t.peek(0) != '?' {
		t.capture(start, "")
		return
	}
	t.pos++
	c := t.peek(0)
	t.pos++
	switch c {
	case ':', '=', '!', '>':
		t.begin(start, "(?"+string(c))
	case '<':
		if d := t.peek(0); d != '=' && d != '!' {
			t.fail(start+1, "unknown extension ?<%s", string(max(d, 0)))
		}
		t.begin(start, "(?<"+string(t.peek(0)))
		t.pos++
	case '#':
		for t.peek(0) != ')' {
			if t.peek(0) == -1 {
				t.fail(start, "missing ), unterminated comment")
			}
			t.pos++
		}
		t.pos++
	case 'P':
		switch t.peek(0) {
		case '<':
			t.pos++
			t.capture(start, t.name('>'))
		case '=':
			t.pos++
			name := t.name(')')
			n, ok := t.names[name]
			if !ok {
				t.fail(start+4, "unknown group name %s", object.StrRepr(name))
			}
			fmt.Fprintf(&t.out, `\k<%d>`, n)
			t.last = 1
		default:
			t.fail(start+1, "unknown extension ?P%s", string(max(t.peek(0), 0)))
		}
	case '(':
		name := t.name(')')
		n, err := strconv.Atoi(name)
		if err != nil {
			var ok bool
			if n, ok = t.names[name]; !ok {
				t.fail(start+3, "unknown group name %s", object.StrRepr(name))
			}
		} else if n > t.groups || n == 0 {
			t.fail(start+3, "invalid group reference %d", n)
		}
		t.begin(start, fmt.Sprintf("(?(%d)", n))
	default:
		t.inlineFlags(start, c)
	}
}

// inlineFlags reads "(?i:" and "(?-s:"; flags for the whole pattern must stand
// at its start.
func (t *translator) inlineFlags(start int, c rune) {
	var sb strings.Builder
	for ; c == '-' || flagOf(c) != 0; c = t.src[t.pos-1] {
		if strings.ContainsRune("imsx-", c) {
			sb.WriteRune(c)
		}
		if t.pos >= len(t.src) {
			t.fail(t.pos, "missing -, : or )")
		}
		t.pos++
	}
	switch c {
	case ':':
		t.begin(start, "(?"+sb.String()+":")
	case ')':
		t.fail(start, "global flags not at the start of the expression")
	default:
		if c == -1 {
			t.fail(t.pos-1, "unexpected end of pattern")
		}
		t.fail(start+1, "unknown extension ?%c", c)
	}
}

func (t *translator) begin(start int, text string) {
	t.open = append(t.open, start)
	t.out.WriteString(text)
}

func (t *translator) capture(start int, name string) {
	t.groups++
	if name != "" {
		if n, twice := t.names[name]; twice {
			t.fail(start+4, "redefinition of group name %s as group %d; was group %d", object.StrRepr(name), t.groups, n)
		}
		t.names[name] = t.groups
	}
	t.order = append(t.order, name)
	t.begin(start, fmt.Sprintf("(?<%d>", t.groups))
}

// name reads a group name up to the character end.
func (t *translator) name(end rune) string {
	from := t.pos
	for t.peek(0) != end {
		if t.peek(0) == -1 {
			t.fail(from, "missing %c, unterminated name", end)
		}
		t.pos++
	}
	name := string(t.src[from:t.pos])
	t.pos++
	if name == "" {
		t.fail(from, "missing group name")
	}
	for i, c := range name {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 && end == '>' || !unicode.IsDigit(c)) {
			t.fail(from, "bad character in group name %s", object.StrRepr(name))
		}
	}
	return name
}
