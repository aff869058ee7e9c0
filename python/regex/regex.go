// Package regex is a backtracking engine for Python's regular expressions: its
// syntax, its error messages with their positions, and what CPython's matcher
// finds, in the same order of preference.
//
// A match reports its work to a budget as it goes, so that a run's limits and its
// cancellation reach into a pattern that backtracks without end. That is why the
// engine is our own: one that looks at a clock kept by another goroutine never
// sees it move where there is one thread.
package regex

import "errors"

// ErrTooDeep says that a match would need too much memory for what it may still
// have to try.
var ErrTooDeep = errors.New("regex: too much to try")

// Flags of a pattern, by CPython's values.
const (
	IgnoreCase = 2
	Locale     = 4
	MultiLine  = 8
	DotAll     = 16
	Unicode    = 32
	Verbose    = 64
	Debug      = 128
	ASCII      = 256
)

// Pattern is a compiled pattern. It is not changed by matching.
type Pattern struct {
	Flags  int            // with those that the pattern sets itself
	Groups int            // how many there are
	Names  map[string]int // numbers of the named groups
	Order  []string       // names by number, "" where there is none

	code   []inst
	loops  int
	first  *charset // what a match must begin with; nil: unknown
	anchor bool     // a match begins at the text's start
}

// Mode says where a match must lie.
type Mode int

// The modes: those of search, match and fullmatch.
const (
	Anywhere Mode = iota
	AtStart
	Whole
)

// Find looks for a match in text[:end] that begins at pos or later, and returns
// the bounds of the whole and of each group (-1 where a group did not match) and
// the group that ended last (-1: none), or nil. A match that is empty must not begin at notEmptyAt. budget is called every
// few thousand steps with their number; its error ends the search.
func (p *Pattern) Find(text []rune, pos, end int, mode Mode, notEmptyAt int, budget func(steps int) error) ([]int, error) {
	m := &matcher{code: p.code, text: text, end: end, slots: make([]int, 2*(p.Groups+1)+1), loops: make([]loopState, p.loops), budget: budget}
	for i := range m.slots {
		m.slots[i] = -1
	}
	for from := pos; from <= end; from++ {
		if mode == Anywhere && p.first != nil {
			for from < end && !p.first.holds(text[from]) {
				from++
				if m.steps++; m.steps >= skipEvery {
					if err := budget(m.steps / 8); err != nil {
						return nil, err
					}
					m.steps = 0
				}
			}
			if from == end {
				break
			}
		}
		var wanted func(stop int) bool
		switch {
		case mode == Whole:
			wanted = func(stop int) bool { return stop == end }
		case from == notEmptyAt:
			wanted = func(stop int) bool { return stop != from }
		}
		stop := m.run(0, from, wanted)
		if m.err != nil {
			return nil, m.err
		}
		if stop >= 0 {
			m.slots[0], m.slots[1] = from, stop
			return m.slots, nil
		}
		if mode != Anywhere || p.anchor {
			break
		}
	}
	return nil, nil
}

// Compile parses a pattern. The error is a *SyntaxError.
func Compile(pattern []rune, flags int, binary bool) (*Pattern, error) {
	ps := &parser{src: pattern, flags: flags, binary: binary, names: map[string]int{}, order: []string{""}, widths: [][2]int{{0, unbounded}}}
	tree, err := ps.parse()
	if err != nil {
		return nil, err
	}
	c := &compiler{}
	c.node(tree)
	c.emit(inst{op: opMatch})
	p := &Pattern{Flags: ps.flags, Groups: len(ps.order) - 1, Names: ps.names, Order: ps.order, code: c.code, loops: c.loops}
	p.first, _ = firstOf(tree)
	if p.first != nil {
		p.first.freeze()
	}
	p.anchor = anchored(tree)
	return p, nil
}

func anchored(n node) bool {
	switch n := n.(type) {
	case at:
		return n.kind == textStart
	case plain:
		return anchored(n.body)
	case capture:
		return anchored(n.body)
	case sequence:
		return len(n.parts) > 0 && anchored(n.parts[0])
	}
	return false
}

// firstOf returns what a match of n must begin with, nil where that is not known;
// some says that n matches at least one character.
func firstOf(n node) (s *charset, some bool) {
	switch n := n.(type) {
	case literal:
		return &charset{members: []member{{lo: n.r, hi: n.r}}, fold: n.fold, ascii: n.ascii}, true
	case set:
		return n.s, true
	case plain:
		return firstOf(n.body)
	case capture:
		return firstOf(n.body)
	case atomic:
		return firstOf(n.body)
	case repeat:
		if n.least == 0 {
			return nil, false
		}
		return firstOf(n.body)
	case sequence:
		for _, p := range n.parts {
			if _, place := p.(at); place {
				continue
			}
			if l, ok := p.(look); ok && (l.not || l.behind) {
				continue
			}
			return firstOf(p)
		}
	case choice:
		var out charset
		for i, p := range n.parts {
			s, _ := firstOf(p)
			if s == nil || s.negated || i > 0 && (s.fold != out.fold || s.ascii != out.ascii) {
				return nil, false
			}
			out.fold, out.ascii = s.fold, s.ascii
			out.members = append(out.members, s.members...)
		}
		return &out, true
	}
	return nil, false
}
