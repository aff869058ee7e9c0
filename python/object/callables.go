package object

import "fmt"

// The attributes and methods of native functions, methods and descriptors.

func init() {
	nameOf := func(v Value) (name, qual string) {
		switch f := v.(type) {
		case *Builtin:
			if t, ok := f.Self.(*Type); ok {
				return f.Name, t.QualName + "." + f.Name
			}
			return f.Name, f.Name
		case *MethodDescr:
			return f.Name, f.Owner.QualName + "." + f.Name
		case *GetSet:
			return f.Name, f.Owner.QualName + "." + f.Name
		case *Member:
			return f.Name, f.Owner.QualName + "." + f.Name
		case *newMethod:
			return "__new__", f.owner.QualName + ".__new__"
		case *BoundMethod:
			if d, ok := f.Fn.(*MethodDescr); ok {
				return d.Name, d.Owner.QualName + "." + d.Name
			}
		}
		return "", ""
	}
	names := []Attr{
		{"__name__", func(_ *Thread, v Value) (Value, error) {
			n, _ := nameOf(v)
			return Str(n), nil
		}, nil},
		{"__qualname__", func(_ *Thread, v Value) (Value, error) {
			_, q := nameOf(v)
			return Str(q), nil
		}, nil},
		{"__doc__", func(_ *Thread, v Value) (Value, error) {
			if b, ok := v.(*Builtin); ok && b.Doc != "" {
				return Str(b.Doc), nil
			}
			return None, nil
		}, nil},
	}
	module := Attr{"__module__", func(_ *Thread, v Value) (Value, error) {
		if b, ok := v.(*Builtin); ok {
			if b.Module != "" {
				return Str(b.Module), nil
			}
			if b.Self == nil {
				return Str("builtins"), nil
			}
		}
		return None, nil
	}, nil}
	self := Attr{"__self__", func(_ *Thread, v Value) (Value, error) {
		switch f := v.(type) {
		case *BoundMethod:
			return f.Self, nil
		case *Builtin:
			return noneOr(f.Self), nil
		case *newMethod:
			return f.owner, nil
		}
		return None, nil
	}, nil}
	BuiltinType.Extend(ClassSpec{Attrs: append([]Attr{module, self}, names...), Methods: []Method{
		callMethod(),
		slot0("__repr__", func(th *Thread, v Value) (Value, error) {
			name, _ := nameOf(v)
			switch f := v.(type) {
			case *BoundMethod:
				return Str(fmt.Sprintf("<built-in method %s of %s object at %#x>", name, f.Self.Type().FullName(), th.ID(f.Self))), nil
			case *newMethod:
				return Str(fmt.Sprintf("<built-in method __new__ of type object at %#x>", th.ID(f.owner))), nil
			}
			return Str("<built-in function " + name + ">"), nil
		}),
		slot0("__hash__", func(th *Thread, v Value) (Value, error) { return methodHash(th, v) }),
		slot1("__eq__", methodEqual),
	}})
	MethodType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if err := CheckPositional("method", args, 2, 2); err != nil {
				return nil, err
			}
			if !IsCallable(args.Pos[0]) {
				return nil, Raise(TypeError, "first argument must be callable")
			}
			if args.Pos[1] == None {
				return nil, Raise(TypeError, "self must not be None")
			}
			return &BoundMethod{Self: args.Pos[1], Fn: args.Pos[0]}, nil
		},
		Methods: []Method{
			callMethod(),
			slot0("__repr__", func(th *Thread, v Value) (Value, error) {
				m := v.(*BoundMethod)
				name := "?"
				for _, attr := range []string{"__qualname__", "__name__"} {
					if n, ok, _ := LookupAttr(th, m.Fn, attr); ok {
						if s, ok := AsStr(n); ok {
							name = s
							break
						}
					}
				}
				r, err := Repr(th, m.Self)
				return Str("<bound method " + name + " of " + r + ">"), err
			}),
			slot0("__hash__", func(th *Thread, v Value) (Value, error) { return methodHash(th, v) }),
			slot1("__eq__", methodEqual),
			{"__get__", func(th *Thread, self Value, args Args) (Value, error) { return self, nil }},
			// What a method does not have it asks its function for.
			slot1("__getattr__", func(th *Thread, v, name Value) (Value, error) {
				n, err := attrName(name)
				if err != nil {
					return nil, err
				}
				x, ok, err := LookupAttr(th, v.(*BoundMethod).Fn, n)
				if err == nil && !ok {
					err = AttributeErr(v, n)
				}
				return x, err
			}),
		},
		Attrs: []Attr{self,
			{"__func__", func(_ *Thread, v Value) (Value, error) { return v.(*BoundMethod).Fn, nil }, nil},
			{"__doc__", func(th *Thread, v Value) (Value, error) { return GetAttr(th, v.(*BoundMethod).Fn, "__doc__") }, nil},
			{"__module__", func(th *Thread, v Value) (Value, error) { return GetAttr(th, v.(*BoundMethod).Fn, "__module__") }, nil},
		},
	})
	descr := func(kind string) Method {
		return slot0("__repr__", func(_ *Thread, v Value) (Value, error) {
			switch d := v.(type) {
			case *MethodDescr:
				if d.isSlot() {
					return Str("<slot wrapper '" + d.Name + "' of '" + d.Owner.Name + "' objects>"), nil
				}
				return Str("<method '" + d.Name + "' of '" + d.Owner.Name + "' objects>"), nil
			case *GetSet:
				return Str("<attribute '" + d.Name + "' of '" + d.Owner.Name + "' objects>"), nil
			case *Member:
				return Str("<member '" + d.Name + "' of '" + d.Owner.Name + "' objects>"), nil
			}
			return Str("<" + kind + ">"), nil
		})
	}
	objclass := Attr{"__objclass__", func(_ *Thread, v Value) (Value, error) {
		switch d := v.(type) {
		case *MethodDescr:
			return d.Owner, nil
		case *GetSet:
			return d.Owner, nil
		case *Member:
			return d.Owner, nil
		}
		return None, nil
	}, nil}
	attrs := append([]Attr{objclass}, names...)
	MethodDescrType.Extend(ClassSpec{Attrs: attrs, Methods: []Method{callMethod(), descr("method"), descrGet}})
	WrapperDescrType.Extend(ClassSpec{Attrs: attrs, Methods: []Method{callMethod(), descr("method"), descrGet}})
	MethodWrapperType.Extend(ClassSpec{Attrs: append([]Attr{self, objclass}, names...), Methods: []Method{
		callMethod(),
		slot0("__repr__", func(th *Thread, v Value) (Value, error) {
			m := v.(*BoundMethod)
			name, _ := nameOf(v)
			return Str(fmt.Sprintf("<method-wrapper '%s' of %s object at %#x>", name, m.Self.Type().Name, th.ID(m.Self))), nil
		}),
		slot0("__hash__", func(th *Thread, v Value) (Value, error) { return methodHash(th, v) }),
		slot1("__eq__", methodEqual),
	}})
	GetSetType.Extend(ClassSpec{Attrs: attrs, Methods: []Method{descr("attribute"), descrGet, descrSet, descrDelete}})
	MemberType.Extend(ClassSpec{Attrs: attrs, Methods: []Method{descr("member"), descrGet, descrSet, descrDelete}})
	CellType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			c := &Cell{}
			if len(args.Pos) > 0 {
				c.V = args.Pos[0]
			}
			return c, CheckPositional("cell", args, 0, 1)
		},
		Attrs: []Attr{{"cell_contents", func(_ *Thread, v Value) (Value, error) {
			if c := v.(*Cell); c.V != nil {
				return c.V, nil
			}
			return nil, Raise(ValueError, "Cell is empty")
		}, func(_ *Thread, self, v Value) error {
			self.(*Cell).V = v
			return nil
		}}},
	})
	ModuleType.HasDict = true
	ModuleType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) { return NewModule("?"), nil },
		Methods: []Method{
			kwInitModule,
			slot0("__repr__", func(th *Thread, v Value) (Value, error) {
				m := v.(*Module)
				name := m.Name
				if n, ok := m.Dict.GetStr("__name__"); ok {
					if s, ok := AsStr(n); ok {
						name = s
					}
				}
				if f, ok := m.Dict.GetStr("__file__"); ok {
					r, err := Repr(th, f)
					return Str("<module '" + name + "' from " + r + ">"), err
				}
				if name == "__main__" {
					return Str("<module '__main__'>"), nil
				}
				return Str("<module '" + name + "' (built-in)>"), nil
			}),
			noArgs("module.__dir__", func(th *Thread, v Value) (Value, error) {
				if f, ok := v.(*Module).Dict.GetStr("__dir__"); ok {
					return Call(th, f)
				}
				names, err := DirNames(th, v)
				return NewList(names...), err
			}),
		},
	})
}

