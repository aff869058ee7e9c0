package eval

import (
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// attribute is value.name.
type attribute struct {
	value node
	cache object.AttrCache
	pos   int32
}

// attrCache makes the cache of a place that names an attribute.
func (c *compiler) attrCache(name string) object.AttrCache {
	return object.NewAttrCache(c.unit.name(name))
}

func (n *attribute) eval(f *frame) (object.Value, error) {
	var err error
	v := f.known(n.value)
	if v == nil {
		if v, err = n.value.eval(f); err != nil {
			return nil, err
		}
	}
	if o, ok := v.(*object.Instance); ok {
		if v := n.cache.Own(o); v != nil {
			return v, nil
		}
	}
	f.At = n.pos
	return n.load(f, v)
}

func (n *attribute) load(f *frame, v object.Value) (object.Value, error) {
	switch o := v.(type) {
	case *object.Instance:
		v, method := n.cache.Load(o)
		if v != nil {
			return v, nil
		}
		if method != nil {
			return &object.BoundMethod{Self: o, Fn: method}, nil
		}
	case *object.Module:
		if v, ok := n.cache.LoadFrom(o.Dict); ok {
			return v, nil
		}
	}
	return object.GetAttr(f.th, v, n.cache.Name)
}

// attrTarget is value.name as a target.
type attrTarget struct {
	value node
	cache object.AttrCache
	pos   int32
}

func (n *attrTarget) store(f *frame, v object.Value) error {
	var err error
	o := f.known(n.value)
	if o == nil {
		if o, err = n.value.eval(f); err != nil {
			return err
		}
	}
	if i, ok := o.(*object.Instance); ok && n.cache.Put(i, v) {
		return nil
	}
	f.At = n.pos
	return n.set(f, o, v)
}

// set assigns the attribute. An instance whose class neither intercepts
// assignment nor has the name takes it into its dictionary straight away.
func (n *attrTarget) set(f *frame, o, v object.Value) error {
	if i, ok := o.(*object.Instance); ok {
		if done, err := n.cache.Store(f.th, i, v); done || err != nil {
			return err
		}
	}
	return object.SetAttr(f.th, o, n.cache.Name, v)
}

func (n *attrTarget) delete(f *frame) error {
	o, err := n.value.eval(f)
	if err != nil {
		return err
	}
	f.At = n.pos
	return object.DelAttr(f.th, o, n.cache.Name)
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
