package regex

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/diptych-orm/diptych/python/object"
)

// Overflow is the Pos of a repetition number that is too large.
const Overflow = -2

// SyntaxError is a mistake in a pattern; Pos is -1 where it has no place.
type SyntaxError struct {
	Msg string
	Pos int
}

func (e *SyntaxError) Error() string { return e.Msg }

// FlagError is a combination of flags that makes no sense.
type FlagError struct{ Msg string }

func (e *FlagError) Error() string { return e.Msg }

// parser reads a pattern.
type parser struct {
	src    []rune
	pos    int
	flags  int // of the whole pattern
	here   int // flags where the parser is
	binary bool
	names  map[string]int
	order  []string
	widths [][2]int // by group, unbounded for an open one
	open   map[int]bool
	// behind is how many groups there were before the look-behind the parser is
	// in; 0: it is in none.
	behind int
	later  []reference
	depth  int
}

// reference is a mention of a group that may come later.
type reference struct{ n, pos int }

// restart asks for another pass: (?x) was met after its like had been read.
type restart struct{}

func (restart) Error() string { return "" }

const (
	typeFlags = ASCII | Locale | Unicode
	maxGroups = 1 << 20
	maxDepth  = 500
)

func (p *parser) fail(pos int, format string, args ...any) {
	panic(&SyntaxError{fmt.Sprintf(format, args...), pos})
}

func (p *parser) parse() (tree node, err error) {
	if err := p.checkFlags(); err != nil {
		return nil, err
	}
	for {
		tree, err = p.attempt()
		if _, again := err.(restart); !again {
			break
		}
		flags := p.flags | Verbose
		*p = parser{src: p.src, flags: flags, binary: p.binary, names: map[string]int{}, order: []string{""}, widths: [][2]int{{0, unbounded}}}
	}
	if err == nil {
		err = p.checkFlags()
	}
	if !p.binary && p.flags&ASCII == 0 {
		p.flags |= Unicode
	}
	return tree, err
}

func (p *parser) checkFlags() error {
	switch f := p.flags; {
	case !p.binary && f&Locale != 0:
		return &FlagError{"cannot use LOCALE flag with a str pattern"}
	case !p.binary && f&ASCII != 0 && f&Unicode != 0:
		return &FlagError{"ASCII and UNICODE flags are incompatible"}
	case p.binary && f&Unicode != 0:
		return &FlagError{"cannot use UNICODE flag with a bytes pattern"}
	case p.binary && f&Locale != 0 && f&ASCII != 0:
		return &FlagError{"ASCII and LOCALE flags are incompatible"}
	}
	return nil
}

func (p *parser) attempt() (tree node, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *SyntaxError:
			err = e
		case restart:
			err = e
		default:
			panic(e)
		}
	}()
	slashes := 0
	for i := len(p.src) - 1; i >= 0 && p.src[i] == '\\'; i-- {
		slashes++
	}
	if slashes%2 == 1 {
		defer func() { // told when the reader gets there
			if err == nil {
				err = &SyntaxError{"bad escape (end of pattern)", len(p.src) - 1}
			}
		}()
	}
	p.here, p.open = p.flags, map[int]bool{}
	tree = p.alternatives(true)
	if p.pos < len(p.src) {
		p.fail(p.pos, "unbalanced parenthesis")
	}
	for _, r := range p.later {
		if r.n >= len(p.order) {
			p.fail(r.pos, "invalid group reference %d", r.n)
		}
	}
	return tree, nil
}

func (p *parser) peek() rune {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return -1
}

func (p *parser) accept(r rune) bool {
	if p.peek() == r {
		p.pos++
		return true
	}
	return false
}

// take returns the next character, which must be there.
func (p *parser) take() rune {
	if p.pos >= len(p.src) {
		p.fail(p.pos, "unexpected end of pattern")
	}
	p.pos++
	return p.src[p.pos-1]
}

func (p *parser) fold() bool  { return p.here&IgnoreCase != 0 }
func (p *parser) ascii() bool { return p.binary || p.here&ASCII != 0 }

func (p *parser) char(r rune) node { return literal{r, p.fold(), p.ascii()} }

func (p *parser) alternatives(first bool) node {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.pos, "too many nested groups")
	}
	defer func() { p.depth-- }()
	parts := []node{p.sequence(first)}
	for p.accept('|') {
		parts = append(parts, p.sequence(false))
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return choice{parts}
}

func (p *parser) sequence(first bool) node {
	var parts []node
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		if c == '|' || c == ')' {
			break
		}
		if p.here&Verbose != 0 {
			if strings.ContainsRune(" \t\n\r\v\f", c) {
				p.pos++
				continue
			}
			if c == '#' {
				for p.pos < len(p.src) && p.src[p.pos] != '\n' {
					p.pos++
				}
				continue
			}
		}
		start := p.pos
		p.pos++
		switch c {
		case '\\':
			parts = append(parts, p.escape(start))
		case '[':
			parts = append(parts, p.set(start))
		case '*', '+', '?', '{':
			least, most, ok := p.bounds(c, start)
			if !ok {
				parts = append(parts, p.char('{'))
				continue
			}
			parts = p.quantified(parts, start, least, most)
		case '.':
			parts = append(parts, anyChar{p.here&DotAll != 0})
		case '^':
			kind := textStart
			if p.here&MultiLine != 0 {
				kind = lineStart
			}
			parts = append(parts, at{kind: kind})
		case '$':
			kind := lastEnd
			if p.here&MultiLine != 0 {
				kind = lineEnd
			}
			parts = append(parts, at{kind: kind})
		case '(':
			if n := p.group(start, first && len(parts) == 0); n != nil {
				parts = append(parts, n)
			}
		default:
			parts = append(parts, p.char(c))
		}
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return sequence{parts}
}