var kwInitModule = kwArgs("module.__init__(name, doc=)", func(th *Thread, self Value, a []Value) (Value, error) {
	name, ok := AsStr(a[0])
	if !ok {
		return nil, Raise(TypeError, "module.__init__() argument 'name' must be str, not %s", ArgLabel(a[0]))
	}
	m := self.(*Module)
	m.Name = name
	m.Dict.SetStr("__name__", Str(name))
	m.Dict.SetStr("__doc__", noneOr(a[1]))
	return None, nil
})

func callMethod() Method {
	return Method{"__call__", func(th *Thread, self Value, args Args) (Value, error) { return CallArgs(th, self, args) }}
}

func methodHash(th *Thread, v Value) (Value, error) {
	if m, ok := v.(*BoundMethod); ok {
		return Int(hashID(th, m.Self) ^ hashID(th, m.Fn)), nil
	}
	return Int(hashID(th, v)), nil
}

func methodEqual(_ *Thread, self, other Value) (Value, error) {
	a, ok := self.(*BoundMethod)
	b, ok2 := other.(*BoundMethod)
	if !ok || !ok2 {
		if self == other {
			return True, nil
		}
		return NotImplemented, nil
	}
	return MakeBool(Is(a.Self, b.Self) && a.Fn == b.Fn), nil
}

