package object

import "strings"

// NewNamedTuple makes a class of tuples whose items have names, as
// collections.namedtuple does. defaults belong to the last fields.
func NewNamedTuple(module, name string, fields []string, defaults []Value) *Type {
	given := NewDict()
	names := make([]Value, len(fields))
	spec := ClassSpec{Name: name, Module: module, Bases: []*Type{TupleType}, NoDict: true}
	params := make([]string, len(fields))
	for i, f := range fields {
		names[i], params[i] = Str(f), f
		if k := i - (len(fields) - len(defaults)); k >= 0 {
			given.SetStr(f, defaults[k])
			params[i] += "=default"
		}
		spec.Attrs = append(spec.Attrs, Attr{Name: f, Get: func(th *Thread, self Value) (Value, error) {
			if t, ok := self.(*Tuple); ok && i < len(t.Elems) {
				return t.Elems[i], nil
			}
			return nil, Raise(IndexError, "tuple index out of range")
		}, Set: func(*Thread, Value, Value) error { return Raise(AttributeError, "can't set attribute") }})
	}
	spec.Doc = name + "(" + strings.Join(fields, ", ") + ")"
	if len(fields) == 1 {
		spec.Doc = name + "(" + fields[0] + ",)"
	}
	sig := MustSignature("__new__(" + strings.Join(params, ", ") + ")")
	sig.Method, sig.Qual = true, name+".__new__"
	build := func(cls *Type, elems []Value) Value {
		t := &Tuple{Elems: elems}
		t.SetClass(cls)
		return t
	}
	spec.New = func(th *Thread, cls *Type, args Args) (Value, error) {
		vals, err := sig.Bind(args)
		if err != nil {
			return nil, err
		}
		for i, v := range vals {
			if v == nil {
				vals[i], _ = given.GetStr(fields[i])
			}
		}
		return build(cls, vals), nil
	}
	spec.Consts = []KwArg{{"_fields", NewTuple(names...)}, {"_field_defaults", given}, {"__match_args__", NewTuple(names...)}, {"__slots__", EmptyTuple}}
	spec.ClassMethods = []Method{NewMethod("_make(iterable)", func(th *Thread, cls Value, a []Value) (Value, error) {
		elems, err := ToSlice(th, a[0])
		if err != nil {
			return nil, err
		}
		if len(elems) != len(fields) {
			return nil, Raise(TypeError, "Expected %d arguments, got %d", len(fields), len(elems))
		}
		return build(cls.(*Type), elems), nil
	})}
	spec.Methods = []Method{
		NewMethod("__repr__()", func(th *Thread, self Value, _ []Value) (Value, error) {
			parts := make([]string, 0, len(fields))
			for i, v := range self.(*Tuple).Elems {
				s, err := Repr(th, v)
				if err != nil {
					return nil, err
				}
				if i < len(fields) {
					s = fields[i] + "=" + s
				}
				parts = append(parts, s)
			}
			return Str(self.Type().Name + "(" + strings.Join(parts, ", ") + ")"), nil
		}),
		NewMethod("_asdict()", func(_ *Thread, self Value, _ []Value) (Value, error) {
			d := NewDict()
			for i, v := range self.(*Tuple).Elems {
				d.SetStr(fields[i], v)
			}
			return d, nil
		}),
		NewMethod("_replace(**kwds)", func(th *Thread, self Value, a []Value) (Value, error) {
			elems := append([]Value(nil), self.(*Tuple).Elems...)
			kw := a[0].(*Dict)
			for i, f := range fields {
				if v, ok := kw.GetStr(f); ok {
					elems[i] = v
					kw.DelStr(f)
				}
			}
			if kw.Len() > 0 {
				s, err := Repr(th, NewList(kw.Keys()...))
				if err != nil {
					return nil, err
				}
				return nil, Raise(ValueError, "Got unexpected field names: %s", s)
			}
			return build(self.Type(), elems), nil
		}),
		NewMethod("__getnewargs__()", func(_ *Thread, self Value, _ []Value) (Value, error) {
			return NewTuple(self.(*Tuple).Elems...), nil
		}),
	}
	return NewNativeType(spec)
}
