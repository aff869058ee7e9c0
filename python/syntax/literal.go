package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/diptych-orm/diptych/internal/charnames"
)

// stringLit is one string token taken apart.
type stringLit struct {
	tok      *token
	body     string
	off      int // of body in the text
	raw      bool
	bytes    bool
	format   bool
	unicodeU bool
}

func (p *parser) stringLit(t *token) stringLit {
	s := p.text(t)
	l := stringLit{tok: t}
	i := 0
	for ; s[i] != '"' && s[i] != '\''; i++ {
		switch s[i] {
		case 'b', 'B':
			l.bytes = true
		case 'r', 'R':
			l.raw = true
		case 'f', 'F':
			l.format = true
		case 'u', 'U':
			l.unicodeU = true
		}
	}
	n := 1
	if strings.HasPrefix(s[i:], `"""`) || strings.HasPrefix(s[i:], "'''") {
		n = 3
	}
	l.off = int(t.start) + i + n
	l.body = s[i+n : len(s)-n]
	return l
}

// strings reads one or more adjacent string literals.
func (p *parser) strings() Expr {
	first := p.want(tokString)
	lits := []stringLit{p.stringLit(first)}
	format := lits[0].format
	for p.kind() == tokString {
		lits = append(lits, p.stringLit(p.advance()))
		format = format || lits[len(lits)-1].format
	}
	at := p.from(&first.Position)
	unmixed := func(l stringLit) {
		if l.bytes != lits[0].bytes {
			p.failLast("cannot mix bytes and nonbytes literals")
		}
	}
	if lits[0].bytes {
		var sb strings.Builder
		for _, l := range lits {
			unmixed(l)
			p.bytesBody(&sb, l)
		}
		return &Constant{Position: at, Value: Bytes(sb.String())}
	}
	if !format {
		c := &Constant{Position: at, UPrefix: lits[0].unicodeU}
		if len(lits) == 1 {
			c.Value = p.unescape(lits[0].body, lits[0])
			return c
		}
		var sb strings.Builder
		for _, l := range lits {
			unmixed(l)
			sb.WriteString(p.unescape(l.body, l))
		}
		c.Value = sb.String()
		return c
	}
	fp := &fstring{p: p, at: at, uPrefix: lits[0].unicodeU}
	for _, l := range lits {
		unmixed(l)
		if !l.format {
			fp.text.WriteString(p.unescape(l.body, l))
			continue
		}
		fp.lit = l
		fp.pos = 0
		fp.parse(0)
	}
	fp.flush()
	return &JoinedStr{Position: at, Values: fp.values}
}

func hexValue(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// AppendRune appends a code point in UTF-8, and a surrogate in the same form.
func AppendRune(b []byte, r rune) []byte {
	if r >= 0xd800 && r <= 0xdfff {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0xbf)
	}
	return utf8.AppendRune(b, r)
}

// unescape replaces the escapes of part of a str literal.
func (p *parser) unescape(s string, l stringLit) string {
	if l.raw || strings.IndexByte(s, '\\') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	warned := false // only the first is worth a word
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b = append(b, s[i])
			continue
		}
		start := i
		i++
		if i >= len(s) {
			// Only in the part of an f-string before a brace.
			return string(append(b, '\\'))
		}
		switch c := s[i]; c {
		case '\n':
		case '\\', '\'', '"':
			b = append(b, c)
		case 'a':
			b = append(b, 7)
		case 'b':
			b = append(b, 8)
		case 'f':
			b = append(b, 12)
		case 'n':
			b = append(b, 10)
		case 'r':
			b = append(b, 13)
		case 't':
			b = append(b, 9)
		case 'v':
			b = append(b, 11)
		case '0', '1', '2', '3', '4', '5', '6', '7':
			r, n := rune(0), 0
			for ; n < 3 && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '7'; n++ {
				r = r*8 + rune(s[i+n]-'0')
			}
			i += n - 1
			b = AppendRune(b, r)
		case 'x', 'u', 'U':
			size := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
			r, n := 0, 0
			for ; n < size && i+1+n < len(s) && hexValue(s[i+1+n]) >= 0; n++ {
				r = r*16 + hexValue(s[i+1+n])
			}
			if n < size {
				p.unicodeError(l, s, start, i+n, fmt.Sprintf("truncated \\%c%s escape", c, strings.Repeat("X", size)))
			}
			if r > utf8.MaxRune {
				p.unicodeError(l, s, start, i+n, "illegal Unicode character")
			}
			i += n
			b = AppendRune(b, rune(r))
		case 'N':
			end := strings.IndexByte(s[i:], '}')
			if i+1 >= len(s) || s[i+1] != '{' || end < 3 {
				to := i
				if i+1 < len(s) && s[i+1] == '{' {
					to = len(s) - 1
					if end == 2 {
						to = i + 1
					}
				}
				p.unicodeError(l, s, start, to, "malformed \\N character escape")
			}
			r := p.named(l, s, s[i+2:i+end], start, i+end)
			b = AppendRune(b, r)
			i += end
		default:
			if !warned {
				p.invalidEscape(l, s[i:])
				warned = true
			}
			b = append(b, '\\')
			i--
		}
	}
	return string(b)
}

