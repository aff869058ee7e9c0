package regex

import (
	"strconv"
	"strings"
	"unicode"
)

const controls = "abfnrtv"

var controlRunes = []rune("\a\b\f\n\r\t\v")

func isOctal(r rune) bool   { return '0' <= r && r <= '7' }
func isDecimal(r rune) bool { return '0' <= r && r <= '9' }
func isHex(r rune) bool     { return isDecimal(r) || 'a' <= r && r <= 'f' || 'A' <= r && r <= 'F' }

// most reads up to n characters that fit.
func (p *parser) most(n int, fit func(rune) bool) {
	for ; n > 0 && p.pos < len(p.src) && fit(p.src[p.pos]); n-- {
		p.pos++
	}
}

func (p *parser) numeric(start, base int) rune {
	skip := 1
	if base == 16 {
		skip = 2
	}
	n, err := strconv.ParseInt(string(p.src[start+skip:p.pos]), base, 64)
	if err != nil {
		n = 0
	}
	if base == 8 && n > 0o377 {
		p.fail(start, "octal escape value %s outside of range 0-0o377", string(p.src[start:p.pos]))
	}
	if n > unicode.MaxRune {
		p.fail(start, "bad escape %s", string(p.src[start:p.pos]))
	}
	return rune(n)
}

// coded reads \x41 and its like; ok is false for another escape.
func (p *parser) coded(start int, c rune) (r rune, ok bool) {
	size := 0
	switch {
	case c == 'x':
		size = 2
	case c == 'u' && !p.binary:
		size = 4
	case c == 'U' && !p.binary:
		size = 8
	case c == 'N' && !p.binary:
		if p.pos >= len(p.src) || p.src[p.pos] != '{' {
			p.fail(p.pos, "missing {")
		}
		p.fail(start, "Diptych does not support names of characters in patterns yet")
	default:
		return 0, false
	}
	p.most(size, isHex)
	if p.pos-start != size+2 {
		p.fail(start, "incomplete escape %s", string(p.src[start:p.pos]))
	}
	return p.numeric(start, 16), true
}

func classOf(c rune) (m member, ok bool) {
	switch unicode.ToLower(c) {
	case 'd':
		m.class = digit
	case 's':
		m.class = space
	case 'w':
		m.class = word
	default:
		return m, false
	}
	m.isClass, m.not = true, unicode.IsUpper(c)
	return m, true
}

// escape reads what follows a backslash outside of a set.
func (p *parser) escape(start int) node {
	if p.pos >= len(p.src) {
		p.fail(start, "bad escape (end of pattern)")
	}
	c := p.take()
	if m, ok := classOf(c); ok {
		s := &charset{members: []member{m}, ascii: p.ascii()}
		s.freeze()
		return set{s}
	}
	switch c {
	case 'A':
		return at{kind: textStart}
	case 'Z':
		return at{kind: textEnd}
	case 'b':
		return at{wordEdge, p.ascii()}
	case 'B':
		return at{noWordEdge, p.ascii()}
	}
	if i := strings.IndexRune(controls, c); i >= 0 {
		return p.char(controlRunes[i])
	}
	if r, ok := p.coded(start, c); ok {
		return p.char(r)
	}
	switch {
	case c == '0':
		p.most(2, isOctal)
		return p.char(p.numeric(start, 8))
	case isDecimal(c):
		if isDecimal(p.peek()) {
			second := p.take()
			if isOctal(c) && isOctal(second) && isOctal(p.peek()) {
				p.pos++
				return p.char(p.numeric(start, 8))
			}
		}
		n, _ := strconv.Atoi(string(p.src[start+1 : p.pos]))
		if n >= len(p.order) {
			p.fail(start+1, "invalid group reference %d", n)
		}
		return p.refer(n, start)
	}
	p.plainEscape(start, c)
	return p.char(c)
}

// plainEscape fails for a letter that has no meaning behind a backslash.
func (p *parser) plainEscape(start int, c rune) {
	if c < 0x80 && unicode.IsLetter(c) {
		p.fail(start, "bad escape \\%c", c)
	}
}

// setEscape reads what follows a backslash in a set.
func (p *parser) setEscape(start int) member {
	if p.pos >= len(p.src) {
		p.fail(start, "bad escape (end of pattern)")
	}
	c := p.take()
	if m, ok := classOf(c); ok {
		return m
	}
	if i := strings.IndexRune(controls, c); i >= 0 {
		c = controlRunes[i]
		return member{lo: c, hi: c}
	}
	if r, ok := p.coded(start, c); ok {
		return member{lo: r, hi: r}
	}
	switch {
	case isOctal(c):
		p.most(2, isOctal)
		c = p.numeric(start, 8)
	case isDecimal(c):
		p.fail(start, "bad escape \\%c", c)
	default:
		p.plainEscape(start, c)
	}
	return member{lo: c, hi: c}
}

// set reads a character set.
func (p *parser) set(start int) node {
	s := &charset{fold: p.fold(), ascii: p.ascii()}
	s.negated = p.accept('^')
	one := func() (m member, from int) {
		if p.pos >= len(p.src) {
			p.fail(start, "unterminated character set")
		}
		from = p.pos
		c := p.take()
		if c == '\\' {
			return p.setEscape(from), from
		}
		return member{lo: c, hi: c}, from
	}
	for len(s.members) == 0 || !p.accept(']') {
		m, from := one()
		if p.accept('-') {
			if p.accept(']') {
				s.members = append(s.members, m, member{lo: '-', hi: '-'})
				break
			}
			to, _ := one()
			if m.isClass || to.isClass || to.lo < m.lo {
				p.fail(from, "bad character range %s", string(p.src[from:p.pos]))
			}
			m.hi = to.lo
		}
		s.members = append(s.members, m)
	}
	s.freeze()
	return set{s}
}
