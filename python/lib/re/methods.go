package re

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
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

func patternSpec() object.ClassSpec {
	m := object.NewMethod
	finder := func(name string, how mode) object.Method {
		return m(name+"(string, pos=0, endpos=None)", func(th *thread, self val, a []val) (val, error) {
			p := pat(self)
			runes, err := p.content(a[0])
			if err != nil {
				return nil, err
			}
			from, to, err := bounds(th, len(runes), a[1], a[2])
			if err != nil {
				return nil, err
			}
			found, err := p.find(th, a[0], runes, how, from, to)
			if err != nil {
				return nil, err
			}
			return of(th).wrap(found), nil
		})
	}
	// all collects the matches.
	all := func(th *thread, self val, a []val) ([]*match, error) {
		p := pat(self)
		runes, err := p.content(a[0])
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
		Name: "Pattern", Module: "re", CName: "re.Pattern", NoDict: true,
		ClassMethods: []object.Method{m("__class_getitem__(item)", func(_ *thread, self val, a []val) (val, error) { return object.NewGenericAlias(self, a[0]), nil })},
		Attrs: []object.Attr{
			{Name: "pattern", Get: func(_ *thread, self val) (val, error) { return pat(self).source, nil }},
			{Name: "flags", Get: func(_ *thread, self val) (val, error) { return object.MakeInt(int64(pat(self).flags)), nil }},
			{Name: "groups", Get: func(_ *thread, self val) (val, error) { return object.MakeInt(int64(pat(self).groups)), nil }},
			{Name: "groupindex", Get: func(_ *thread, self val) (val, error) {
				d := object.NewDict()
				for i, n := range pat(self).order {
					if n != "" {
						d.SetStr(n, object.MakeInt(int64(i)))
					}
				}
				return &object.MappingProxy{Map: d}, nil
			}},
		},
		Methods: []object.Method{
			finder("search", anywhere), finder("match", atStart), finder("fullmatch", whole),
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
					if p.flags&f.bit != 0 {
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
				return object.MakeBool(same && p.flags == o.flags && p.binary == o.binary), err
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
	switch m.p.groups {
	case 0:
		return text(0)
	case 1:
		return text(1)
	}
	out := make([]val, m.p.groups)
	for i := range out {
		out[i] = text(i + 1)
	}
	return object.NewTuple(out...)
}

func (p *pattern) split(th *thread, a []val) (val, error) {
	runes, err := p.content(a[0])
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
		for g := 1; g <= p.groups; g++ {
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
	runes, err := p.content(a[1])
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
		tmpl, err := p.content(a[0])
		if err != nil {
			return nil, 0, err
		}
		var bad *syntaxError
		if parts, bad = p.template(tmpl); bad != nil {
			return nil, 0, of(th).failure(a[0], bad)
		}
	}
	var out []rune
	last, n := 0, int64(0)
	err = p.each(th, a[1], runes, 0, len(runes), func(m *match) (bool, error) {
		i, j := m.span(0)
		out = append(out, runes[last:i]...)
		last = j
		n++
		if callable {
			r, err := object.Call(th, a[0], of(th).wrap(m))
			if err != nil {
				return false, err
			}
			text, err := p.content(r)
			if err != nil {
				return false, err
			}
			out = append(out, text...)
		} else {
			out = append(out, m.expand(parts)...)
		}
		return limit <= 0 || n < limit, th.Alloc(int64(4 * (j - i + 16)))
	})
	if err != nil {
		return nil, 0, err
	}
	return p.piece(append(out, runes[last:]...)), n, nil
}

// templatePart is text, or a group where group is not negative.
type templatePart struct {
	text  []rune
	group int
}

// template takes a replacement with \1 and \g<name> apart.
func (p *pattern) template(src []rune) (parts []templatePart, bad *syntaxError) {
	var lit []rune
	group := func(n, at int) bool {
		if n > p.groups {
			bad = &syntaxError{fmt.Sprintf("invalid group reference %d", n), at}
			return false
		}
		if len(lit) > 0 {
			parts = append(parts, templatePart{lit, -1})
			lit = nil
		}
		parts = append(parts, templatePart{nil, n})
		return true
	}
	for i := 0; i < len(src); i++ {
		if src[i] != '\\' || i+1 >= len(src) {
			if src[i] == '\\' {
				return nil, &syntaxError{"bad escape (end of pattern)", i}
			}
			lit = append(lit, src[i])
			continue
		}
		at := i
		i++
		c := src[i]
		switch {
		case c == 'g':
			end := i + 1
			for end < len(src) && src[end] != '>' {
				end++
			}
			if i+1 >= len(src) || src[i+1] != '<' {
				return nil, &syntaxError{"missing <", i + 1}
			}
			if end >= len(src) {
				return nil, &syntaxError{"missing >, unterminated name", i + 2}
			}
			name := string(src[i+2 : end])
			n, err := strconv.Atoi(name)
			if err != nil {
				var ok bool
				if n, ok = p.names[name]; !ok {
					e := &syntaxError{"unknown group name " + object.StrRepr(name), i + 2}
					return nil, e
				}
			}
			if !group(n, i+2) {
				return nil, bad
			}
			i = end
		case c == '0':
			n := rune(0)
			for k := 0; k < 2 && i+1 < len(src) && src[i+1] >= '0' && src[i+1] <= '7'; k++ {
				i++
				n = n*8 + src[i] - '0'
			}
			lit = append(lit, n)
		case c >= '1' && c <= '9':
			n := int(c - '0')
			if i+1 < len(src) && src[i+1] >= '0' && src[i+1] <= '9' {
				i++
				n = n*10 + int(src[i]-'0')
			}
			if !group(n, at+1) {
				return nil, bad
			}
		case strings.ContainsRune("abfnrtv", c):
			lit = append(lit, rune("\a\b\f\n\r\t\v"[strings.IndexRune("abfnrtv", c)]))
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			return nil, &syntaxError{fmt.Sprintf("bad escape \\%c", c), at}
		case c == '\\':
			lit = append(lit, '\\')
		default:
			lit = append(lit, '\\', c)
		}
	}
	if len(lit) > 0 {
		parts = append(parts, templatePart{lit, -1})
	}
	return parts, nil
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
		if n, ok := m.p.names[name]; ok {
			return n, nil
		}
		return 0, object.Raise(object.IndexError, "no such group")
	}
	n, err := object.Index(th, v)
	if err != nil || n < 0 || n > int64(m.p.groups) {
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
	last := func(m *match) int {
		best, end := 0, -1
		for g := 1; g <= m.p.groups; g++ {
			if i, j := m.span(g); i >= 0 && j > end {
				best, end = g, j
			}
		}
		return best
	}
	return object.ClassSpec{
		Name: "Match", Module: "re", CName: "re.Match", NoDict: true,
		ClassMethods: []object.Method{method("__class_getitem__(item)", func(_ *thread, self val, a []val) (val, error) { return object.NewGenericAlias(self, a[0]), nil })},
		Attrs: []object.Attr{
			attr("string", func(m *match) val { return m.subject }), attr("pos", func(m *match) val { return num(m.pos) }), attr("endpos", func(m *match) val { return num(m.endpos) }),
			attr("lastindex", func(m *match) val {
				if n := last(m); n > 0 {
					return num(n)
				}
				return object.None
			}),
			attr("lastgroup", func(m *match) val {
				if n := m.p.order[last(m)]; n != "" {
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
				out := make([]val, m.p.groups)
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
				for i, n := range m.p.order {
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
				src, err := m.p.content(a[0])
				if err != nil {
					return nil, err
				}
				parts, bad := m.p.template(src)
				if bad != nil {
					return nil, of(th).failure(a[0], bad)
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
