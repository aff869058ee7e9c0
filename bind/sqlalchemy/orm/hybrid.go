package orm

import (
	"github.com/diptych-orm/diptych/python/object"
)

const hybridModule = "sqlalchemy.ext.hybrid"

// hybrid is a hybrid_property: a property on instances, a proxied attribute on the
// class. It is named as its getter is.
type hybrid struct {
	s *state
	// fns are the functions it was given, by the names of hybrid_property's arguments.
	fns  map[string]object.Value
	name string
	doc  object.Value
	info *object.Dict
}

// hybridArgs are the arguments of hybrid_property(), and the decorators that set them.
var hybridArgs = []struct{ arg, decorator string }{
	{"fget", "getter"}, {"fset", "setter"}, {"fdel", "deleter"}, {"expr", "expression"},
	{"custom_comparator", "comparator"}, {"update_expr", "update_expression"},
}

// Type implements object.Value.
func (h *hybrid) Type() *object.Type { return h.s.classes["hybrid_property"] }

// onClass is the attribute of a class, or of an alias of one.
func (h *hybrid) onClass(th *object.Thread, owner object.Value) (object.Value, error) {
	p := &proxied{s: h.s, hybrid: h, owner: owner, name: h.nameIn(owner)}
	f := h.fns["custom_comparator"]
	p.custom = f != nil
	if f == nil {
		f = h.fns["expr"]
	}
	if f == nil {
		f = h.fns["fget"]
	}
	var err error
	p.of, err = object.Call(th, f, owner)
	return p, err
}

// nameIn is the property's name where the class has it under that; empty otherwise.
func (h *hybrid) nameIn(owner object.Value) string {
	cls, ok := owner.(*object.Type)
	if a, alias := owner.(*aliased); alias {
		cls, ok = a.ent.Mapper.Host.(*object.Type)
	}
	if !ok {
		return ""
	}
	for _, c := range cls.MRO {
		if v, _ := c.Dict.GetStr(h.name); v == object.Value(h) {
			return h.name
		}
	}
	return ""
}

// DescrGet implements object.Getter.
func (h *hybrid) DescrGet(th *object.Thread, inst object.Value, owner *object.Type) (object.Value, error) {
	switch {
	case inst != nil:
		return object.Call(th, h.fns["fget"], inst)
	case owner == nil:
		return h, nil
	}
	return h.onClass(th, owner)
}

// DescrSet implements object.Setter.
func (h *hybrid) DescrSet(th *object.Thread, inst, v object.Value) error {
	if h.fns["fset"] == nil {
		return object.Raise(object.AttributeError, "can't set attribute")
	}
	_, err := object.Call(th, h.fns["fset"], inst, v)
	return err
}

// DescrDelete implements object.Deleter.
func (h *hybrid) DescrDelete(th *object.Thread, inst object.Value) error {
	if h.fns["fdel"] == nil {
		return object.Raise(object.AttributeError, "can't delete attribute")
	}
	_, err := object.Call(th, h.fns["fdel"], inst)
	return err
}

// GetAttribute implements object.AttrGetter: the functions of the property and the
// decorators that make another one with a function more.
func (h *hybrid) GetAttribute(th *object.Thread, name string) (object.Value, bool, error) {
	for _, a := range hybridArgs {
		switch name {
		case a.arg:
			return toPy(h.fns[a.arg]), true, nil
		case a.decorator:
			return h.decorator(name, a.arg, func() *hybrid {
				c := &hybrid{s: h.s, fns: map[string]object.Value{}}
				for k, v := range h.fns {
					c.fns[k] = v
				}
				return c
			}), true, nil
		}
	}
	switch name {
	case "inplace":
		return &hybridInplace{h}, true, nil
	case "overrides":
		return h, true, nil
	case "__name__":
		return object.Str(h.name), true, nil
	case "__doc__":
		return toPy(h.doc), true, nil
	case "info":
		if h.info == nil {
			h.info = object.NewDict()
		}
		return h.info, true, nil
	case "is_attribute":
		return object.True, true, nil
	case "extension_type":
		return h.s.extensionType("HYBRID_PROPERTY"), true, nil
	}
	return nil, false, nil
}

