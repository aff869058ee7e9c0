package re

import (
	"errors"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/regex"
)

type (
	val    = object.Value
	thread = object.Thread
)

// pattern is the state of a compiled pattern.
type pattern struct {
	*regex.Pattern
	source val // the pattern as given: str or bytes
	binary bool
}

// match is the state of a match: slots holds the bounds of each group.
type match struct {
	p           *pattern
	subject     val
	runes       []rune
	slots       []int
	pos, endpos int
}

// content returns the characters of a str or bytes subject.
func (p *pattern) content(th *thread, v val) ([]rune, error) {
	if p.binary {
		b, ok := object.BytesLike(v)
		if !ok {
			if _, text := object.AsStr(v); text {
				return nil, object.Raise(object.TypeError, "cannot use a bytes pattern on a string-like object")
			}
			return nil, object.Raise(object.TypeError, "expected string or bytes-like object, got '%s'", v.Type().Name)
		}
		return latin(b), nil
	}
	s, ok := object.AsStr(v)
	if !ok {
		if _, bytes := object.BytesLike(v); bytes {
			return nil, object.Raise(object.TypeError, "cannot use a string pattern on a bytes-like object")
		}
		return nil, object.Raise(object.TypeError, "expected string or bytes-like object, got '%s'", v.Type().Name)
	}
	return object.LongRunes(th, s)
}

func latin(b string) []rune {
	r := make([]rune, len(b))
	for i := range len(b) {
		r[i] = rune(b[i])
	}
	return r
}

// piece makes a Python value of characters.
func (p *pattern) piece(r []rune) val {
	if !p.binary {
		return object.Str(text(r))
	}
	b := make([]byte, len(r))
	for i, c := range r {
		b[i] = byte(c)
	}
	return object.Bytes(b)
}

// text is the UTF-8 form of characters; lone surrogates keep theirs.
func text(r []rune) string {
	for _, c := range r {
		if c >= 0xd800 && c < 0xe000 {
			var sb strings.Builder
			for _, c := range r {
				sb.WriteString(object.RuneText(c))
			}
			return sb.String()
		}
	}
	return string(r)
}

// stepsPerStep is how many steps of the matcher cost as much as one of Python's.
const stepsPerStep = 8

// find looks for a match from a position on, which must not be empty at notEmptyAt.
func (p *pattern) find(th *thread, subject val, runes []rune, m regex.Mode, pos, endpos, notEmptyAt int) (*match, error) {
	slots, err := p.Find(runes, pos, endpos, m, notEmptyAt, func(n int) error { return th.Steps(int64(n / stepsPerStep)) })
	if errors.Is(err, regex.ErrTooDeep) {
		return nil, object.Raise(object.MemoryError, "")
	}
	last := endpos
	if slots != nil {
		last = slots[1]
	}
	if err == nil { // what was gone through counts, not what is left
		err = th.Steps(int64(1 + max(0, last-pos)/64))
	}
	if err != nil || slots == nil {
		return nil, err
	}
	return &match{p: p, subject: subject, runes: runes, slots: slots, pos: pos, endpos: endpos}, nil
}

// span returns where a group matched, -1, -1 where it did not.
func (m *match) span(n int) (int, int) {
	i, j := m.slots[2*n], m.slots[2*n+1]
	if j < 0 {
		return -1, -1
	}
	return i, j
}

// group returns the text of a group, nil where it did not match.
func (m *match) group(n int) val {
	i, j := m.span(n)
	if i < 0 {
		return nil
	}
	return m.p.piece(m.runes[i:j])
}

// each calls f for every match in turn. A match may be empty beside another that
// is not, but no two are empty at one place.
func (p *pattern) each(th *thread, subject val, runes []rune, pos, endpos int, f func(*match) (more bool, err error)) error {
	first, notEmptyAt := pos, -1
	for {
		m, err := p.find(th, subject, runes, regex.Anywhere, pos, endpos, notEmptyAt)
		if err != nil || m == nil {
			return err
		}
		m.pos = first
		i, j := m.span(0)
		more, err := f(m)
		if err != nil || !more {
			return err
		}
		pos, notEmptyAt = j, -1
		if i == j {
			notEmptyAt = j
		}
	}
}