// bounds reads what a quantifier says; ok is false for a plain brace.
func (p *parser) bounds(c rune, start int) (least, most int, ok bool) {
	switch c {
	case '*':
		return 0, -1, true
	case '+':
		return 1, -1, true
	case '?':
		return 0, 1, true
	}
	number := func() string {
		from := p.pos
		for p.pos < len(p.src) && '0' <= p.src[p.pos] && p.src[p.pos] <= '9' {
			p.pos++
		}
		return string(p.src[from:p.pos])
	}
	if p.peek() == '}' {
		return 0, 0, false
	}
	lo := number()
	hi := lo
	if p.accept(',') {
		hi = number()
	}
	if !p.accept('}') {
		p.pos = start + 1
		return 0, 0, false
	}
	most = -1
	read := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil || n >= 1<<32-1 {
			panic(&SyntaxError{"the repetition number is too large", Overflow})
		}
		return n
	}
	if lo != "" {
		least = read(lo)
	}
	if hi != "" {
		if most = read(hi); most < least {
			p.fail(start+1, "min repeat greater than max repeat")
		}
	}
	return least, most, true
}

func (p *parser) quantified(parts []node, start, least, most int) []node {
	var item node
	if n := len(parts); n > 0 {
		item = parts[n-1]
	}
	switch item.(type) {
	case nil, at:
		p.fail(start, "nothing to repeat")
	case repeat:
		p.fail(start, "multiple repeat")
	case plain:
		item = item.(plain).body
	}
	r := repeat{body: item, least: least, most: most}
	if p.accept('?') {
		r.lazy = true
	} else if p.accept('+') {
		r.possessive = true
	}
	parts[len(parts)-1] = r
	return parts
}

// name reads up to the character end.
func (p *parser) name(end rune, what string) string {
	from := p.pos
	for p.peek() != end {
		if p.pos >= len(p.src) {
			if p.pos == from {
				p.fail(p.pos, "missing %s", what)
			}
			p.fail(from, "missing %c, unterminated name", end)
		}
		p.pos++
	}
	if p.pos == from {
		p.fail(from, "missing %s", what)
	}
	p.pos++
	return string(p.src[from : p.pos-1])
}

// groupName reads a name that must be an identifier.
func (p *parser) groupName(end rune) string {
	from := p.pos
	name := p.name(end, "group name")
	if !object.IsIdentifier(name) {
		p.fail(from, "bad character in group name %s", p.quoted(name))
	}
	return name
}

func (p *parser) quoted(s string) string {
	if p.binary {
		return object.ASCIIRepr(s)
	}
	return object.StrRepr(s)
}

// refer returns a reference to a closed group.
func (p *parser) refer(n, pos int) node {
	p.closed(n, pos)
	return backref{n, p.fold(), p.ascii()}
}

func (p *parser) closed(n, pos int) {
	if p.open[n] {
		p.fail(pos, "cannot refer to an open group")
	}
	if p.behind > 0 && n >= p.behind {
		p.fail(p.pos, "cannot refer to group defined in the same lookbehind subpattern")
	}
}

func (p *parser) known(name string, pos int) int {
	n, ok := p.names[name]
	if !ok {
		p.fail(pos, "unknown group name %s", p.quoted(name))
	}
	return n
}

// body reads a group's content and its end, under flags of its own.
func (p *parser) body(start, flags int) node {
	before := p.here
	p.here = flags
	n := p.alternatives(false)
	p.here = before
	if !p.accept(')') {
		p.fail(start, "missing ), unterminated subpattern")
	}
	return n
}

// group reads what begins with a parenthesis; nil for what matches nothing.
func (p *parser) group(start int, first bool) node {
	if !p.accept('?') {
		return p.capture(start, "", 0)
	}
	switch c := p.take(); c {
	case 'P':
		if p.accept('<') {
			from := p.pos
			return p.capture(start, p.groupName('>'), from)
		}
		if p.accept('=') {
			from := p.pos
			return p.refer(p.known(p.groupName(')'), from), from)
		}
		p.fail(start+1, "unknown extension ?P%c", p.take())
	case ':':
		return plain{p.body(start, p.here)}
	case '>':
		return atomic{p.body(start, p.here)}
	case '#':
		for p.peek() != ')' {
			if p.pos >= len(p.src) {
				p.fail(start, "missing ), unterminated comment")
			}
			p.pos++
		}
		p.pos++
		return nil
	case '=', '!', '<':
		return p.look(start, c)
	case '(':
		return p.conditional(start)
	default:
		if c != '-' && flagOf(c) == 0 {
			p.fail(start+1, "unknown extension ?%c", c)
		}
		on, off, scoped := p.inlineFlags(c)
		if !scoped {
			if !first {
				p.fail(start, "global flags not at the start of the expression")
			}
			if on&Verbose != 0 && p.here&Verbose == 0 {
				p.flags |= on
				panic(restart{})
			}
			p.flags |= on
			p.here |= on
			return nil
		}
		flags := p.here
		if on&typeFlags != 0 {
			flags &^= typeFlags
		}
		return plain{p.body(start, flags&^off|on)}
	}
	return nil
}