func (h *hybrid) decorator(name, arg string, target func() *hybrid) object.Value {
	return object.NewFunction(name+"(fn)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		c := target()
		c.set(th, arg, a[0])
		c.wrap(th)
		return c, nil
	})
}

func (h *hybrid) set(th *object.Thread, arg string, f object.Value) {
	if arg == "expr" || arg == "custom_comparator" || arg == "update_expr" {
		f = plainFunction(f)
	}
	if !none(f) {
		h.fns[arg] = f
	}
}

// wrap takes over the getter's name and text.
func (h *hybrid) wrap(th *object.Thread) {
	if f := h.fns["fget"]; f != nil {
		if n, err := object.GetAttr(th, f, "__name__"); err == nil {
			h.name = str(n)
		}
		h.doc, _ = object.GetAttr(th, f, "__doc__")
	}
}

// hybridInplace is the attribute inplace: its decorators change the property itself,
// where the others make another one.
type hybridInplace struct{ h *hybrid }

// Type implements object.Value.
func (i *hybridInplace) Type() *object.Type { return i.h.s.classes["_InPlace"] }

// GetAttribute implements object.AttrGetter.
func (i *hybridInplace) GetAttribute(_ *object.Thread, name string) (object.Value, bool, error) {
	for _, a := range hybridArgs {
		if name == a.decorator {
			return object.NewFunction(name+"(fn)", func(th *object.Thread, v []object.Value) (object.Value, error) {
				i.h.set(th, a.arg, v[0])
				return i.h, nil
			}), true, nil
		}
	}
	return nil, false, nil
}

func (s *state) makeHybrids() {
	sig := object.MustSignature("__init__(fget, fset=None, fdel=None, expr=None, custom_comparator=None, update_expr=None)")
	s.class(object.ClassSpec{Name: "hybrid_property", Module: hybridModule, New: func(th *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
		a, err := sig.Bind(args)
		if err != nil {
			return nil, err
		}
		h := &hybrid{s: of(th), fns: map[string]object.Value{}}
		for i, x := range hybridArgs {
			h.set(th, x.arg, a[i])
		}
		h.wrap(th)
		return h, nil
	}})
	s.class(object.ClassSpec{Name: "_InPlace", Module: hybridModule})
	msig := object.MustSignature("__init__(func, expr=None)")
	s.class(object.ClassSpec{Name: "hybrid_method", Module: hybridModule, New: func(th *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
		a, err := msig.Bind(args)
		if err != nil {
			return nil, err
		}
		h := &hybridMethod{s: of(th), fn: a[0]}
		if !none(a[1]) {
			h.expr = plainFunction(a[1])
		}
		return h, nil
	}})
}

// extensionType is a member of HybridExtensionType.
func (s *state) extensionType(name string) object.Value {
	m, err := s.th.Import(hybridModule)
	if err != nil {
		return object.None
	}
	v, err := object.GetAttr(s.th, attrOf(m, "HybridExtensionType"), name)
	if err != nil {
		return object.None
	}
	return v
}

// fillHybrid puts in what sqlalchemy.ext.hybrid alone has.
func (s *state) fillHybrid(m *object.Module) error {
	m.Set("Comparator", s.classes["hybrid.Comparator"])
	enum, err := s.th.Import("enum")
	if err != nil {
		return err
	}
	d := object.NewDict()
	for _, n := range []string{"HYBRID_METHOD", "HYBRID_PROPERTY"} {
		d.SetStr(n, object.Str(n))
	}
	t, err := object.Call(s.th, attrOf(enum, "Enum"), object.Str("HybridExtensionType"), d)
	if err != nil {
		return err
	}
	m.Set("HybridExtensionType", t)
	return nil
}

// hybridMethod is a hybrid_method: a method of instances, and of the class where it
// makes an expression.
type hybridMethod struct {
	s        *state
	fn, expr object.Value
	info     *object.Dict
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
	case "func":
		return h.fn, true, nil
	case "expr":
		if h.expr != nil {
			return h.expr, true, nil
		}
		return h.fn, true, nil
	case "info":
		if h.info == nil {
			h.info = object.NewDict()
		}
		return h.info, true, nil
	case "extension_type":
		return h.s.extensionType("HYBRID_METHOD"), true, nil
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
