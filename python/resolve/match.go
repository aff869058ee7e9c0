package resolve

import (
	"maps"
	"math/big"
	"strings"

	"github.com/diptych-orm/diptych/python/syntax"
)

// match collects a match statement and checks what its patterns bind.
func (r *resolver) match(s *syntax.Match) {
	r.expr(s.Subject)
	for i, c := range s.Cases {
		m := &matcher{resolver: r, irrefutable: i == len(s.Cases)-1 || c.Guard != nil, names: map[string]bool{}}
		m.pattern(c.Pattern)
		if c.Guard != nil {
			r.expr(c.Guard)
		}
		r.stmts(c.Body)
	}
}

// matcher collects one pattern of a case.
type matcher struct {
	*resolver
	// irrefutable is set where a pattern that always matches may stand.
	irrefutable bool
	// names are those that the pattern has bound so far.
	names map[string]bool
	// last is the pattern that was begun last: CPython's compiler leaves its
	// position there, also for what it finds at the end of an outer one.
	last *syntax.Position
}

// unreachable complains about a pattern that always matches before another one.
func (m *matcher) unreachable(p *syntax.MatchAs) {
	switch {
	case m.irrefutable:
	case p.Name == "":
		m.failLater(&p.Position, "wildcard makes remaining patterns unreachable")
	default:
		m.failLater(&p.Position, "name capture '%s' makes remaining patterns unreachable", p.Name)
	}
}

// capture binds the name of a pattern.
func (m *matcher) capture(name string, to *syntax.Binding) {
	if name == "" {
		return
	}
	m.note(name)
	m.bind(m.mangle(name), assigned, to)
}

// note counts a name as bound by the pattern.
func (m *matcher) note(name string) {
	if m.names[name] {
		m.failLater(m.last, "multiple assignments to name '%s' in pattern", name)
	}
	m.names[name] = true
}

// inside collects the patterns that a pattern is made of.
func (m *matcher) inside(list []syntax.Pattern) {
	outer := m.irrefutable
	m.irrefutable = true
	for _, p := range list {
		m.pattern(p)
	}
	m.irrefutable = outer
}

func (m *matcher) pattern(p syntax.Pattern) {
	m.last = p.Pos()
	switch p := p.(type) {
	case *syntax.MatchValue:
		m.expr(p.Value)
	case *syntax.MatchSequence:
		stars := 0
		for _, x := range p.Patterns {
			if _, ok := x.(*syntax.MatchStar); ok {
				if stars++; stars > 1 {
					m.failLater(&p.Position, "multiple starred names in sequence pattern")
				}
			}
		}
		m.inside(p.Patterns)
	case *syntax.MatchMapping:
		m.keys(p)
		m.inside(p.Patterns)
		m.capture(p.Rest, &p.Binding)
	case *syntax.MatchClass:
		m.expr(p.Cls)
		for i, x := range p.KwdPatterns {
			for _, other := range p.KwdAttrs[:i] {
				if other == p.KwdAttrs[i] {
					m.failLater(x.Pos(), "attribute name repeated in class pattern: %s", other)
				}
			}
		}
		m.inside(p.Patterns)
		m.inside(p.KwdPatterns)
	case *syntax.MatchStar:
		m.capture(p.Name, &p.Binding)
	case *syntax.MatchAs:
		if p.Pattern == nil {
			m.unreachable(p)
		} else {
			m.pattern(p.Pattern)
		}
		m.capture(p.Name, &p.Binding)
	case *syntax.MatchOr:
		m.alternatives(p)
	}
}

// keys collects the keys of a mapping pattern, of which literal ones may stand
// only once.
func (m *matcher) keys(p *syntax.MatchMapping) {
	seen := map[any]bool{}
	for _, k := range p.Keys {
		if c, ok := k.(*syntax.Constant); ok {
			key := c.Value
			if b, ok := key.(*big.Int); ok {
				key = b.String()
			}
			if seen[key] {
				text := m.module.Source.Segment(k.Pos())
				if s, str := c.Value.(string); str && !strings.ContainsAny(s, "'\\") {
					text = "'" + s + "'"
				}
				m.failLater(&p.Position, "mapping pattern checks duplicate key (%s)", text)
			}
			seen[key] = true
		}
		m.expr(k)
	}
}

// alternatives collects those of an or-pattern, which must all bind the same
// names.
func (m *matcher) alternatives(p *syntax.MatchOr) {
	outer, names := m.irrefutable, m.names
	var first map[string]bool
	for i, x := range p.Patterns {
		m.irrefutable = outer && i == len(p.Patterns)-1
		m.names = map[string]bool{}
		m.pattern(x)
		if first == nil {
			first = m.names
		} else if !maps.Equal(first, m.names) {
			m.failLater(m.last, "alternative patterns bind different names")
		}
	}
	m.irrefutable, m.names = outer, names
	for n := range first {
		m.note(n)
	}
}
