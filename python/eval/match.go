package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

func (c *compiler) match(s *syntax.Match) stmt {
	n := &matchStmt{subject: c.expr(s.Subject)}
	for _, k := range s.Cases {
		x := matchCase{pattern: c.pattern(k.Pattern)}
		if k.Guard != nil {
			x.guard = c.condition(c.expr(k.Guard), c.pos(k.Guard))
		}
		x.body = c.block(k.Body)
		n.cases = append(n.cases, x)
	}
	return n
}

type matchCase struct {
	pattern pattern
	guard   condition // nil for none
	body    block
}

type matchStmt struct {
	subject node
	cases   []matchCase
}

func (n *matchStmt) exec(f *frame) (signal, error) {
	v, err := n.subject.eval(f)
	if err != nil {
		return sigNext, err
	}
	for i := range n.cases {
		k := &n.cases[i]
		var caught captures
		ok, err := k.pattern.match(f, v, &caught)
		if err != nil {
			return sigNext, err
		}
		if !ok {
			continue
		}
		// The names are bound only once the whole pattern has matched.
		for _, x := range caught {
			if err := x.to.store(f, x.v); err != nil {
				return sigNext, err
			}
		}
		if k.guard != nil {
			if ok, err = k.guard.holds(f); err != nil {
				return sigNext, err
			}
		}
		if ok {
			return k.body.exec(f)
		}
	}
	return sigNext, nil
}

// captures are the names that a pattern has matched so far, with their values.
type captures []struct {
	to target
	v  object.Value
}

func (c *captures) add(to target, v object.Value) {
	*c = append(*c, struct {
		to target
		v  object.Value
	}{to, v})
}

// A pattern is a compiled pattern of a match statement.
type pattern interface {
	match(f *frame, v object.Value, caught *captures) (bool, error)
}

func (c *compiler) patterns(list []syntax.Pattern) []pattern {
	out := make([]pattern, len(list))
	for i, p := range list {
		out[i] = c.pattern(p)
	}
	return out
}

func (c *compiler) pattern(p syntax.Pattern) pattern {
	pos := c.pos(p)
	switch p := p.(type) {
	case *syntax.MatchValue:
		return &valuePattern{c.expr(p.Value), pos}
	case *syntax.MatchSingleton:
		v := object.None
		if b, ok := p.Value.(bool); ok {
			v = object.MakeBool(b)
		}
		return &singletonPattern{v}
	case *syntax.MatchSequence:
		n := &sequencePattern{star: -1, pos: pos}
		for i, x := range p.Patterns {
			if s, ok := x.(*syntax.MatchStar); ok {
				n.star = i
				if s.Name != "" {
					n.rest = c.variable(s.Name, s.Binding, pos)
				}
				n.parts = append(n.parts, nil)
				continue
			}
			n.parts = append(n.parts, c.pattern(x))
		}
		return n
	case *syntax.MatchMapping:
		n := &mappingPattern{keys: c.exprs(p.Keys), values: c.patterns(p.Patterns), pos: pos}
		if p.Rest != "" {
			n.rest = c.variable(p.Rest, p.Binding, pos)
		}
		return n
	case *syntax.MatchClass:
		return &classPattern{cls: c.expr(p.Cls), parts: c.patterns(p.Patterns), names: p.KwdAttrs, named: c.patterns(p.KwdPatterns), pos: pos}
	case *syntax.MatchAs:
		n := &asPattern{}
		if p.Pattern != nil {
			n.inner = c.pattern(p.Pattern)
		}
		if p.Name != "" {
			n.name = c.variable(p.Name, p.Binding, pos)
		}
		return n
	case *syntax.MatchOr:
		return &orPattern{c.patterns(p.Patterns)}
	}
	c.fail(p, "this pattern")
	return &asPattern{}
}

type valuePattern struct {
	value node
	pos   int32
}

func (p *valuePattern) match(f *frame, v object.Value, _ *captures) (bool, error) {
	want, err := p.value.eval(f)
	if err != nil {
		return false, err
	}
	f.At = p.pos
	r, err := object.Compare(f.th, object.Eq, v, want)
	if err != nil {
		return false, err
	}
	return f.truth(r, p.pos)
}

