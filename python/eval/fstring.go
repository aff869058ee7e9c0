package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

func (c *compiler) joined(e *syntax.JoinedStr) node {
	n := c.joinedAt(e, c.pos(e))
	if len(n.parts) == 1 {
		if k, ok := n.parts[0].(literalText); ok {
			return k.constant
		}
	}
	return n
}

// joinedAt compiles an f-string or a format spec; CPython gives all its fields
// the position of the whole literal.
func (c *compiler) joinedAt(e *syntax.JoinedStr, pos int32) *joinedStr {
	n := &joinedStr{pos: pos}
	for _, v := range e.Values {
		switch v := v.(type) {
		case *syntax.Constant:
			n.parts = append(n.parts, literalText{&constant{c.constantValue(v)}})
		case *syntax.FormattedValue:
			n.parts = append(n.parts, c.formatted(v, pos))
		}
	}
	return n
}

// textNode is a part of an f-string.
type textNode interface {
	text(f *frame) (string, error)
}

// literalText is what stands between the fields.
type literalText struct{ *constant }

func (n literalText) text(*frame) (string, error) {
	s, _ := n.v.(object.Str)
	return string(s), nil
}

type joinedStr struct {
	parts []textNode
	pos   int32
}

func (n *joinedStr) eval(f *frame) (object.Value, error) {
	s, err := n.text(f)
	if err != nil {
		return nil, err
	}
	return object.Str(s), nil
}

func (n *joinedStr) text(f *frame) (string, error) {
	if len(n.parts) == 1 {
		return n.parts[0].text(f)
	}
	var room [64]byte
	b := room[:0]
	for _, p := range n.parts {
		s, err := p.text(f)
		if err != nil {
			return "", err
		}
		b = append(b, s...)
	}
	f.At = n.pos
	if err := f.th.Alloc(int64(len(b))); err != nil {
		return "", err
	}
	return string(b), nil
}

func (c *compiler) formatted(e *syntax.FormattedValue, pos int32) *formatted {
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
	spec       textNode // nil for none
	pos        int32
}

func (n *formatted) text(f *frame) (string, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return "", err
	}
	spec := ""
	if n.spec != nil {
		if spec, err = n.spec.text(f); err != nil {
			return "", err
		}
	}
	f.At = n.pos
	switch n.conversion {
	case 's':
		s, err := object.ToStr(f.th, v)
		if err != nil {
			return "", err
		}
		v = object.Str(s)
	case 'r', 'a':
		s, err := object.Repr(f.th, v)
		if err != nil {
			return "", err
		}
		if n.conversion == 'a' {
			if s, err = object.LongASCIIRepr(f.th, s); err != nil {
				return "", err
			}
		}
		v = object.Str(s)
	}
	return object.Format(f.th, v, spec)
}
