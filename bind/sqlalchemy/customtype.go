package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// pyType is a type defined in Python: a subclass of TypeDecorator or of
// UserDefinedType.
type pyType struct {
	s    *State
	self *object.Instance
	impl *core.Type // nil for UserDefinedType
	// impls are what load_dialect_impl() gave, by dialect.
	impls map[string]*core.Type
}

// Impl implements core.CustomType.
func (p *pyType) Impl(dialect string) *core.Type {
	if p.impl == nil {
		p.given()
	}
	if p.impl == nil || !p.overrides("load_dialect_impl") {
		return p.impl
	}
	if t, ok := p.impls[dialect]; ok {
		return t
	}
	t := p.impl
	if v, err := object.CallMethod(p.s.th, p.self, "load_dialect_impl", p.s.dialectObject(core.DialectNamed(dialect))); err == nil {
		if loaded, err := p.s.Type(p.s.th, v); err == nil && loaded.Custom != core.CustomType(p) {
			t = loaded
		}
	}
	if p.impls == nil {
		p.impls = map[string]*core.Type{}
	}
	p.impls[dialect] = t
	return t
}

// given finds the type that an __init__ of Python's put into impl.
func (p *pyType) given() {
	if d := p.self.AttrDict(false); d != nil && p.self.Type().IsSubclass(p.s.classes["TypeDecorator"]) {
		if v, ok := d.GetStr("impl"); ok {
			p.impl, _ = p.s.Type(p.s.th, v)
		}
	}
}

// Spec implements core.CustomType.
func (p *pyType) Spec(string) string {
	f, err := object.GetAttr(p.s.th, p.self, "get_col_spec")
	if err != nil {
		return p.self.Type().Name
	}
	v, err := object.CallArgs(p.s.th, f, object.Args{Kw: p.s.typeKeywords(f)})
	if err != nil {
		return p.self.Type().Name
	}
	return str(v)
}

// CoerceCompared implements core.CustomType.
func (p *pyType) CoerceCompared(op *core.Op, v core.Value) *core.Type {
	if !p.overrides("coerce_compared_value") {
		if p.self.Type().IsSubclass(p.s.classes["TypeDecorator"]) || p.self.Type().IsSubclass(p.s.classes["UserDefinedType"]) {
			return nil
		}
		// a class of the usual types takes a value of another kind as what it is
		if p.impl == nil || v.Type == nil || v.Type.IsNull() || v.Type.Affinity == p.impl.Affinity {
			return nil
		}
		return v.Type
	}
	o, err := p.s.opObject(p.s.th, op)
	if err != nil {
		return nil
	}
	r, err := object.CallMethod(p.s.th, p.self, "coerce_compared_value", o, toPy(v.V))
	if err != nil {
		return nil
	}
	t, err := p.s.Type(p.s.th, r)
	if err != nil {
		return nil
	}
	return t
}

// IsTypes implements core.CustomType: what coerce_to_is_types of a TypeDecorator says.
func (p *pyType) IsTypes() (none, boolean bool) {
	if p.impl == nil || !p.self.Type().IsSubclass(p.s.classes["TypeDecorator"]) {
		return true, true
	}
	v, owner := p.self.Type().LookupOwner("coerce_to_is_types")
	if owner == nil || !p.s.userClass(owner) {
		return true, false
	}
	_ = object.Iterate(p.s.th, v, func(c object.Value) error {
		none, boolean = none || c == object.None.Type(), boolean || c == object.Value(object.BoolType)
		return nil
	})
	return none, boolean
}

// BindExpression implements core.CustomType.
func (p *pyType) BindExpression(x core.ColumnElement) core.ColumnElement {
	return p.express("bind_expression", x)
}

// ColumnExpression implements core.CustomType.
func (p *pyType) ColumnExpression(x core.ColumnElement) core.ColumnElement {
	return p.express("column_expression", x)
}

func (p *pyType) express(name string, x core.ColumnElement) core.ColumnElement {
	f, ok := p.self.Type().Lookup(name)
	if !ok {
		return nil
	}
	if _, native := f.(*object.MethodDescr); native {
		return nil
	}
	r, err := object.CallMethod(p.s.th, p.self, name, p.s.Wrap(p.s.th, x))
	if err != nil {
		return nil
	}
	e, _, err := p.s.Element(p.s.th, r)
	if err != nil {
		return nil
	}
	c, _ := e.(core.ColumnElement)
	return c
}

