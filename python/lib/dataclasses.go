package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// paramsType is the class of __dataclass_params__.
var paramsType = dataType("_DataclassParams")

func given(v val) val {
	if v == val(missingMark) {
		return nil
	}
	return v
}

func orMissing(v val) val {
	if v == nil {
		return missingMark
	}
	return v
}

func init() {
	get := func(name string, f func(*dataField) val) object.Attr {
		return object.Attr{Name: name, Get: func(_ *thread, self val) (val, error) {
			d, _ := object.State[*dataField](self)
			return f(d), nil
		}}
	}
	attrs := []object.Attr{
		get("name", func(f *dataField) val { return object.Str(f.name) }), get("type", func(f *dataField) val { return orNone(f.typ) }),
		get("default", func(f *dataField) val { return orMissing(f.def) }), get("default_factory", func(f *dataField) val { return orMissing(f.factory) }),
		get("init", func(f *dataField) val { return object.MakeBool(f.init) }), get("repr", func(f *dataField) val { return object.MakeBool(f.repr) }),
		get("hash", func(f *dataField) val { return f.hash }), get("compare", func(f *dataField) val { return object.MakeBool(f.cmp) }),
		get("metadata", func(f *dataField) val {
			if f.metadata == nil || f.metadata == object.None {
				return &object.MappingProxy{Map: object.NewDict()}
			}
			return &object.MappingProxy{Map: f.metadata}
		}),
		get("kw_only", func(f *dataField) val { return orMissing(f.kwOnly) }),
	}
	fieldType.Extend(object.ClassSpec{Attrs: attrs, Methods: []object.Method{
		mixed("__repr__()", func(th *thread, self val, _ []val) (val, error) {
			var parts []string
			for _, a := range attrs {
				v, err := a.Get(th, self)
				if err != nil {
					return nil, err
				}
				r, err := object.Repr(th, v)
				if err != nil {
					return nil, err
				}
				if f, _ := object.State[*dataField](self); a.Name == "name" && f.name == "" {
					r = "None"
				}
				parts = append(parts, a.Name+"="+r)
			}
			f, _ := object.State[*dataField](self)
			kind := [...]string{"_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR"}[f.kind]
			if f.name == "" {
				kind = "None"
			}
			return object.Str("Field(" + strings.Join(parts, ",") + ",_field_type=" + kind + ")"), nil
		}),
		mixed("__set_name__(owner, name)", func(th *thread, self val, a []val) (val, error) {
			f, _ := object.State[*dataField](self)
			if f.def != nil {
				_, _, err := object.CallSpecial(th, f.def, "__set_name__", a...)
				return object.None, err
			}
			return object.None, nil
		}),
	}})
	one := object.MustSignature("InitVar(type)")
	initVarType.Extend(object.ClassSpec{
		New: func(_ *thread, cls *object.Type, args object.Args) (val, error) {
			a, err := one.Bind(args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, initVar{a[0]}), nil
		},
		ClassMethods: []object.Method{mixed("__class_getitem__(type)", func(_ *thread, _ val, a []val) (val, error) {
			return object.NewInstance(initVarType, initVar{a[0]}), nil
		})},
		Attrs: []object.Attr{{Name: "type", Get: func(_ *thread, self val) (val, error) {
			v, _ := object.State[initVar](self)
			return v.typ, nil
		}}},
		Methods: []object.Method{mixed("__repr__()", func(th *thread, self val, _ []val) (val, error) {
			v, _ := object.State[initVar](self)
			s, err := shown(th, v.typ)
			return object.Str("dataclasses.InitVar[" + s + "]"), err
		})},
	})
	for i, name := range optionNames[:6] {
		paramsType.Extend(object.ClassSpec{Attrs: []object.Attr{{Name: name, Get: func(_ *thread, self val) (val, error) {
			o, _ := object.State[dataOptions](self)
			return object.MakeBool(*o.all()[i]), nil
		}}}})
	}
}