// checkReceiver makes sure that a native descriptor is used on its own class.
func checkReceiver(d, instance Value) error {
	var owner *Type
	name := ""
	switch d := d.(type) {
	case *MethodDescr:
		owner, name = d.Owner, d.Name
	case *GetSet:
		owner, name = d.Owner, d.Name
	case *Member:
		owner, name = d.Owner, d.Name
	}
	if owner == nil || instance.Type().IsSubclass(owner) {
		return nil
	}
	return Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.Name, instance.Type().TpName())
}

var descrGet = Method{"__get__", func(th *Thread, self Value, args Args) (Value, error) {
	if err := CheckCount("__get__", len(args.Pos), 1, 2); err != nil {
		return nil, err
	}
	g, ok := self.(Getter)
	if !ok {
		return self, nil
	}
	if args.Pos[0] == None && len(args.Pos) == 2 && args.Pos[1] != Value(NoneType) {
		return self, nil
	}
	if err := checkReceiver(self, args.Pos[0]); err != nil {
		return nil, err
	}
	return g.DescrGet(th, args.Pos[0], args.Pos[0].Type())
}}

var descrSet = slot2("__set__", func(th *Thread, self, instance, v Value) (Value, error) {
	if err := checkReceiver(self, instance); err != nil {
		return nil, err
	}
	return None, self.(Setter).DescrSet(th, instance, v)
})

var descrDelete = slot1("__delete__", func(th *Thread, self, instance Value) (Value, error) {
	if err := checkReceiver(self, instance); err != nil {
		return nil, err
	}
	return None, self.(Deleter).DescrDelete(th, instance)
})
