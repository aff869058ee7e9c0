package re

import (
	"time"

	"github.com/dlclark/regexp2"

	"github.com/diptych-orm/diptych/python/object"
)

type (
	val    = object.Value
	thread = object.Thread
)

// maxTime bounds a single match.
const maxTime = 5 * time.Second

// pattern is the state of a compiled pattern. Its two anchored forms are made
// when match or fullmatch first need them.
type pattern struct {
	source  val // the pattern as given: str or bytes
	binary  bool
	flags   int
	groups  int
	names   map[string]int
	order   []string
	text    string
	options regexp2.RegexOptions
	engine  [3]*regexp2.Regexp
}

// mode says where a match must lie.
type mode int

const (
	anywhere mode = iota
	atStart
	whole
)

// match is the state of a match.
type match struct {
	p           *pattern
	subject     val
	runes       []rune
	m           *regexp2.Match
	pos, endpos int
}

// content returns the characters of a str or bytes subject.
func (p *pattern) content(v val) ([]rune, error) {
	if p.binary {
		b, ok := object.AsBytes(v)
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
		if _, bytes := object.AsBytes(v); bytes {
			return nil, object.Raise(object.TypeError, "cannot use a string pattern on a bytes-like object")
		}
		return nil, object.Raise(object.TypeError, "expected string or bytes-like object, got '%s'", v.Type().Name)
	}
	return object.Runes(s), nil
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
		return object.Str(string(r))
	}
	b := make([]byte, len(r))
	for i, c := range r {
		b[i] = byte(c)
	}
	return object.Bytes(b)
}

func (p *pattern) get(m mode) (*regexp2.Regexp, error) {
	if p.engine[m] != nil {
		return p.engine[m], nil
	}
	text := p.text
	switch m {
	case atStart:
		text = `\G(?:` + text + `)`
	case whole:
		text = `\G(?:` + text + `)\z`
	}
	e, err := regexp2.Compile(text, p.options)
	if err != nil {
		return nil, object.Unsupported("the regular expression %v (%v)", p.source, err)
	}
	e.MatchTimeout = maxTime
	p.engine[m] = e
	return e, nil
}

// find looks for a match from a position on.
func (p *pattern) find(th *thread, subject val, runes []rune, m mode, pos, endpos int) (*match, error) {
	if err := th.Steps(int64(1 + (endpos-pos)/64)); err != nil {
		return nil, err
	}
	e, err := p.get(m)
	if err != nil {
		return nil, err
	}
	found, err := e.FindRunesMatchStartingAt(runes[:endpos], pos)
	if err != nil {
		return nil, &object.LimitError{Kind: "time", Message: "the run was stopped: a regular expression took longer than " + maxTime.String()}
	}
	if found == nil {
		return nil, nil
	}
	return &match{p: p, subject: subject, runes: runes, m: found, pos: pos, endpos: endpos}, nil
}

// span returns where a group matched, -1, -1 where it did not.
func (m *match) span(n int) (int, int) {
	g := m.m.GroupByNumber(n)
	if g == nil || len(g.Captures) == 0 {
		return -1, -1
	}
	return g.Index, g.Index + g.Length
}

// group returns the text of a group, nil where it did not match.
func (m *match) group(n int) val {
	i, j := m.span(n)
	if i < 0 {
		return nil
	}
	return m.p.piece(m.runes[i:j])
}

// each calls f for every match in turn; empty matches beside a match count, as
// in Python.
func (p *pattern) each(th *thread, subject val, runes []rune, pos, endpos int, f func(*match) (more bool, err error)) error {
	for pos <= endpos {
		m, err := p.find(th, subject, runes, anywhere, pos, endpos)
		if err != nil || m == nil {
			return err
		}
		i, j := m.span(0)
		more, err := f(m)
		if err != nil || !more {
			return err
		}
		pos = j
		if i != j {
			continue
		}
		// An empty match: the next one must not be the same.
		m, err = p.find(th, subject, runes, atStart, pos, endpos)
		if err != nil {
			return err
		}
		if m != nil {
			if a, b := m.span(0); a != b {
				if more, err = f(m); err != nil || !more {
					return err
				}
				pos = b
				continue
			}
		}
		pos++
	}
	return nil
}