func loadDataclasses(th *thread) (*object.Module, error) {
	m := object.NewModule("dataclasses")
	m.Set("Field", fieldType)
	m.Set("InitVar", initVarType)
	m.Set("MISSING", missingMark)
	m.Set("KW_ONLY", kwOnlyMark)
	m.Set("FrozenInstanceError", frozenError(th))
	options := strings.Join(optionNames, "=, ") + "="
	function(m, "dataclass(cls=, /, *, "+options+")", func(th *thread, a []val) (val, error) {
		o, err := readOptions(th, a[1:])
		if err != nil {
			return nil, err
		}
		wrap := func(th *thread, v val) (val, error) {
			t, ok := v.(*object.Type)
			if !ok {
				return nil, object.Raise(object.TypeError, "dataclass() should be applied to a class, not %s", v.Type().Name)
			}
			if t.Builtin {
				return nil, object.Raise(object.TypeError, "cannot set '__dataclass_params__' attribute of immutable type '%s'", t.FullName())
			}
			t, err := makeDataclass(th, t, o)
			if err != nil {
				return nil, err
			}
			return t, nil
		}
		if a[0] != nil && a[0] != object.None {
			return wrap(th, a[0])
		}
		return object.NewFunction("wrap(cls)", func(th *thread, a []val) (val, error) { return wrap(th, a[0]) }), nil
	})
	written(m, "field(*, default=, default_factory=, init=, repr=, hash=, compare=, metadata=, kw_only=)", func(th *thread, a []val) (val, error) {
		f := &dataField{def: given(a[0]), factory: given(a[1]), hash: orNone(a[4]), metadata: a[6], kwOnly: given(a[7])}
		if f.def != nil && f.factory != nil {
			return nil, object.Raise(object.ValueError, "cannot specify both default and default_factory")
		}
		for to, v := range map[*bool]val{&f.init: a[2], &f.repr: a[3], &f.cmp: a[5]} {
			*to = true
			if v != nil {
				b, err := object.Truth(th, v)
				if err != nil {
					return nil, err
				}
				*to = b
			}
		}
		f.self = object.NewInstance(fieldType, f)
		return f.self, nil
	})
	dataFunctions(m, options)
	return m, nil
}

// instanceFields returns the real fields of a dataclass instance.
func instanceFields(v val) ([]*dataField, bool) {
	all, ok := fieldsOfClass(v.Type())
	if !ok {
		return nil, false
	}
	var out []*dataField
	for _, f := range all {
		if f.kind == realField {
			out = append(out, f)
		}
	}
	return out, true
}

// unfold is asdict and astuple: make builds the result for one instance from its
// fields and their unfolded values.
func unfold(th *thread, v val, make func(fields []*dataField, values []val) (val, error)) (val, error) {
	if err := th.Enter(); err != nil {
		return nil, err
	}
	defer th.Leave()
	each := func(list []val) ([]val, error) {
		out := append([]val(nil), list...)
		for i, e := range out {
			r, err := unfold(th, e, make)
			if err != nil {
				return nil, err
			}
			out[i] = r
		}
		return out, nil
	}
	if fields, ok := instanceFields(v); ok {
		t, err := values(th, v, fields)
		if err != nil {
			return nil, err
		}
		list, err := each(t.Elems)
		if err != nil {
			return nil, err
		}
		return make(fields, list)
	}
	switch x := v.(type) {
	case *object.List:
		list, err := each(x.Elems)
		if err != nil {
			return nil, err
		}
		return object.Call(th, v.Type(), object.NewList(list...))
	case *object.Tuple:
		list, err := each(x.Elems)
		if err != nil {
			return nil, err
		}
		if _, named := v.Type().Lookup("_fields"); named {
			return object.Call(th, v.Type(), list...)
		}
		return object.Call(th, v.Type(), object.NewList(list...))
	case *object.Dict:
		out := object.NewDict()
		for _, e := range x.Items() {
			pair, err := each([]val{e.Key, e.Value})
			if err != nil {
				return nil, err
			}
			if err := out.Set(th, pair[0], pair[1]); err != nil {
				return nil, err
			}
		}
		if f, ok, err := object.LookupAttr(th, v, "default_factory"); ok && err == nil {
			return object.Call(th, v.Type(), f, out)
		}
		if v.Type() == object.DictType {
			return out, nil
		}
		return object.Call(th, v.Type(), out)
	}
	m, err := th.Import("copy")
	if err != nil {
		return nil, err
	}
	f, err := object.GetAttr(th, m, "deepcopy")
	if err != nil {
		return nil, err
	}
	return object.Call(th, f, v)
}

