package re

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/regex"
)

func pat(v val) *pattern { p, _ := object.State[*pattern](v); return p }
func mat(v val) *match   { m, _ := object.State[*match](v); return m }

func orNone(v val) val {
	if v == nil {
		return object.None
	}
	return v
}

// bounds reads pos and endpos.
func bounds(th *thread, n int, pos, endpos val) (int, int, error) {
	from, to := 0, n
	for i, v := range []val{pos, endpos} {
		if v == nil {
			continue
		}
		k, err := object.Index(th, v)
		if err != nil {
			return 0, 0, err
		}
		k = min(max(k, 0), int64(n))
		if i == 0 {
			from = int(k)
		} else {
			to = int(k)
		}
	}
	return from, max(from, to), nil
}

func (c *classes) wrap(m *match) val {
	if m == nil {
		return object.None
	}
	return object.NewInstance(c.match, m)
}

// notMade refuses to make an instance by calling the class.
func notMade(name string) object.NewFunc {
	return func(*thread, *object.Type, object.Args) (val, error) {
		return nil, object.Raise(object.TypeError, "cannot create '%s' instances", name)
	}
}

func patternSpec() object.ClassSpec {
	m := object.NewMethod
	finder := func(name string, how regex.Mode) object.Method {
		return m(name+"(string, pos=0, endpos=None)", func(th *thread, self val, a []val) (val, error) {
			p := pat(self)
			runes, err := p.content(th, a[0])
			if err != nil {
				return nil, err
			}
			from, to, err := bounds(th, len(runes), a[1], a[2])
			if err != nil {
				return nil, err
			}
			found, err := p.find(th, a[0], runes, how, from, to, -1)
			if err != nil {
				return nil, err
			}
			return of(th).wrap(found), nil
		})
	}
	// all collects the matches.
	all := func(th *thread, self val, a []val) ([]*match, error) {
		p := pat(self)
		runes, err := p.content(th, a[0])
		if err != nil {
			return nil, err
		}
		from, to, err := bounds(th, len(runes), a[1], a[2])
		if err != nil {
			return nil, err
		}
		var out []*match
		err = p.each(th, a[0], runes, from, to, func(m *match) (bool, error) {
			out = append(out, m)
			return true, th.Alloc(256)
		})
		return out, err
	}
	return object.ClassSpec{
		Name: "Pattern", Module: "re", CName: "re.Pattern", NoDict: true, New: notMade("re.Pattern"),
		ClassMethods: []object.Method{m("__class_getitem__(item)", func(_ *thread, self val, a []val) (val, error) { return object.NewGenericAlias(self, a[0]), nil })},
		Attrs: []object.Attr{
			{Name: "pattern", Get: func(_ *thread, self val) (val, error) { return pat(self).source, nil }},
			{Name: "flags", Get: func(_ *thread, self val) (val, error) { return object.MakeInt(int64(pat(self).Flags)), nil }},
			{Name: "groups", Get: func(_ *thread, self val) (val, error) { return object.MakeInt(int64(pat(self).Groups)), nil }},
			{Name: "groupindex", Get: func(_ *thread, self val) (val, error) {
				d := object.NewDict()
				for i, n := range pat(self).Order {
					if n != "" {
						d.SetStr(n, object.MakeInt(int64(i)))
					}
				}
				return &object.MappingProxy{Map: d}, nil
			}},
		},
		Methods: []object.Method{
			finder("search", regex.Anywhere), finder("match", regex.AtStart), finder("fullmatch", regex.Whole),
			m("findall(string, pos=0, endpos=None)", func(th *thread, self val, a []val) (val, error) {
				list, err := all(th, self, a)
				if err != nil {
					return nil, err
				}
				out := make([]val, len(list))
				for i, m := range list {
					out[i] = m.found()
				}
				return object.NewList(out...), nil
			}),
			m("finditer(string, pos=0, endpos=None)", func(th *thread, self val, a []val) (val, error) {
				list, err := all(th, self, a)
				if err != nil {
					return nil, err
				}
				out := make([]val, len(list))
				for i, m := range list {
					out[i] = of(th).wrap(m)
				}
				it, err := object.Iter(th, object.NewList(out...))
				return object.NewIterator(nil, it), err
			}),
			m("split(string, maxsplit=0)", func(th *thread, self val, a []val) (val, error) { return pat(self).split(th, a) }),
			m("sub(repl, string, count=0)", func(th *thread, self val, a []val) (val, error) {
				v, _, err := pat(self).replace(th, a)
				return v, err
			}),
			m("subn(repl, string, count=0)", func(th *thread, self val, a []val) (val, error) {
				v, n, err := pat(self).replace(th, a)
				if err != nil {
					return nil, err
				}
				return object.NewTuple(v, object.MakeInt(n)), nil
			}),
			m("__repr__()", func(th *thread, self val, _ []val) (val, error) {
				p := pat(self)
				s, err := object.Repr(th, p.source)
				var names []string
				for _, f := range flagNames {
					if p.Flags&f.bit != 0 {
						names = append(names, "re."+f.name)
					}
				}
				if len(names) > 0 {
					s += ", " + strings.Join(names, "|")
				}
				return object.Str("re.compile(" + s + ")"), err
			}),
			m("__eq__(other)", func(th *thread, self val, a []val) (val, error) {
				o := pat(a[0])
				if o == nil {
					return object.NotImplemented, nil
				}
				p := pat(self)
				same, err := object.Equal(th, p.source, o.source)
				return object.MakeBool(same && p.Flags == o.Flags && p.binary == o.binary), err
			}),
			m("__hash__()", func(th *thread, self val, _ []val) (val, error) {
				h, err := object.Hash(th, pat(self).source)
				return object.Int(h), err
			}),
		},
	}
}

