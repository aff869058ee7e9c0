package resolve

import "github.com/diptych-orm/diptych/python/syntax"

// match collects a match statement and checks what its patterns bind.
func (r *resolver) match(s *syntax.Match) {
	r.expr(s.Subject)
	for i, c := range s.Cases {
		if i < len(s.Cases)-1 && c.Guard == nil {
			r.unreachable(c.Pattern)
		}
		r.pattern(c.Pattern, map[string]bool{})
		if c.Guard != nil {
			r.expr(c.Guard)
		}
		r.stmts(c.Body)
	}
}

// unreachable complains about a pattern that always matches before another one.
func (r *resolver) unreachable(p syntax.Pattern) {
	as, ok := p.(*syntax.MatchAs)
	if !ok || as.Pattern != nil {
		return
	}
	if as.Name == "" {
		r.failLater(&as.Position, "wildcard makes remaining patterns unreachable")
	} else {
		r.failLater(&as.Position, "name capture '%s' makes remaining patterns unreachable", as.Name)
	}
}

// capture binds the name of a pattern; names are those the whole pattern has
// bound so far.
func (r *resolver) captureName(at *syntax.Position, name string, to *syntax.Binding, names map[string]bool) {
	if name == "" {
		return
	}
	if names[name] {
		r.failLater(at, "multiple assignments to name '%s' in pattern", name)
	}
	names[name] = true
	r.bind(r.mangle(name), assigned, to)
}

func (r *resolver) pattern(p syntax.Pattern, names map[string]bool) {
	switch p := p.(type) {
	case *syntax.MatchValue:
		r.expr(p.Value)
	case *syntax.MatchSequence:
		stars := 0
		for _, x := range p.Patterns {
			if _, ok := x.(*syntax.MatchStar); ok {
				if stars++; stars > 1 {
					r.failLater(&p.Position, "multiple starred names in sequence pattern")
				}
			}
			r.pattern(x, names)
		}
	case *syntax.MatchMapping:
		r.exprs(p.Keys)
		for _, x := range p.Patterns {
			r.pattern(x, names)
		}
		r.captureName(&p.Position, p.Rest, &p.Binding, names)
	case *syntax.MatchClass:
		r.expr(p.Cls)
		for _, x := range p.Patterns {
			r.pattern(x, names)
		}
		for i, x := range p.KwdPatterns {
			for _, other := range p.KwdAttrs[:i] {
				if other == p.KwdAttrs[i] {
					r.failLater(x.Pos(), "attribute name repeated in class pattern: %s", other)
				}
			}
			r.pattern(x, names)
		}
	case *syntax.MatchStar:
		r.captureName(&p.Position, p.Name, &p.Binding, names)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			r.pattern(p.Pattern, names)
		}
		r.captureName(&p.Position, p.Name, &p.Binding, names)
	case *syntax.MatchOr:
		r.orPattern(p, names)
	}
}

// orPattern collects alternatives, which must all bind the same names.
func (r *resolver) orPattern(p *syntax.MatchOr, names map[string]bool) {
	var first map[string]bool
	for i, x := range p.Patterns {
		if i < len(p.Patterns)-1 {
			r.unreachable(x)
		}
		own := map[string]bool{}
		r.pattern(x, own)
		if first == nil {
			first = own
			continue
		}
		same := len(own) == len(first)
		for n := range own {
			same = same && first[n]
		}
		if !same {
			r.failLater(&p.Position, "alternative patterns bind different names")
		}
	}
	for n := range first {
		if names[n] {
			r.failLater(&p.Position, "multiple assignments to name '%s' in pattern", n)
		}
		names[n] = true
	}
}
