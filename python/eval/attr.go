package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// attrCache is the inline cache of one place that reads an attribute of an
// instance: what the class looked up last had under that name. It holds until
// the class or a base changes.
type attrCache struct {
	cls     *object.Type
	version uint64
	kind    attrKind
	value   object.Value // the class attribute
	hint    int          // where the instance dictionary had the name last
}

type attrKind uint8

const (
	attrNone   attrKind = iota
	attrDict            // only instances have the name
	attrPlain           // a class attribute that needs no binding
	attrMethod          // a function: bound unless called
	attrOther           // anything else: the ordinary look-up
)

// fill looks name up in the class of an object with an instance dictionary.
func (c *attrCache) fill(t *object.Type, name string) {
	c.cls, c.version, c.value = t, t.Version(), nil
	if g, owner := t.LookupOwner("__getattribute__"); g != nil && owner != object.ObjectType {
		c.kind = attrOther
		return
	}
	v, found := t.Lookup(name)
	if !found {
		c.kind = attrDict
		return
	}
	c.value = v
	switch v.(type) {
	case *Function, *object.MethodDescr:
		c.kind = attrMethod
		return
	case object.Int, object.Str, object.Bool, object.Float, *object.List, *object.Dict, *object.Tuple:
		c.kind = attrPlain
		return
	}
	c.kind = attrOther
}

// attribute is value.name.
type attribute struct {
	value node
	name  string
	pos   int32
	cache attrCache
}

func (n *attribute) eval(f *frame) (object.Value, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return nil, err
	}
	f.At = n.pos
	return n.load(f, v)
}

func (n *attribute) load(f *frame, v object.Value) (object.Value, error) {
	switch o := v.(type) {
	case *object.Instance:
		c, t := &n.cache, o.Type()
		if c.cls != t || c.version != t.Version() {
			c.fill(t, n.name)
		}
		if c.kind != attrOther {
			if d := o.AttrDict(false); d != nil {
				if v, ok := d.GetHint(n.name, &c.hint); ok {
					return v, nil
				}
			}
			switch c.kind {
			case attrPlain:
				return c.value, nil
			case attrMethod:
				return &object.BoundMethod{Self: o, Fn: c.value}, nil
			}
		}
	case *object.Module:
		if v, ok := o.Dict.GetHint(n.name, &n.cache.hint); ok {
			return v, nil
		}
	}
	return object.GetAttr(f.th, v, n.name)
}

// attrTarget is value.name as a target.
type attrTarget struct {
	value node
	name  string
	key   object.Value // the name as a str
	pos   int32
	cache attrCache
}

func (n *attrTarget) store(f *frame, v object.Value) error {
	o, err := n.value.eval(f)
	if err != nil {
		return err
	}
	f.At = n.pos
	return n.set(f, o, v)
}

// set assigns the attribute. An instance whose class neither intercepts
// assignment nor has the name takes it into its dictionary straight away.
func (n *attrTarget) set(f *frame, o, v object.Value) error {
	if i, ok := o.(*object.Instance); ok {
		c, t := &n.cache, i.Type()
		if c.cls != t || c.version != t.Version() {
			n.fill(t)
		}
		if c.kind == attrDict {
			if d := i.AttrDict(true); d != nil {
				if !d.SetNew(t, n.key, v, &c.hint) {
					if err := f.th.Alloc(48); err != nil {
						return err
					}
				}
				return nil
			}
		}
	}
	return object.SetAttr(f.th, o, n.name, v)
}

func (n *attrTarget) fill(t *object.Type) {
	c := &n.cache
	c.cls, c.version, c.kind = t, t.Version(), attrOther
	if s, owner := t.LookupOwner("__setattr__"); s != nil && owner != object.ObjectType {
		return
	}
	v, found := t.Lookup(n.name)
	if found {
		switch v.(type) {
		case object.Int, object.Str, object.Bool, object.Float, *Function, *object.List, *object.Dict, *object.Tuple:
		default:
			if v != object.None {
				return
			}
		}
	}
	c.kind = attrDict
}

func (n *attrTarget) delete(f *frame) error {
	o, err := n.value.eval(f)
	if err != nil {
		return err
	}
	f.At = n.pos
	return object.DelAttr(f.th, o, n.name)
}

// itemNode is value[index].
type itemNode struct {
	value, index node
	pos          int32
}

func (c *compiler) subscript(e *syntax.Subscript) node {
	c.warnSubscript(e)
	return &itemNode{c.expr(e.Value), c.expr(e.Index), c.pos(e)}
}

func (n *itemNode) eval(f *frame) (object.Value, error) {
	o, err := n.value.eval(f)
	if err != nil {
		return nil, err
	}
	i, err := n.index.eval(f)
	if err != nil {
		return nil, err
	}
	f.At = n.pos
	return object.GetItem(f.th, o, i)
}

func (n *itemNode) store(f *frame, v object.Value) error {
	o, err := n.value.eval(f)
	if err != nil {
		return err
	}
	i, err := n.index.eval(f)
	if err != nil {
		return err
	}
	f.At = n.pos
	return object.SetItem(f.th, o, i, v)
}

func (n *itemNode) delete(f *frame) error {
	o, err := n.value.eval(f)
	if err != nil {
		return err
	}
	i, err := n.index.eval(f)
	if err != nil {
		return err
	}
	f.At = n.pos
	return object.DelItem(f.th, o, i)
}

// sliceNode is lower:upper:step.
type sliceNode struct{ lower, upper, step node }

func (n *sliceNode) eval(f *frame) (object.Value, error) {
	parts := [3]object.Value{object.None, object.None, object.None}
	for i, p := range [3]node{n.lower, n.upper, n.step} {
		if p != nil {
			v, err := p.eval(f)
			if err != nil {
				return nil, err
			}
			parts[i] = v
		}
	}
	return object.NewSlice(parts[0], parts[1], parts[2]), nil
}