// found is what findall gives for a match: the text, the only group, or a tuple
// of the groups.
func (m *match) found() val {
	text := func(n int) val {
		if v := m.group(n); v != nil {
			return v
		}
		return m.p.piece(nil)
	}
	switch m.p.Groups {
	case 0:
		return text(0)
	case 1:
		return text(1)
	}
	out := make([]val, m.p.Groups)
	for i := range out {
		out[i] = text(i + 1)
	}
	return object.NewTuple(out...)
}

func (p *pattern) split(th *thread, a []val) (val, error) {
	runes, err := p.content(th, a[0])
	if err != nil {
		return nil, err
	}
	limit := int64(0)
	if a[1] != nil {
		if limit, err = object.Index(th, a[1]); err != nil {
			return nil, err
		}
	}
	var out []val
	last, n := 0, int64(0)
	err = p.each(th, a[0], runes, 0, len(runes), func(m *match) (bool, error) {
		i, j := m.span(0)
		out = append(out, p.piece(runes[last:i]))
		for g := 1; g <= p.Groups; g++ {
			out = append(out, orNone(m.group(g)))
		}
		last = j
		n++
		return limit <= 0 || n < limit, th.Alloc(32)
	})
	if limit < 0 {
		return object.NewList(a[0]), nil
	}
	return object.NewList(append(out, p.piece(runes[last:]))...), err
}

func (p *pattern) replace(th *thread, a []val) (val, int64, error) {
	runes, err := p.content(th, a[1])
	if err != nil {
		return nil, 0, err
	}
	limit := int64(0)
	if a[2] != nil {
		if limit, err = object.Index(th, a[2]); err != nil {
			return nil, 0, err
		}
	}
	var parts []templatePart
	callable := object.IsCallable(a[0])
	if !callable {
		tmpl, err := p.replacement(th, a[0])
		if err != nil {
			return nil, 0, err
		}
		if parts, err = p.template(th, a[0], tmpl); err != nil {
			return nil, 0, err
		}
	}
	var out []rune
	last, n, pieces := 0, int64(0), 0
	err = p.each(th, a[1], runes, 0, len(runes), func(m *match) (bool, error) {
		i, j := m.span(0)
		if out = append(out, runes[last:i]...); last < i {
			pieces++
		}
		last = j
		n++
		if callable {
			r, err := object.Call(th, a[0], of(th).wrap(m))
			if err != nil {
				return false, err
			}
			if r != object.None {
				text, err := p.content(th, r)
				if err != nil {
					kind := "str"
					if p.binary {
						kind = "a bytes-like object"
					}
					return false, object.Raise(object.TypeError, "sequence item %d: expected %s instance, %s found", pieces, kind, r.Type().Name)
				}
				if err := th.Alloc(int64(4 * len(text))); err != nil {
					return false, err
				}
				out = append(out, text...)
				pieces++
			}
		} else {
			text := m.expand(parts)
			if err := th.Alloc(int64(8 * len(text))); err != nil {
				return false, err
			}
			out = append(out, text...)
		}
		return limit <= 0 || n < limit, th.Alloc(int64(4 * (j - i + 16)))
	})
	if err != nil {
		return nil, 0, err
	}
	return p.piece(append(out, runes[last:]...)), n, nil
}

func (m *match) expand(parts []templatePart) []rune {
	var out []rune
	for _, p := range parts {
		if p.group < 0 {
			out = append(out, p.text...)
		} else if i, j := m.span(p.group); i >= 0 {
			out = append(out, m.runes[i:j]...)
		}
	}
	return out
}

