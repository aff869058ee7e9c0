package re

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/regex"
)

// templatePart is text, or a group where group is not negative.
type templatePart struct {
	text  []rune
	group int
}

// replacement returns the characters of what is put in place of matches.
func (p *pattern) replacement(th *thread, v val) ([]rune, error) {
	_, isText := object.AsStr(v)
	_, isBytes := object.BytesLike(v)
	if !isText && !isBytes {
		return nil, object.Raise(object.TypeError, "decoding to str: need a bytes-like object, %s found", v.Type().Name)
	}
	if isText == p.binary {
		want, have := "str", "bytes"
		if p.binary {
			want, have = "a bytes-like object", "str"
		}
		return nil, object.Raise(object.TypeError, "sequence item 0: expected %s instance, %s found", want, have)
	}
	return p.content(th, v)
}

// reader goes through a replacement.
type reader struct {
	p     *pattern
	src   []rune
	pos   int
	lit   []rune
	parts []templatePart
}

func octal(r rune) bool   { return '0' <= r && r <= '7' }
func decimal(r rune) bool { return '0' <= r && r <= '9' }

func (t *reader) peek() rune {
	if t.pos < len(t.src) {
		return t.src[t.pos]
	}
	return -1
}

func (t *reader) flush() {
	if len(t.lit) > 0 {
		t.parts = append(t.parts, templatePart{t.lit, -1})
		t.lit = nil
	}
}

func (t *reader) group(n, at int) error {
	if n > t.p.Groups {
		return wrong(at, "invalid group reference %d", n)
	}
	t.flush()
	t.parts = append(t.parts, templatePart{nil, n})
	return nil
}

func wrong(pos int, format string, args ...any) error {
	return &regex.SyntaxError{Msg: fmt.Sprintf(format, args...), Pos: pos}
}

// template takes a replacement with \1 and \g<name> apart.
func (p *pattern) template(th *thread, source val, src []rune) ([]templatePart, error) {
	t := &reader{p: p, src: src}
	for t.pos < len(src) {
		c := src[t.pos]
		t.pos++
		if c != '\\' {
			t.lit = append(t.lit, c)
			continue
		}
		if err := t.escape(); err != nil {
			if bad, ok := err.(*regex.SyntaxError); ok {
				err = of(th).failure(source, bad)
			}
			return nil, err
		}
	}
	t.flush()
	return t.parts, nil
}

func (t *reader) escape() error {
	start := t.pos - 1
	if t.pos >= len(t.src) {
		return wrong(start, "bad escape (end of pattern)")
	}
	c := t.src[t.pos]
	t.pos++
	switch {
	case c == 'g':
		return t.named()
	case c == '0':
		n := rune(0)
		for k := 0; k < 2 && octal(t.peek()); k++ {
			n = n*8 + t.peek() - '0'
			t.pos++
		}
		t.lit = append(t.lit, n)
	case decimal(c):
		if decimal(t.peek()) {
			second := t.peek()
			t.pos++
			if third := t.peek(); octal(c) && octal(second) && octal(third) {
				t.pos++
				n := (c-'0')*64 + (second-'0')*8 + third - '0'
				if n > 0o377 {
					return wrong(start, "octal escape value %s outside of range 0-0o377", string(t.src[start:t.pos]))
				}
				t.lit = append(t.lit, n)
				return nil
			}
		}
		n, _ := strconv.Atoi(string(t.src[start+1 : t.pos]))
		return t.group(n, start+1)
	case c == '\\':
		t.lit = append(t.lit, c)
	case strings.ContainsRune("abfnrtv", c):
		t.lit = append(t.lit, rune("\a\b\f\n\r\t\v"[strings.IndexRune("abfnrtv", c)]))
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		return wrong(start, "bad escape \\%c", c)
	default:
		t.lit = append(t.lit, '\\', c)
	}
	return nil
}

// named reads \g<name> and \g<1>.
func (t *reader) named() error {
	if t.peek() != '<' {
		return wrong(t.pos, "missing <")
	}
	t.pos++
	from := t.pos
	for t.peek() != '>' {
		if t.pos >= len(t.src) {
			if t.pos == from {
				return wrong(t.pos, "missing group name")
			}
			return wrong(from, "missing >, unterminated name")
		}
		t.pos++
	}
	name := string(t.src[from:t.pos])
	t.pos++
	switch {
	case name == "":
		return wrong(from, "missing group name")
	case object.IsIdentifier(name):
		n, ok := t.p.Names[name]
		if !ok {
			return object.Raise(object.IndexError, "unknown group name %s", object.StrRepr(name))
		}
		return t.group(n, from)
	}
	n, err := strconv.Atoi(name)
	if err != nil || n < 0 {
		return wrong(from, "bad character in group name %s", object.StrRepr(name))
	}
	return t.group(n, from)
}