// escape is a place in a literal: how much of it follows.
type escape struct {
	part int // of the literal, where its text begins
	rest int
}

// invalidEscape warns of an escape that means nothing; rest begins after its
// backslash.
func (p *parser) invalidEscape(l stringLit, rest string) {
	if p.warned == nil {
		p.warned = map[escape]bool{}
	}
	if p.warned[escape{l.off, len(rest)}] {
		return
	}
	p.warned[escape{l.off, len(rest)}] = true
	_, n := utf8.DecodeRuneInString(rest)
	p.t.src.Warnings = append(p.t.src.Warnings, Warning{
		Category: "DeprecationWarning", Msg: "invalid escape sequence '\\" + rest[:n] + "'", Line: int(l.tok.Line),
	})
}

// unicodeError raises CPython's error for a bad escape between the bytes from
// and to (inclusive) of s. CPython counts in a form of the text in which each
// character beyond ASCII has become a ten-character escape.
func (p *parser) unicodeError(l stringLit, s string, from, to int, reason string) {
	count := func(i int) int {
		n := 0
		for _, r := range s[:i] {
			if r < 0x80 {
				n++
			} else {
				n += 10
			}
		}
		return n
	}
	p.failLast("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s",
		count(from), count(min(to, len(s))), reason)
}

// bytesBody appends the value of a bytes literal.
func (p *parser) bytesBody(sb *strings.Builder, l stringLit) {
	s := l.body
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			p.failLast("bytes can only contain ASCII literal characters")
		}
	}
	if l.raw {
		sb.WriteString(s)
		return
	}
	warned := false
	simple := map[byte]byte{'\\': '\\', '\'': '\'', '"': '"', 'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11}
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			sb.WriteByte(s[i])
			continue
		}
		i++
		c := s[i]
		if v, ok := simple[c]; ok {
			sb.WriteByte(v)
			continue
		}
		switch {
		case c == '\n':
		case c >= '0' && c <= '7':
			r, n := 0, 0
			for ; n < 3 && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '7'; n++ {
				r = r*8 + int(s[i+n]-'0')
			}
			i += n - 1
			sb.WriteByte(byte(r))
		case c == 'x':
			if i+2 >= len(s) || hexValue(s[i+1]) < 0 || hexValue(s[i+2]) < 0 {
				p.failLast("(value error) invalid \\x escape at position %d", i-1)
			}
			sb.WriteByte(byte(hexValue(s[i+1])<<4 | hexValue(s[i+2])))
			i += 2
		default:
			if !warned {
				p.invalidEscape(l, s[i:])
				warned = true
			}
			sb.WriteByte('\\')
			sb.WriteByte(c)
		}
	}
}

// named returns the character of an escape \N{name} that stands between the bytes
// from and to of s. Names of sequences are none of characters, as in CPython.
func (p *parser) named(l stringLit, s, name string, from, to int) rune {
	found, err := charnames.Lookup(name)
	if err != nil {
		p.failLast("%s", err)
	}
	r, size := utf8.DecodeRuneInString(found)
	if size == 0 || size < len(found) {
		p.unicodeError(l, s, from, to, "unknown Unicode character name")
	}
	return r
}
