package orm

import (
	"github.com/diptych-orm/diptych/python/object"
)

// hybrid is a hybrid_property: a property on instances, an expression on the class.
type hybrid struct {
	s                   *state
	get, set, del, expr object.Value
	name                string
}

// Type implements object.Value.
func (h *hybrid) Type() *object.Type { return h.s.classes["hybrid_property"] }

func (h *hybrid) onClass(th *object.Thread, owner object.Value) (object.Value, error) {
	f := h.expr
	if f == nil {
		f = h.get
	}
	return object.Call(th, f, owner)
}

// DescrGet implements object.Getter.
func (h *hybrid) DescrGet(th *object.Thread, inst object.Value, owner *object.Type) (object.Value, error) {
	if inst == nil {
		return h.onClass(th, owner)
	}
	return object.Call(th, h.get, inst)
}

// DescrSet implements object.Setter.
func (h *hybrid) DescrSet(th *object.Thread, inst, v object.Value) error {
	if h.set == nil {
		return object.Raise(object.AttributeError, "can't set attribute")
	}
	_, err := object.Call(th, h.set, inst, v)
	return err
}

// GetAttribute implements object.AttrGetter: the decorators of the property.
func (h *hybrid) GetAttribute(th *object.Thread, name string) (object.Value, bool, error) {
	if name == "inplace" {
		return &hybridInplace{h}, true, nil
	}
	return h.decorator(name, func() *hybrid { c := *h; return &c })
}

// hybridInplace is the attribute inplace: its decorators change the property itself,
// where the others make another one.
type hybridInplace struct{ h *hybrid }

// Type implements object.Value.
func (i *hybridInplace) Type() *object.Type { return i.h.s.classes["_InPlace"] }

// GetAttribute implements object.AttrGetter.
func (i *hybridInplace) GetAttribute(_ *object.Thread, name string) (object.Value, bool, error) {
	return i.h.decorator(name, func() *hybrid { return i.h })
}

func (h *hybrid) decorator(name string, target func() *hybrid) (object.Value, bool, error) {
	change := func(f func(c *hybrid, v object.Value)) (object.Value, bool, error) {
		return object.NewBuiltin(name, func(_ *object.Thread, a object.Args) (object.Value, error) {
			c := target()
			f(c, a.Pos[0])
			return c, nil
		}), true, nil
	}
	switch name {
	case "setter":
		return change(func(c *hybrid, v object.Value) { c.set = v })
	case "deleter":
		return change(func(c *hybrid, v object.Value) { c.del = v })
	case "getter":
		return change(func(c *hybrid, v object.Value) { c.get = v })
	case "expression":
		return change(func(c *hybrid, v object.Value) {
			c.expr = plainFunction(v)
		})
	case "comparator", "update_expression":
		return nil, false, object.Unsupported("hybrid_property.%s", name)
	}
	return nil, false, nil
}

func (s *state) fillHybrid(m *object.Module) {
	if s.classes["hybrid_property"] == nil {
		s.class(object.ClassSpec{Name: "hybrid_property", Module: "sqlalchemy.ext.hybrid"})
		s.class(object.ClassSpec{Name: "_InPlace", Module: "sqlalchemy.ext.hybrid"})
	}
	m.Set("hybrid_property", object.NewBuiltin("hybrid_property", func(th *object.Thread, a object.Args) (object.Value, error) {
		return &hybrid{s: of(th), get: a.Pos[0]}, nil
	}))
	if s.classes["hybrid_method"] == nil {
		s.class(object.ClassSpec{Name: "hybrid_method", Module: "sqlalchemy.ext.hybrid"})
	}
	m.Set("hybrid_method", object.NewBuiltin("hybrid_method", func(th *object.Thread, a object.Args) (object.Value, error) {
		return &hybridMethod{s: of(th), fn: a.Pos[0]}, nil
	}))
}

// hybridMethod is a hybrid_method: a method of instances, and of the class where it
// makes an expression.
type hybridMethod struct {
	s        *state
	fn, expr object.Value
}

// Type implements object.Value.
func (h *hybridMethod) Type() *object.Type { return h.s.classes["hybrid_method"] }

func (h *hybridMethod) onClass(owner object.Value) object.Value {
	if h.expr != nil {
		return &object.BoundMethod{Self: owner, Fn: h.expr}
	}
	return &object.BoundMethod{Self: owner, Fn: h.fn}
}

// DescrGet implements object.Getter.
func (h *hybridMethod) DescrGet(_ *object.Thread, inst object.Value, owner *object.Type) (object.Value, error) {
	if inst == nil {
		return h.onClass(owner), nil
	}
	return &object.BoundMethod{Self: inst, Fn: h.fn}, nil
}

// GetAttribute implements object.AttrGetter: the decorators of the method.
func (h *hybridMethod) GetAttribute(_ *object.Thread, name string) (object.Value, bool, error) {
	switch name {
	case "expression":
		return object.NewBuiltin(name, func(_ *object.Thread, a object.Args) (object.Value, error) {
			h.expr = plainFunction(a.Pos[0])
			return h, nil
		}), true, nil
	case "inplace":
		return h, true, nil
	}
	return nil, false, nil
}

// plainFunction is the function behind a classmethod, or what is given.
func plainFunction(v object.Value) object.Value {
	if cm, ok := v.(*object.ClassMethod); ok {
		return cm.Fn
	}
	return v
}