type singletonPattern struct{ v object.Value }

func (p *singletonPattern) match(_ *frame, v object.Value, _ *captures) (bool, error) {
	return object.Is(v, p.v), nil
}

// asPattern is a capture, a pattern with a name, or the wildcard.
type asPattern struct {
	inner pattern
	name  target
}

func (p *asPattern) match(f *frame, v object.Value, caught *captures) (bool, error) {
	if p.inner != nil {
		if ok, err := p.inner.match(f, v, caught); !ok || err != nil {
			return false, err
		}
	}
	if p.name != nil {
		caught.add(p.name, v)
	}
	return true, nil
}

type orPattern struct{ parts []pattern }

func (p *orPattern) match(f *frame, v object.Value, caught *captures) (bool, error) {
	before := len(*caught)
	for _, x := range p.parts {
		ok, err := x.match(f, v, caught)
		if ok || err != nil {
			return ok, err
		}
		*caught = (*caught)[:before]
	}
	return false, nil
}

type sequencePattern struct {
	parts []pattern // nil at the star
	star  int       // -1 for none
	rest  target    // what the star is called, nil for *_
	pos   int32
}

func (p *sequencePattern) match(f *frame, v object.Value, caught *captures) (bool, error) {
	if !isSequence(v) {
		return false, nil
	}
	f.At = p.pos
	n, err := object.Len(f.th, v)
	if err != nil {
		return false, err
	}
	if p.star < 0 && n != len(p.parts) || p.star >= 0 && n < len(p.parts)-1 {
		return false, nil
	}
	for i, x := range p.parts {
		at := i
		if p.star >= 0 && i > p.star {
			at = n - len(p.parts) + i
		}
		f.At = p.pos
		switch {
		case i == p.star:
			if p.rest == nil {
				continue
			}
			all, err := object.ToSlice(f.th, v)
			if err != nil {
				return false, err
			}
			end := len(all) - (len(p.parts) - 1 - i)
			caught.add(p.rest, object.NewList(append([]object.Value(nil), all[i:max(i, end)]...)...))
			continue
		case wildcard(x):
			continue
		}
		e, err := object.GetItem(f.th, v, object.MakeInt(int64(at)))
		if err != nil {
			return false, err
		}
		if ok, err := x.match(f, e, caught); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

func wildcard(p pattern) bool {
	a, ok := p.(*asPattern)
	return ok && a.inner == nil && a.name == nil
}

// isSequence reports whether sequence patterns apply: to lists, tuples, ranges
// and to instances of collections.abc.Sequence, never to text or bytes.
func isSequence(v object.Value) bool {
	switch v.(type) {
	case *object.List, *object.Tuple, *object.Range, *object.BigRange, *object.MemoryView:
		return true
	}
	return derives(v, "Sequence", "deque", "array")
}

func isMapping(v object.Value) bool {
	switch v.(type) {
	case *object.Dict:
		return true
	}
	return derives(v, "Mapping", "mappingproxy")
}

// derives reports whether v's class derives from a class of the collections
// modules with one of the names.
func derives(v object.Value, names ...string) bool {
	for _, c := range v.Type().MRO {
		switch c.Module {
		case "collections.abc", "collections", "array", "builtins":
			for _, n := range names {
				if c.Name == n {
					return true
				}
			}
		}
	}
	return false
}

type mappingPattern struct {
	keys   []node
	values []pattern
	rest   target // nil for none
	pos    int32
}

func (p *mappingPattern) match(f *frame, v object.Value, caught *captures) (bool, error) {
	if !isMapping(v) {
		return false, nil
	}
	f.At = p.pos
	th := f.th
	n, err := object.Len(th, v)
	if err != nil {
		return false, err
	}
	if n < len(p.keys) {
		return false, nil
	}
	seen := object.NewSet()
	missing := object.NewInstance(object.ObjectType, nil)
	for i, k := range p.keys {
		key, err := k.eval(f)
		if err != nil {
			return false, err
		}
		f.At = p.pos
		if dup, err := seen.Has(th, key); err != nil || dup {
			if dup {
				err = object.Raise(object.ValueError, "mapping pattern checks duplicate key (%s)", reprOf(th, key))
			}
			return false, err
		}
		if err := seen.Add(th, key); err != nil {
			return false, err
		}
		e, err := object.CallMethod(th, v, "get", key, missing)
		if err != nil {
			return false, err
		}
		if e == object.Value(missing) {
			return false, nil
		}
		if ok, err := p.values[i].match(f, e, caught); !ok || err != nil {
			return false, err
		}
	}
	if p.rest == nil {
		return true, nil
	}
	f.At = p.pos
	d := object.NewDict()
	if err := updateMapping(th, d, v); err != nil {
		return false, err
	}
	for _, k := range seen.Elems() {
		if _, _, err := d.Delete(th, k); err != nil {
			return false, err
		}
	}
	caught.add(p.rest, d)
	return true, nil
}

type classPattern struct {
	cls   node
	parts []pattern
	names []string
	named []pattern
	pos   int32
}

func (p *classPattern) match(f *frame, v object.Value, caught *captures) (bool, error) {
	c, err := p.cls.eval(f)
	if err != nil {
		return false, err
	}
	f.At = p.pos
	th := f.th
	t, ok := c.(*object.Type)
	if !ok {
		return false, object.Raise(object.TypeError, "called match pattern must be a type")
	}
	if ok, err := object.IsInstanceOf(th, v, t); !ok || err != nil {
		return false, err
	}
	names := make([]string, 0, len(p.parts)+len(p.names))
	if len(p.parts) > 0 {
		args, self, err := matchArgs(th, t, len(p.parts))
		if err != nil {
			return false, err
		}
		if self {
			if ok, err := p.parts[0].match(f, v, caught); !ok || err != nil {
				return false, err
			}
		} else {
			names = append(names, args...)
		}
	}
	positional := len(names)
	names = append(names, p.names...)
	for i, name := range names {
		for _, other := range names[:i] {
			if other == name {
				return false, object.Raise(object.TypeError, "%s() got multiple sub-patterns for attribute '%s'", t.Name, name)
			}
		}
	}
	for i, name := range names {
		f.At = p.pos
		e, ok, err := object.LookupAttr(th, v, name)
		if !ok {
			if err != nil {
				if _, missing := object.AsException(err, object.AttributeError); !missing {
					return false, err
				}
			}
			return false, nil
		}
		var x pattern
		if i < positional {
			x = p.parts[i]
		} else {
			x = p.named[i-positional]
		}
		if ok, err := x.match(f, e, caught); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

// selfMatching are the built-in classes whose one positional sub-pattern is
// matched against the object itself.
var selfMatching = []*object.Type{
	object.BoolType, object.ByteArrayType, object.BytesType, object.DictType, object.FloatType, object.FrozenSetType,
	object.IntType, object.ListType, object.SetType, object.StrType, object.TupleType,
}

// matchArgs returns the attributes that n positional sub-patterns stand for;
// self is set where the one stands for the object.
func matchArgs(th *object.Thread, t *object.Type, n int) (names []string, self bool, err error) {
	v, ok, err := object.LookupAttr(th, t, "__match_args__")
	if err != nil {
		if _, missing := object.AsException(err, object.AttributeError); !missing {
			return nil, false, err
		}
	}
	allowed := 0
	if ok {
		tup, isTuple := v.(*object.Tuple)
		if !isTuple {
			return nil, false, object.Raise(object.TypeError, "%s.__match_args__ must be a tuple (got %s)", t.Name, v.Type().Name)
		}
		for _, e := range tup.Elems[:min(n, len(tup.Elems))] {
			s, isStr := object.AsStr(e)
			if !isStr {
				return nil, false, object.Raise(object.TypeError, "__match_args__ elements must be strings (got %s)", e.Type().Name)
			}
			names = append(names, s)
		}
		allowed = len(tup.Elems)
	} else {
		for _, b := range selfMatching {
			if t.IsSubclass(b) {
				allowed, self = 1, true
			}
		}
	}
	if n > allowed {
		plural := "s"
		if allowed == 1 {
			plural = ""
		}
		return nil, false, object.Raise(object.TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", t.Name, allowed, plural, n)
	}
	return names, self, nil
}
