package lib

import "github.com/diptych-orm/diptych/python/object"

// namespaceType is types.SimpleNamespace.
var namespaceType = sharedType(object.ClassSpec{Name: "SimpleNamespace", Module: "types", CName: "types.SimpleNamespace"})

func init() {
	type V = object.Value
	namespaceType.Extend(object.ClassSpec{
		New: func(th *object.Thread, cls *object.Type, args object.Args) (V, error) {
			return object.NewInstance(cls, nil), nil
		},
		Methods: []object.Method{
			{Name: "__init__", Fn: func(th *object.Thread, self V, args object.Args) (V, error) {
				if len(args.Pos) > 0 {
					return nil, object.Raise(object.TypeError, "no positional arguments expected")
				}
				for _, k := range args.Kw {
					self.(*object.Instance).AttrDict(true).SetStr(k.Name, k.Value)
				}
				return object.None, nil
			}},
			object.NewMethod("__repr__()", func(th *object.Thread, self V, _ []V) (V, error) {
				name := self.Type().Name
				if self.Type() == namespaceType {
					name = "namespace"
				}
				if !th.EnterRepr(self) {
					return object.Str(name + "(...)"), nil
				}
				defer th.LeaveRepr(self)
				s := name + "("
				for i, e := range self.(*object.Instance).AttrDict(true).Items() {
					r, err := object.Repr(th, e.Value)
					if err != nil {
						return nil, err
					}
					if i > 0 {
						s += ", "
					}
					key, _ := object.AsStr(e.Key)
					s += key + "=" + r
				}
				return object.Str(s + ")"), nil
			}),
			object.NewMethod("__eq__(other)", func(th *object.Thread, self V, a []V) (V, error) {
				if !object.IsInstance(a[0], namespaceType) {
					return object.NotImplemented, nil
				}
				return object.Compare(th, object.Eq, self.(*object.Instance).AttrDict(true), a[0].(*object.Instance).AttrDict(true))
			}),
		},
		Consts: []object.KwArg{{Name: "__hash__", Value: object.None}},
	})
}

func loadTypes(th *object.Thread) (*object.Module, error) {
	type V = object.Value
	m := object.NewModule("types")
	for name, t := range map[string]*object.Type{
		"FunctionType": object.FunctionType, "LambdaType": object.FunctionType, "CodeType": object.CodeType,
		"MappingProxyType": object.MappingProxyType, "GeneratorType": object.GeneratorType, "CoroutineType": object.CoroutineType, "AsyncGeneratorType": object.AsyncGeneratorType, "MethodType": object.MethodType,
		"BuiltinFunctionType": object.BuiltinType, "BuiltinMethodType": object.BuiltinType,
		"MethodDescriptorType": object.MethodDescrType, "GetSetDescriptorType": object.GetSetType,
		"MemberDescriptorType": object.MemberType, "ModuleType": object.ModuleType, "CellType": object.CellType,
		"GenericAlias": object.GenericAliasType, "UnionType": object.UnionType, "EllipsisType": object.EllipsisType,
		"NoneType": object.NoneType, "NotImplementedType": object.NotImplementedType, "TracebackType": object.TracebackType,
		"FrameType": object.FrameType, "SimpleNamespace": namespaceType,
	} {
		m.Set(name, t)
	}
	m.Set("DynamicClassAttribute", classAttribute())
	function(m, "new_class(name, bases=, kwds=, exec_body=)", newClass)
	written(m, "resolve_bases(bases)", func(th *object.Thread, a []V) (V, error) {
		bases, _, err := resolveBases(th, a[0])
		if err != nil {
			return nil, err
		}
		return object.NewTuple(bases...), nil
	})
	written(m, "coroutine(func)", func(_ *object.Thread, a []V) (V, error) { return a[0], nil })
	return m, nil
}

// resolveBases replaces what has __mro_entries__ among the bases.
func resolveBases(th *object.Thread, v object.Value) (bases []object.Value, changed bool, err error) {
	list, err := object.ToSlice(th, v)
	if err != nil {
		return nil, false, err
	}
	for _, b := range list {
		if _, isClass := b.(*object.Type); !isClass {
			r, found, err := object.CallSpecial(th, b, "__mro_entries__", object.NewTuple(list...))
			if err != nil {
				return nil, false, err
			}
			if found {
				entries, ok := r.(*object.Tuple)
				if !ok {
					return nil, false, object.Raise(object.TypeError, "__mro_entries__ must return a tuple")
				}
				bases = append(bases, entries.Elems...)
				changed = true
				continue
			}
		}
		bases = append(bases, b)
	}
	return bases, changed, nil
}

// newClass is types.new_class.
func newClass(th *object.Thread, a []object.Value) (object.Value, error) {
	given := a[1]
	if given == nil {
		given = object.EmptyTuple
	}
	bases, changed, err := resolveBases(th, given)
	if err != nil {
		return nil, err
	}
	var meta object.Value
	var kw []object.KwArg
	if d, ok := a[2].(*object.Dict); ok {
		for _, e := range d.Items() {
			name, _ := object.AsStr(e.Key)
			if name == "metaclass" {
				meta = e.Value
				continue
			}
			kw = append(kw, object.KwArg{Name: name, Value: e.Value})
		}
	}
	if t, isType := meta.(*object.Type); isType || meta == nil {
		var classes []*object.Type
		for _, b := range bases {
			if c, ok := b.(*object.Type); ok {
				classes = append(classes, c)
			}
		}
		if t, err = object.MetaFor(t, classes); err != nil {
			return nil, err
		}
		meta = t
	}
	var ns object.Value = object.NewDict()
	tuple := object.NewTuple(bases...)
	if prepare, ok, err := object.LookupAttr(th, meta, "__prepare__"); err != nil {
		return nil, err
	} else if ok {
		if ns, err = object.CallArgs(th, prepare, object.Args{Pos: []object.Value{a[0], tuple}, Kw: kw}); err != nil {
			return nil, err
		}
	}
	if a[3] != nil && a[3] != object.None {
		if _, err := object.Call(th, a[3], ns); err != nil {
			return nil, err
		}
	}
	if changed {
		if err := object.SetItem(th, ns, object.Str("__orig_bases__"), given); err != nil {
			return nil, err
		}
	}
	return object.CallArgs(th, meta, object.Args{Pos: []object.Value{a[0], tuple, ns}, Kw: kw})
}

// classAttribute is types.DynamicClassAttribute: a property that only instances
// have.
func classAttribute() *object.Type {
	type V = object.Value
	return object.NewNativeType(object.ClassSpec{
		Name: "DynamicClassAttribute", Module: "types", Bases: []*object.Type{object.PropertyType},
		Methods: []object.Method{
			object.NewMethod("__get__(instance, owner=None)", func(th *object.Thread, self V, a []V) (V, error) {
				if a[0] == object.None {
					return nil, object.NewException(object.AttributeError)
				}
				return self.(*object.Property).DescrGet(th, a[0], nil)
			}),
		},
	})
}
