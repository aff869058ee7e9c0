package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// overloads keeps the functions marked with @overload in a run.
type overloads struct{}

func loadTyping(th *object.Thread) (*object.Module, error) {
	type V = object.Value
	m := object.NewModule("typing")
	m.Set("TYPE_CHECKING", object.False)
	m.Set("Text", object.StrType)
	for name, f := range forms {
		m.Set(name, f)
	}
	for name, b := range bares {
		m.Set(name, b)
	}
	for name, t := range map[string]*object.Type{"Any": anyType, "Generic": genericType, "Protocol": protocolType, "Annotated": annotatedType,
		"TypeVar": typeVarType, "ParamSpec": paramSpecType, "TypeVarTuple": typeVarTupleType, "ForwardRef": forwardRefType, "NewType": newTypeType} {
		m.Set(name, t)
	}
	m.Set("NamedTuple", namedTupleForm)
	m.Set("TypedDict", typedDictForm)
	variable := func(name string, co bool, constraints ...V) *typeVar {
		v := &typeVar{kind: typeVarType, name: name, module: "typing", bound: object.None, covariant: co, constraints: constraints}
		m.Set(name, v)
		return v
	}
	anyStr := variable("AnyStr", false, object.BytesType, object.StrType)
	for _, name := range []string{"T", "KT", "VT"} {
		variable(name, false)
	}
	for _, name := range []string{"T_co", "V_co", "VT_co"} {
		variable(name, true)
	}
	for name, of := range map[string]V{"IO": anyStr, "TextIO": object.StrType, "BinaryIO": object.BytesType} {
		t := object.NewNativeType(object.ClassSpec{Name: name, Module: "typing", Bases: []*object.Type{genericType}})
		if isVariable(of) {
			t.SetAttr("__parameters__", object.NewTuple(of))
		}
		m.Set(name, t)
	}
	for name, method := range map[string]string{"SupportsInt": "__int__", "SupportsFloat": "__float__", "SupportsIndex": "__index__",
		"SupportsAbs": "__abs__", "SupportsRound": "__round__", "SupportsBytes": "__bytes__", "SupportsComplex": "__complex__"} {
		m.Set(name, object.NewNativeType(object.ClassSpec{Name: name, Module: "typing", Bases: []*object.Type{protocolType},
			Consts: []object.KwArg{{Name: "_is_protocol", Value: object.True}, {Name: "_is_runtime_protocol", Value: object.True}, {Name: method, Value: object.None}}}))
	}
	typingFunctions(m)
	var public []V
	for _, it := range m.Dict.Items() {
		name, _ := object.AsStr(it.Key)
		switch name {
		case "T", "KT", "VT", "T_co", "V_co", "VT_co":
			continue
		}
		if !strings.HasPrefix(name, "_") {
			public = append(public, it.Key)
		}
	}
	m.Set("__all__", object.NewList(public...))
	return m, nil
}

func typingFunctions(m *object.Module) {
	type V = object.Value
	same := func(signature string, which int, mark string) {
		written(m, signature, func(th *object.Thread, a []V) (V, error) {
			if mark != "" {
				// What cannot be marked is returned all the same.
				if err := object.SetAttr(th, a[which], mark, object.True); err != nil {
					if _, ok := object.AsException(err, object.ExceptionType); !ok {
						return nil, err
					}
				}
			}
			return a[which], nil
		})
	}
	same("cast(typ, val)", 1, "")
	same("assert_type(val, typ, /)", 0, "")
	same("final(f)", 0, "__final__")
	same("no_type_check(arg)", 0, "__no_type_check__")
	written(m, "runtime_checkable(cls)", func(th *object.Thread, a []V) (V, error) {
		t, ok := a[0].(*object.Type)
		if !ok || !isProtocol(t) {
			r, err := object.Repr(th, a[0])
			if err != nil {
				return nil, err
			}
			return nil, object.Raise(object.TypeError, "@runtime_checkable can be only applied to protocol classes, got %s", r)
		}
		t.SetAttr("_is_runtime_protocol", object.True)
		return t, nil
	})
	function(m, "get_type_hints(obj, globalns=, localns=, include_extras=)", func(th *object.Thread, a []V) (V, error) {
		extras := false
		if a[3] != nil {
			var err error
			if extras, err = object.Truth(th, a[3]); err != nil {
				return nil, err
			}
		}
		d, err := typeHints(th, a[0], dictOf(a[1]), dictOf(a[2]), extras)
		if err != nil {
			return nil, err
		}
		return d, nil
	})
	written(m, "get_origin(tp)", func(th *object.Thread, a []V) (V, error) { return typeOrigin(th, a[0]) })
	written(m, "get_args(tp)", func(_ *object.Thread, a []V) (V, error) { return typeArguments(a[0]), nil })
	written(m, "is_typeddict(tp)", func(_ *object.Thread, a []V) (V, error) {
		t, ok := a[0].(*object.Type)
		return object.MakeBool(ok && t.Type() == typedDictMeta), nil
	})
	written(m, "assert_never(arg, /)", func(th *object.Thread, a []V) (V, error) {
		r, err := object.Repr(th, a[0])
		if err != nil {
			return nil, err
		}
		if len(r) > 100 {
			r = r[:100] + "..."
		}
		return nil, object.Raise(object.AssertionError, "Expected code to be unreachable, but got: %s", r)
	})
	written(m, "reveal_type(obj, /)", func(th *object.Thread, a []V) (V, error) {
		return a[0], th.PrintErr("Runtime type is " + object.StrRepr(a[0].Type().Name) + "\n")
	})
	dummy := object.NewBuiltin("_overload_dummy", func(*object.Thread, object.Args) (V, error) {
		return nil, object.Raise(object.NotImplementedError, "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
	})
	seen := func(th *object.Thread) map[string][]V {
		return th.Extra(overloads{}, func() any { return map[string][]V{} }).(map[string][]V)
	}
	key := func(th *object.Thread, f V) string {
		name := ""
		for _, attr := range []string{"__module__", "__qualname__"} {
			if v, ok, err := object.LookupAttr(th, f, attr); ok && err == nil {
				s, _ := object.AsStr(v)
				name += s + ":"
			}
		}
		return name
	}
	written(m, "overload(func)", func(th *object.Thread, a []V) (V, error) {
		k := key(th, a[0])
		seen(th)[k] = append(seen(th)[k], a[0])
		return dummy, nil
	})
	written(m, "get_overloads(func)", func(th *object.Thread, a []V) (V, error) {
		return object.NewList(append([]V(nil), seen(th)[key(th, a[0])]...)...), nil
	})
	positional(m, "clear_overloads", 0, 0, func(th *object.Thread, _ []V) (V, error) {
		clear(seen(th))
		return object.None, nil
	})
	m.Set("dataclass_transform", object.NewFunction("dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs)",
		func(th *object.Thread, a []V) (V, error) {
			info := object.NewDict()
			for i, name := range []string{"eq_default", "order_default", "kw_only_default", "field_specifiers", "kwargs"} {
				v := a[i]
				if v == nil {
					v = []V{object.True, object.False, object.False, object.EmptyTuple}[i]
				}
				info.SetStr(name, v)
			}
			return object.NewBuiltin("decorator", func(th *object.Thread, args object.Args) (V, error) {
				return args.Pos[0], object.SetAttr(th, args.Pos[0], "__dataclass_transform__", info)
			}), nil
		}))
}
