package eval

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

func (c *compiler) joined(e *syntax.JoinedStr) node {
	pos := c.pos(e)
	return c.joinedAt(e, pos)
}

// joinedAt compiles an f-string or a format spec; CPython gives all its fields
// the position of the whole literal.
func (c *compiler) joinedAt(e *syntax.JoinedStr, pos int32) node {
	n := &joinedStr{pos: pos}
	for _, v := range e.Values {
		switch v := v.(type) {
		case *syntax.Constant:
			n.parts = append(n.parts, c.expr(v))
		case *syntax.FormattedValue:
			n.parts = append(n.parts, c.formatted(v, pos))
		}
	}
	switch len(n.parts) {
	case 0:
		return &constant{object.Str("")}
	case 1:
		return n.parts[0]
	}
	return n
}

type joinedStr struct {
	parts []node
	pos   int32
}

func (n *joinedStr) eval(f *frame) (object.Value, error) {
	var b strings.Builder
	for _, p := range n.parts {
		v, err := p.eval(f)
		if err != nil {
			return nil, err
		}
		s, _ := v.(object.Str)
		b.WriteString(string(s))
	}
	f.At = n.pos
	if err := f.th.Alloc(int64(b.Len())); err != nil {
		return nil, err
	}
	return object.Str(b.String()), nil
}

func (c *compiler) formatted(e *syntax.FormattedValue, pos int32) node {
	n := &formatted{value: c.expr(e.Value), conversion: e.Conversion, pos: pos}
	if e.FormatSpec != nil {
		n.spec = c.joinedAt(e.FormatSpec, pos)
	}
	return n
}

// formatted is one replacement field.
type formatted struct {
	value      node
	conversion byte
	spec       node // nil for none
	pos        int32
}

func (n *formatted) eval(f *frame) (object.Value, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return nil, err
	}
	spec := ""
	if n.spec != nil {
		s, err := n.spec.eval(f)
		if err != nil {
			return nil, err
		}
		spec, _ = object.AsStr(s)
	}
	f.At = n.pos
	switch n.conversion {
	case 's':
		s, err := object.ToStr(f.th, v)
		if err != nil {
			return nil, err
		}
		v = object.Str(s)
	case 'r', 'a':
		s, err := object.Repr(f.th, v)
		if err != nil {
			return nil, err
		}
		if n.conversion == 'a' {
			s = object.ASCIIRepr(s)
		}
		v = object.Str(s)
	}
	if s, ok := v.(object.Str); ok && spec == "" {
		return s, nil
	}
	s, err := object.Format(f.th, v, spec)
	if err != nil {
		return nil, err
	}
	return object.Str(s), nil
}
