package eval

import (
	"math/big"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// constantValue makes the object of a literal, the same one each time.
func (c *compiler) constantValue(e *syntax.Constant) object.Value {
	switch v := e.Value.(type) {
	case nil:
		return object.None
	case bool:
		return object.MakeBool(v)
	case int64:
		return object.MakeInt(v)
	case *big.Int:
		return object.MakeBig(v)
	case float64:
		return object.Float(v)
	case string:
		return object.Str(v)
	case syntax.Bytes:
		return object.Bytes(v)
	case complex128:
		return object.Complex(v)
	}
	return object.Ellipsis
}

type displayKind uint8

const (
	displayTuple displayKind = iota
	displayList
	displaySet
)

func (c *compiler) display(kind displayKind, elts []syntax.Expr, e syntax.Expr) node {
	if kind == displayTuple && constantElts(elts) {
		vals := make([]object.Value, len(elts))
		for i, x := range elts {
			vals[i] = c.constantValue(x.(*syntax.Constant))
		}
		return &constant{object.NewTuple(vals...)}
	}
	n := &display{kind: kind, elts: c.exprs(unstar(elts)), pos: c.pos(e)}
	for i, x := range elts {
		if _, ok := x.(*syntax.Starred); ok {
			n.stars = append(n.stars, i)
		}
	}
	return n
}

func constantElts(elts []syntax.Expr) bool {
	for _, x := range elts {
		if _, ok := x.(*syntax.Constant); !ok {
			return false
		}
	}
	return true
}

// display is a tuple, list or set display.
type display struct {
	kind  displayKind
	elts  []node
	stars []int
	pos   int32
}

func (n *display) eval(f *frame) (object.Value, error) {
	vals := make([]object.Value, 0, len(n.elts))
	next := 0
	for i, e := range n.elts {
		v, err := e.eval(f)
		if err != nil {
			return nil, err
		}
		if next >= len(n.stars) || n.stars[next] != i {
			vals = append(vals, v)
			continue
		}
		next++
		f.At = n.pos
		if !iterable(v) {
			return nil, object.Raise(object.TypeError, "Value after * must be an iterable, not %s", v.Type().TpName())
		}
		if err := object.Iterate(f.th, v, func(x object.Value) error {
			vals = append(vals, x)
			return f.th.Alloc(16)
		}); err != nil {
			return nil, err
		}
	}
	f.At = n.pos
	if err := f.th.Alloc(int64(len(vals)+2) * 16); err != nil {
		return nil, err
	}
	switch n.kind {
	case displayTuple:
		return object.NewTuple(vals...), nil
	case displayList:
		return object.NewList(vals...), nil
	}
	s, err := makeSet(f.th, vals)
	if err != nil {
		return nil, err
	}
	return s, nil
}

func (c *compiler) dictDisplay(e *syntax.Dict) node {
	n := &dictDisplay{pos: c.pos(e)}
	for i, k := range e.Keys {
		n.keys = append(n.keys, c.optional(k))
		n.values = append(n.values, c.expr(e.Values[i]))
	}
	return n
}

// dictDisplay is a dict display; a nil key stands for **value.
type dictDisplay struct {
	keys, values []node
	pos          int32
}

func (n *dictDisplay) eval(f *frame) (object.Value, error) {
	d := object.NewDict()
	if err := f.th.Alloc(64); err != nil {
		return nil, err
	}
	for i, k := range n.keys {
		if k == nil {
			v, err := n.values[i].eval(f)
			if err != nil {
				return nil, err
			}
			f.At = n.pos
			if err := updateMapping(f.th, d, v); err != nil {
				return nil, err
			}
			continue
		}
		key, err := k.eval(f)
		if err != nil {
			return nil, err
		}
		v, err := n.values[i].eval(f)
		if err != nil {
			return nil, err
		}
		f.At = n.pos
		if err := d.Set(f.th, key, v); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// updateMapping is d.update(v) for {**v}.
func updateMapping(th *object.Thread, d *object.Dict, v object.Value) error {
	if other, ok := v.(*object.Dict); ok && other.Type() == object.DictType {
		return d.Update(th, other)
	}
	keys, ok, err := object.LookupAttr(th, v, "keys")
	if !ok {
		if err != nil {
			if _, missing := object.AsException(err, object.AttributeError); !missing {
				return err
			}
		}
		return object.Raise(object.TypeError, "'%s' object is not a mapping", v.Type().TpName())
	}
	list, err := object.Call(th, keys)
	if err != nil {
		return err
	}
	return object.Iterate(th, list, func(k object.Value) error {
		x, err := object.GetItem(th, v, k)
		if err != nil {
			return err
		}
		return d.Set(th, k, x)
	})
}

// makeSet returns the set of vals.
func makeSet(th *object.Thread, vals []object.Value) (*object.Set, error) {
	s := object.NewSet()
	for _, v := range vals {
		if err := s.Add(th, v); err != nil {
			return nil, err
		}
	}
	return s, nil
}