// customHooks are the methods by which a class of Python's changes how a built-in
// type's values are sent, read or spelt.
var customHooks = []string{"bind_expression", "column_expression", "bind_processor", "result_processor"}

// customise makes a type whose class is Python's, and which has hooks of its own,
// a custom one around the built-in type.
func (s *State) customise(t *core.Type, o *object.Instance) {
	if !s.userClass(o.Type()) {
		return
	}
	for _, name := range customHooks {
		if (&pyType{s: s, self: o}).overrides(name) {
			impl := *t
			t.Custom = &pyType{s: s, self: o, impl: &impl}
			return
		}
	}
}

// Comparing is how a type compares two values of an attribute; nil for the values' own way.
func (s *State) Comparing(t *core.Type) func(a, b any) (bool, error) {
	if t == nil {
		return nil
	}
	if p, ok := t.Custom.(*pyType); ok {
		if p.overrides("compare_values") {
			return func(a, b any) (bool, error) {
				v, err := object.CallMethod(s.th, p.self, "compare_values", toPy(a), toPy(b))
				if err != nil {
					return false, err
				}
				return object.Truth(s.th, v)
			}
		}
		return s.Comparing(p.Impl("default"))
	}
	compare, ok := t.Args["comparator"].(object.Value)
	if t.Name != "PickleType" || !ok || compare == object.None {
		return nil
	}
	return func(a, b any) (bool, error) {
		v, err := object.Call(s.th, compare, toPy(a), toPy(b))
		if err != nil {
			return false, err
		}
		return object.Truth(s.th, v)
	}
}

// overrides tells whether Python code defines the method.
func (p *pyType) overrides(name string) bool {
	f, ok := p.self.Type().Lookup(name)
	if !ok {
		return false
	}
	_, native := f.(*object.MethodDescr)
	return !native
}

// bind runs process_bind_param, or what bind_processor() gives; result the like
// for values that come back.
func (p *pyType) bind(v object.Value, d *core.Dialect) (object.Value, error) {
	if p.overrides("bind_processor") {
		return p.processor(v, "bind_processor", p.s.dialectObject(d))
	}
	return p.process("process_bind_param", v, d)
}

func (p *pyType) result(v object.Value, d *core.Dialect) (object.Value, error) {
	if p.overrides("result_processor") {
		return p.processor(v, "result_processor", p.s.dialectObject(d), object.None)
	}
	return p.process("process_result_value", v, d)
}

func (p *pyType) processor(v object.Value, name string, args ...object.Value) (object.Value, error) {
	f, err := object.CallMethod(p.s.th, p.self, name, args...)
	if err != nil || none(f) {
		return v, err
	}
	return object.Call(p.s.th, f, v)
}

func (p *pyType) process(name string, v object.Value, d *core.Dialect) (object.Value, error) {
	f, ok := p.self.Type().Lookup(name)
	if !ok {
		return v, nil
	}
	if _, native := f.(*object.MethodDescr); native {
		return v, nil
	}
	return object.CallMethod(p.s.th, p.self, name, v, p.s.dialectObject(d))
}