func (p *parser) capture(start int, name string, namePos int) node {
	n := len(p.order)
	if n >= maxGroups {
		p.fail(p.pos, "too many groups")
	}
	if name != "" {
		if was, twice := p.names[name]; twice {
			p.fail(namePos, "redefinition of group name %s as group %d; was group %d", p.quoted(name), n, was)
		}
		p.names[name] = n
	}
	p.order = append(p.order, name)
	p.widths = append(p.widths, [2]int{0, unbounded})
	p.open[n] = true
	body := p.body(start, p.here)
	delete(p.open, n)
	l, m := width(body, p.widths)
	p.widths[n] = [2]int{l, m}
	return capture{n, body}
}

func (p *parser) look(start int, c rune) node {
	n := look{}
	if c == '<' {
		n.behind = true
		if c = p.take(); c != '=' && c != '!' {
			p.fail(start+1, "unknown extension ?<%c", c)
		}
		if p.behind == 0 {
			defer func() { p.behind = 0 }()
			p.behind = len(p.order)
		}
	}
	n.not = c == '!'
	n.body = p.body(start, p.here)
	if n.behind {
		least, most := width(n.body, p.widths)
		if least != most {
			p.fail(-1, "look-behind requires fixed-width pattern")
		}
		n.width = least
	}
	return n
}

func (p *parser) conditional(start int) node {
	from := p.pos
	name := p.name(')', "group name")
	n := 0
	if object.IsIdentifier(name) {
		n = p.known(name, from)
	} else {
		var err error
		if n, err = strconv.Atoi(strings.TrimSpace(name)); err != nil || n < 0 {
			p.fail(from, "bad character in group name %s", p.quoted(name))
		}
		if n == 0 {
			p.fail(from, "bad group number")
		}
		if n >= maxGroups {
			p.fail(from, "invalid group reference %d", n)
		}
		p.later = append(p.later, reference{n, from})
	}
	if p.behind > 0 {
		p.closed(n, p.pos)
	}
	c := conditional{n: n, yes: p.sequence(false), no: empty{}}
	if p.accept('|') {
		c.no = p.sequence(false)
		if p.peek() == '|' {
			p.fail(p.pos, "conditional backref with more than two branches")
		}
	}
	if !p.accept(')') {
		p.fail(start, "missing ), unterminated subpattern")
	}
	return c
}

func flagOf(c rune) int {
	switch c {
	case 'i':
		return IgnoreCase
	case 'L':
		return Locale
	case 'm':
		return MultiLine
	case 's':
		return DotAll
	case 'u':
		return Unicode
	case 'x':
		return Verbose
	case 'a':
		return ASCII
	}
	return 0
}

// inlineFlags reads (?im) or, scoped, (?i-s: from the first letter c on.
func (p *parser) inlineFlags(c rune) (on, off int, scoped bool) {
	wrong := func(c rune, missing string) {
		if unicode.IsLetter(c) {
			missing = "unknown flag"
		}
		p.fail(p.pos-1, "%s", missing)
	}
	next := func(missing string) rune {
		if p.pos >= len(p.src) {
			p.fail(p.pos, "%s", missing)
		}
		return p.take()
	}
	if c != '-' {
		for {
			f := flagOf(c)
			if !p.binary && c == 'L' {
				p.fail(p.pos, "bad inline flags: cannot use 'L' flag with a str pattern")
			}
			if p.binary && c == 'u' {
				p.fail(p.pos, "bad inline flags: cannot use 'u' flag with a bytes pattern")
			}
			on |= f
			if f&typeFlags != 0 && on&typeFlags != f {
				p.fail(p.pos, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
			}
			c = next("missing -, : or )")
			if c == ')' || c == '-' || c == ':' {
				break
			}
			if flagOf(c) == 0 {
				wrong(c, "missing -, : or )")
			}
		}
	}
	if c == ')' {
		return on, 0, false
	}
	if c == '-' {
		if c = next("missing flag"); flagOf(c) == 0 {
			wrong(c, "missing flag")
		}
		for c != ':' {
			f := flagOf(c)
			if f&typeFlags != 0 {
				p.fail(p.pos, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
			}
			off |= f
			if c = next("missing :"); c != ':' && flagOf(c) == 0 {
				wrong(c, "missing :")
			}
		}
	}
	if on&off != 0 {
		p.fail(p.pos-1, "bad inline flags: flag turned on and off")
	}
	return on, off, true
}