// number returns the number of the group that v names.
func (m *match) number(th *thread, v val) (int, error) {
	if name, ok := object.AsStr(v); ok {
		if n, ok := m.p.Names[name]; ok {
			return n, nil
		}
		return 0, object.Raise(object.IndexError, "no such group")
	}
	n, err := object.Index(th, v)
	if err != nil && len(m.p.Names) > 0 {
		if _, bad := object.Hash(th, v); bad != nil {
			return 0, bad // names are looked up
		}
	}
	if err != nil || n < 0 || n > int64(m.p.Groups) {
		return 0, object.Raise(object.IndexError, "no such group")
	}
	return int(n), nil
}

func matchSpec() object.ClassSpec {
	method := object.NewMethod
	place := func(name string, get func(i, j int) val) object.Method {
		return method(name+"(group=0)", func(th *thread, self val, a []val) (val, error) {
			m := mat(self)
			n := 0
			if a[0] != nil {
				var err error
				if n, err = m.number(th, a[0]); err != nil {
					return nil, err
				}
			}
			return get(m.span(n)), nil
		})
	}
	num := func(n int) val { return object.MakeInt(int64(n)) }
	attr := func(name string, get func(m *match) val) object.Attr {
		return object.Attr{Name: name, Get: func(_ *thread, self val) (val, error) { return get(mat(self)), nil }}
	}
	last := func(m *match) int { return max(m.slots[len(m.slots)-1], 0) }
	return object.ClassSpec{
		Name: "Match", Module: "re", CName: "re.Match", NoDict: true, New: notMade("re.Match"),
		ClassMethods: []object.Method{method("__class_getitem__(item)", func(_ *thread, self val, a []val) (val, error) { return object.NewGenericAlias(self, a[0]), nil })},
		Attrs: []object.Attr{
			attr("string", func(m *match) val { return m.subject }), attr("pos", func(m *match) val { return num(m.pos) }), attr("endpos", func(m *match) val { return num(m.endpos) }),
			attr("regs", func(m *match) val {
				out := make([]val, m.p.Groups+1)
				for g := range out {
					i, j := m.span(g)
					out[g] = object.NewTuple(num(i), num(j))
				}
				return object.NewTuple(out...)
			}),
			attr("lastindex", func(m *match) val {
				if n := last(m); n > 0 {
					return num(n)
				}
				return object.None
			}),
			attr("lastgroup", func(m *match) val {
				if n := m.p.Order[last(m)]; n != "" {
					return object.Str(n)
				}
				return object.None
			}),
			{Name: "re", Get: func(th *thread, self val) (val, error) { return object.NewInstance(of(th).pattern, mat(self).p), nil }},
		},
		Methods: []object.Method{
			method("group(*groups)", func(th *thread, self val, a []val) (val, error) {
				m := mat(self)
				which := a[0].(*object.Tuple).Elems
				if len(which) == 0 {
					return orNone(m.group(0)), nil
				}
				out := make([]val, len(which))
				for i, v := range which {
					n, err := m.number(th, v)
					if err != nil {
						return nil, err
					}
					out[i] = orNone(m.group(n))
				}
				if len(out) == 1 {
					return out[0], nil
				}
				return object.NewTuple(out...), nil
			}),
			method("__getitem__(group)", func(th *thread, self val, a []val) (val, error) {
				n, err := mat(self).number(th, a[0])
				if err != nil {
					return nil, err
				}
				return orNone(mat(self).group(n)), nil
			}),
			method("groups(default=None)", func(_ *thread, self val, a []val) (val, error) {
				m := mat(self)
				out := make([]val, m.p.Groups)
				for i := range out {
					if out[i] = m.group(i + 1); out[i] == nil {
						out[i] = orNone(a[0])
					}
				}
				return object.NewTuple(out...), nil
			}),
			method("groupdict(default=None)", func(_ *thread, self val, a []val) (val, error) {
				m := mat(self)
				d := object.NewDict()
				for i, n := range m.p.Order {
					if n == "" {
						continue
					}
					v := m.group(i)
					if v == nil {
						v = orNone(a[0])
					}
					d.SetStr(n, v)
				}
				return d, nil
			}),
			place("start", func(i, _ int) val { return num(i) }), place("end", func(_, j int) val { return num(j) }),
			place("span", func(i, j int) val { return object.NewTuple(num(i), num(j)) }),
			method("expand(template)", func(th *thread, self val, a []val) (val, error) {
				m := mat(self)
				src, err := m.p.content(th, a[0])
				if err != nil {
					return nil, err
				}
				parts, err := m.p.template(th, a[0], src)
				if err != nil {
					return nil, err
				}
				return m.p.piece(m.expand(parts)), nil
			}),
			method("__repr__()", func(th *thread, self val, _ []val) (val, error) {
				m := mat(self)
				i, j := m.span(0)
				text, err := object.Repr(th, m.group(0))
				if r := []rune(text); len(r) > 50 {
					text = string(r[:50])
				}
				return object.Str(fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>", i, j, text)), err
			}),
		},
	}
}