func (s *State) makeCustomTypes() {
	identity := func(name string) object.Method {
		return object.NewMethod(name+"(value, dialect=None)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
			return a[0], nil
		})
	}
	newCustom := func(decorated bool) object.NewFunc {
		return func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			s := Of(th)
			t := &core.Type{Name: cls.Name, Affinity: core.OtherAffinity, Hook: s}
			o := object.NewInstance(cls, t)
			p := &pyType{s: s, self: o}
			t.Custom = p
			if s.userClass(cls) && cacheOK(cls) != object.True {
				s.unkeyed = true
			}
			s.noteComparator(cls)
			s.types[t] = o
			return o, nil
		}
	}
	s.class(object.ClassSpec{
		Name: "TypeDecorator", Module: "sqlalchemy.sql.type_api", Bases: []*object.Type{s.classes["TypeEngine"]}, New: newCustom(true),
		Methods: []object.Method{
			{Name: "__init__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
				s := Of(th)
				t, _ := object.State[*core.Type](self)
				p, ok := t.Custom.(*pyType)
				if !ok {
					return object.None, nil
				}
				impl, ok := self.Type().Lookup("impl")
				if !ok {
					return nil, object.Raise(object.AssertionError, "TypeDecorator implementations require a class-level variable 'impl' which refers to the class of type being decorated")
				}
				if c, ok := impl.(*object.Type); ok {
					made, err := object.CallArgs(th, c, args)
					if err != nil {
						return nil, err
					}
					impl = made
				}
				it, err := s.Type(th, impl)
				if err != nil {
					return nil, err
				}
				p.impl = it
				if o, ok := self.(*object.Instance); ok {
					o.AttrDict(true).SetStr("impl", s.TypeObject(it))
				}
				return object.None, nil
			}},
			identity("process_bind_param"), identity("process_result_value"),
			object.NewMethod("coerce_compared_value(op, value)", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return self, nil
			}),
			object.NewMethod("load_dialect_impl(dialect)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				t, _ := object.State[*core.Type](self)
				if p, ok := t.Custom.(*pyType); ok && p.impl != nil {
					return Of(th).TypeObject(p.impl), nil
				}
				return self, nil
			}),
		},
		Attrs: []object.Attr{{Name: "coerce_to_is_types", Get: func(*object.Thread, object.Value) (object.Value, error) {
			return object.NewTuple(object.None.Type()), nil
		}}, {Name: "impl_instance", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			t, _ := object.State[*core.Type](self)
			if p, ok := t.Custom.(*pyType); ok && p.impl != nil {
				return Of(th).TypeObject(p.impl), nil
			}
			return object.None, nil
		}}},
	})
	s.class(object.ClassSpec{
		Name: "UserDefinedType", Module: "sqlalchemy.sql.type_api", Bases: []*object.Type{s.classes["TypeEngine"]}, New: newCustom(false),
	})
}

// decoratedFor is a TypeDecorator as a dialect uses it: around what it stores there.
func (s *State) decoratedFor(p *pyType, dialect string) object.Value {
	return s.TypeObject(p.around(p.Impl(dialect).For(dialect)))
}

// Collated is the type with a collation for what it stores.
func (p *pyType) Collated(name string) *core.Type {
	impl := *p.Impl("default")
	impl.Collation = name
	return p.around(&impl)
}

// around is a type of the same class around another one.
func (p *pyType) around(impl *core.Type) *core.Type {
	s := p.s
	t := &core.Type{Name: p.self.Type().Name, Affinity: core.OtherAffinity, Hook: s}
	o := object.NewInstance(p.self.Type(), t)
	if d := p.self.AttrDict(false); d != nil {
		for _, it := range d.Items() {
			o.AttrDict(true).SetStr(str(it.Key), it.Value)
		}
	}
	t.Custom = &pyType{s: s, self: o, impl: impl}
	s.types[t] = o
	o.AttrDict(true).SetStr("impl", s.TypeObject(impl))
	return t
}

// cacheOK is what a class of types itself says of cache_ok.
func cacheOK(cls *object.Type) object.Value {
	v, _ := cls.Dict.GetStr("cache_ok")
	return orNone(v)
}

// HasUnkeyed implements core.KeyHost.
func (h host) HasUnkeyed() bool { return h.s.unkeyed }

// Keyed implements core.KeyHost.
func (h host) Keyed(t *core.Type) (bool, error) {
	p, ok := t.Custom.(*pyType)
	if !ok || !h.s.userClass(p.self.Type()) {
		return true, nil
	}
	kind := "UserDefinedType"
	switch decorator := h.s.classes["TypeDecorator"]; {
	case p.self.Type().IsSubclass(decorator):
		kind = "TypeDecorator"
	case !p.self.Type().IsSubclass(h.s.classes[kind]):
		return true, nil
	}
	says := cacheOK(p.self.Type())
	if !none(says) {
		return says == object.True, nil
	}
	r, err := object.Repr(h.th(), p.self)
	if err != nil {
		return false, err
	}
	return false, h.Warn("SAWarning", kind+" "+r+" will not produce a cache key because the ``cache_ok`` attribute is not set to True.  This can have significant performance implications including some performance degradations in comparison to prior SQLAlchemy versions.  Set this attribute to True if this type object's state is safe to use in a cache key, or False to disable this warning. (Background on this warning at: https://sqlalche.me/e/20/cprf)")
}