func dataFunctions(m *object.Module, options string) {
	written(m, "fields(class_or_instance)", func(_ *thread, a []val) (val, error) {
		t, ok := a[0].(*object.Type)
		if !ok {
			t = a[0].Type()
		}
		all, ok := fieldsOfClass(t)
		if !ok {
			return nil, object.Raise(object.TypeError, "must be called with a dataclass type or instance")
		}
		var out []val
		for _, f := range all {
			if f.kind == realField {
				out = append(out, f.self)
			}
		}
		return object.NewTuple(out...), nil
	})
	written(m, "is_dataclass(obj)", func(_ *thread, a []val) (val, error) {
		t, ok := a[0].(*object.Type)
		if !ok {
			t = a[0].Type()
		}
		_, ok = t.Lookup("__dataclass_fields__")
		return object.MakeBool(ok), nil
	})
	written(m, "asdict(obj, *, dict_factory=)", func(th *thread, a []val) (val, error) {
		if _, ok := instanceFields(a[0]); !ok {
			return nil, object.Raise(object.TypeError, "asdict() should be called on dataclass instances")
		}
		return unfold(th, a[0], func(fields []*dataField, values []val) (val, error) {
			if a[1] == nil {
				d := object.NewDict()
				for i, f := range fields {
					d.SetStr(f.name, values[i])
				}
				return d, nil
			}
			pairs := make([]val, len(fields))
			for i, f := range fields {
				pairs[i] = object.NewTuple(object.Str(f.name), values[i])
			}
			return object.Call(th, a[1], object.NewList(pairs...))
		})
	})
	written(m, "astuple(obj, *, tuple_factory=)", func(th *thread, a []val) (val, error) {
		if _, ok := instanceFields(a[0]); !ok {
			return nil, object.Raise(object.TypeError, "astuple() should be called on dataclass instances")
		}
		return unfold(th, a[0], func(_ []*dataField, values []val) (val, error) {
			if a[1] == nil {
				return object.NewTuple(values...), nil
			}
			return object.Call(th, a[1], object.NewList(values...))
		})
	})
	m.Set("replace", object.NewFunction("replace(obj, /, **changes)", replaceFields))
	written(m, "make_dataclass(cls_name, fields, *, bases=, namespace=, "+options+")", newDataclass)
}

func replaceFields(th *thread, a []val) (val, error) {
	all, ok := fieldsOfClass(a[0].Type())
	if !ok {
		return nil, object.Raise(object.TypeError, "replace() should be called on dataclass instances")
	}
	changes := a[1].(*object.Dict)
	for _, f := range all {
		if f.kind == classVar {
			continue
		}
		_, changed := changes.GetStr(f.name)
		if !f.init {
			if changed {
				return nil, object.Raise(object.ValueError, "field %s is declared with init=False, it cannot be specified with replace()", f.name)
			}
			continue
		}
		if changed {
			continue
		}
		if f.kind == initOnly && f.def == nil {
			return nil, object.Raise(object.ValueError, "InitVar %s must be specified with replace()", object.StrRepr(f.name))
		}
		v, err := object.GetAttr(th, a[0], f.name)
		if err != nil {
			return nil, err
		}
		changes.SetStr(f.name, v)
	}
	var kw []object.KwArg
	for _, e := range changes.Items() {
		name, _ := object.AsStr(e.Key)
		kw = append(kw, object.KwArg{Name: name, Value: e.Value})
	}
	return object.CallArgs(th, a[0].Type(), object.Args{Kw: kw})
}

// newDataclass is make_dataclass.
func newDataclass(th *thread, a []val) (val, error) {
	ns, ann := object.NewDict(), object.NewDict()
	if d := dictOf(a[3]); d != nil {
		ns = d.Copy()
	}
	items, err := object.ToSlice(th, a[1])
	if err != nil {
		return nil, err
	}
	for _, item := range items {
		parts := []val{item}
		if _, text := object.AsStr(item); text {
			parts = append(parts, object.Str("typing.Any"))
		} else if parts, err = object.ToSlice(th, item); err != nil {
			return nil, err
		}
		if len(parts) != 2 && len(parts) != 3 {
			r, err := object.Repr(th, item)
			if err == nil {
				err = object.Raise(object.TypeError, "Invalid field: %s", r)
			}
			return nil, err
		}
		name, ok := object.AsStr(parts[0])
		switch _, twice := ann.GetStr(name); {
		case !ok || !syntax.IsIdentifier(name):
			r, err := object.Repr(th, parts[0])
			if err == nil {
				err = object.Raise(object.TypeError, "Field names must be valid identifiers: %s", r)
			}
			return nil, err
		case syntax.IsKeyword(name):
			return nil, object.Raise(object.TypeError, "Field names must not be keywords: %s", object.StrRepr(name))
		case twice:
			return nil, object.Raise(object.TypeError, "Field name duplicated: %s", object.StrRepr(name))
		}
		ann.SetStr(name, parts[1])
		if len(parts) == 3 {
			ns.SetStr(name, parts[2])
		}
	}
	ns.SetStr("__annotations__", ann)
	if _, ok := ns.GetStr("__module__"); !ok {
		ns.SetStr("__module__", object.Str("types"))
	}
	body := object.NewFunction("exec_body(ns)", func(th *thread, b []val) (val, error) {
		for _, e := range ns.Items() {
			if err := object.SetItem(th, b[0], e.Key, e.Value); err != nil {
				return nil, err
			}
		}
		return object.None, nil
	})
	v, err := newClass(th, []val{a[0], a[2], nil, body})
	if err != nil {
		return nil, err
	}
	o, err := readOptions(th, a[4:])
	if err != nil {
		return nil, err
	}
	t, ok := v.(*object.Type)
	if !ok {
		return v, nil
	}
	if t, err = makeDataclass(th, t, o); err != nil {
		return nil, err
	}
	return t, nil
}
