package object

import "strings"

func init() {
	TypeType.Extend(ClassSpec{
		New: newType,
		Methods: []Method{
			{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
				if len(args.Kw) > 0 && len(args.Pos) == 1 {
					return nil, Raise(TypeError, "type.__init__() takes no keyword arguments")
				}
				if len(args.Pos) != 1 && len(args.Pos) != 3 {
					return nil, Raise(TypeError, "type.__init__() takes 1 or 3 arguments")
				}
				return None, nil
			}},
			{"__call__", func(th *Thread, self Value, args Args) (Value, error) {
				t, ok := self.(*Type)
				if !ok {
					return nil, Raise(TypeError, "descriptor '__call__' requires a 'type' object but received a '%s'", self.Type().TpName())
				}
				return TypeCall(th, t, args)
			}},
			slot0("__repr__", func(th *Thread, self Value) (Value, error) {
				return Str("<class '" + self.(*Type).FullName() + "'>"), nil
			}),
			slot1("__getattribute__", func(th *Thread, self, name Value) (Value, error) {
				n, err := attrName(name)
				if err != nil {
					return nil, err
				}
				v, ok, err := GenericGetAttr(th, self, n)
				if err == nil && !ok {
					err = AttributeErr(self, n)
				}
				return v, err
			}),
			slot2("__setattr__", func(th *Thread, self, name, v Value) (Value, error) {
				n, err := attrName(name)
				if err != nil {
					return nil, err
				}
				return None, GenericSetAttr(th, self, n, v)
			}),
			slot1("__delattr__", func(th *Thread, self, name Value) (Value, error) {
				n, err := attrName(name)
				if err != nil {
					return nil, err
				}
				return None, GenericDelAttr(th, self, n)
			}),
			noArgs("type.mro", func(th *Thread, self Value) (Value, error) {
				t := self.(*Type)
				if t == ObjectType {
					return NewList(ObjectType), nil
				}
				mro, err := computeMRO(t)
				if err != nil {
					return nil, err
				}
				return NewList(typeValues(mro)...), nil
			}),
			noArgs("type.__subclasses__", func(th *Thread, self Value) (Value, error) {
				return NewList(typeValues(self.(*Type).Subclasses())...), nil
			}),
			oneArg("type.__instancecheck__", func(th *Thread, self, v Value) (Value, error) {
				ok, err := instanceCheck(th, v, self.(*Type))
				return MakeBool(ok), err
			}),
			oneArg("type.__subclasscheck__", func(th *Thread, self, v Value) (Value, error) {
				sub, ok := v.(*Type)
				if !ok {
					return nil, Raise(TypeError, "issubclass() arg 1 must be a class")
				}
				return MakeBool(sub.IsSubclass(self.(*Type))), nil
			}),
			slot1("__or__", typeOr), slot1("__ror__", func(th *Thread, self, other Value) (Value, error) { return typeOr(th, other, self) }),
			noArgs("type.__dir__", func(th *Thread, self Value) (Value, error) {
				names, err := DirNames(th, self)
				return NewList(names...), err
			}),
		},
		ClassMethods: []Method{
			{"__prepare__", func(th *Thread, self Value, args Args) (Value, error) { return NewDict(), nil }},
		},
		Attrs: []Attr{
			{"__name__", func(th *Thread, self Value) (Value, error) { return Str(self.(*Type).Name), nil },
				func(th *Thread, self, v Value) error { return setTypeName(self.(*Type), "__name__", v) }},
			{"__qualname__", func(th *Thread, self Value) (Value, error) { return Str(self.(*Type).QualName), nil },
				func(th *Thread, self, v Value) error { return setTypeName(self.(*Type), "__qualname__", v) }},
			{"__module__", typeModule, func(th *Thread, self, v Value) error {
				t := self.(*Type)
				if t.Builtin {
					return immutableType(t, "__module__")
				}
				if v == nil {
					return Raise(TypeError, "cannot delete '__module__' attribute of type '%s'", t.Name)
				}
				if s, ok := AsStr(v); ok {
					t.Module = s
				}
				t.SetAttr("__module__", v)
				return nil
			}},
			{"__doc__", func(th *Thread, self Value) (Value, error) {
				d, ok := self.(*Type).Dict.GetStr("__doc__")
				if !ok {
					return None, nil
				}
				return bind(th, d, nil, self.(*Type))
			}, func(th *Thread, self, v Value) error {
				t := self.(*Type)
				if t.Builtin {
					return immutableType(t, "__doc__")
				}
				if v == nil {
					return Raise(TypeError, "cannot delete '__doc__' attribute of type '%s'", t.Name)
				}
				t.SetAttr("__doc__", v)
				return nil
			}},
			{"__mro__", func(th *Thread, self Value) (Value, error) { return NewTuple(typeValues(self.(*Type).MRO)...), nil }, nil},
			{"__bases__", func(th *Thread, self Value) (Value, error) { return NewTuple(typeValues(self.(*Type).Bases)...), nil },
				func(_ *Thread, self, v Value) error { return self.(*Type).SetBases(v) }},
			{"__base__", func(th *Thread, self Value) (Value, error) {
				t := self.(*Type)
				if len(t.Bases) == 0 {
					return None, nil
				}
				best := t.Bases[0]
				for _, b := range t.Bases[1:] {
					if nb, ob := b.nativeBase(), best.nativeBase(); nb != ob && nb.IsSubclass(ob) {
						best = b
					}
				}
				return best, nil
			}, nil},
			{"__dict__", func(th *Thread, self Value) (Value, error) { return &MappingProxy{Map: self.(*Type).Dict}, nil }, nil},
			{"__annotations__", func(th *Thread, self Value) (Value, error) {
				t := self.(*Type)
				if v, ok := t.Dict.GetStr("__annotations__"); ok {
					return v, nil
				}
				if t.Builtin {
					return nil, AttributeErr(t, "__annotations__")
				}
				d := NewDict()
				t.SetAttr("__annotations__", d)
				return d, nil
			}, func(th *Thread, self, v Value) error {
				t := self.(*Type)
				if t.Builtin {
					return immutableType(t, "__annotations__")
				}
				if v == nil {
					if !t.DelAttr("__annotations__") {
						return Raise(AttributeError, "__annotations__")
					}
					return nil
				}
				t.SetAttr("__annotations__", v)
				return nil
			}},
			{"__abstractmethods__", func(th *Thread, self Value) (Value, error) {
				if v, ok := self.(*Type).Dict.GetStr("__abstractmethods__"); ok && self != Value(TypeType) {
					return v, nil
				}
				return nil, Raise(AttributeError, "__abstractmethods__")
			}, func(th *Thread, self, v Value) error {
				t := self.(*Type)
				if t.Builtin {
					return immutableType(t, "__abstractmethods__")
				}
				if v == nil {
					if !t.DelAttr("__abstractmethods__") {
						return Raise(AttributeError, "__abstractmethods__")
					}
					return nil
				}
				t.SetAttr("__abstractmethods__", v)
				return nil
			}},
		},
	})
}

func immutableType(t *Type, name string) error {
	return Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, t.FullName())
}

func typeValues(ts []*Type) []Value {
	out := make([]Value, len(ts))
	for i, t := range ts {
		out[i] = t
	}
	return out
}

func typeModule(th *Thread, self Value) (Value, error) {
	t := self.(*Type)
	if v, ok := t.Dict.GetStr("__module__"); ok && !t.Builtin {
		return v, nil
	}
	if t.Module == "" {
		return Str("builtins"), nil
	}
	return Str(t.Module), nil
}

func setTypeName(t *Type, attr string, v Value) error {
	if t.Builtin {
		return immutableType(t, attr)
	}
	if v == nil {
		return Raise(TypeError, "cannot delete '%s' attribute of type '%s'", attr, t.Name)
	}
	s, ok := AsStr(v)
	if !ok {
		return Raise(TypeError, "can only assign string to %s.%s, not '%s'", t.Name, attr, v.Type().TpName())
	}
	if attr == "__name__" {
		t.Name = s
	} else {
		t.QualName = s
	}
	return nil
}

// newType is type.__new__(meta, name, bases, namespace, **kwargs).
func newType(th *Thread, meta *Type, args Args) (Value, error) {
	if meta == TypeType && len(args.Pos) == 1 && len(args.Kw) == 0 {
		return args.Pos[0].Type(), nil
	}
	if len(args.Pos) != 3 {
		if meta == TypeType {
			if len(args.Pos) == 1 {
				return nil, noKeywords("type", args)
			}
			return nil, Raise(TypeError, "type() takes 1 or 3 arguments")
		}
		return nil, Raise(TypeError, "type.__new__() takes exactly 3 arguments (%d given)", len(args.Pos))
	}
	name, ok := AsStr(args.Pos[0])
	if !ok {
		return nil, Raise(TypeError, "type.__new__() argument 1 must be str, not %s", ArgLabel(args.Pos[0]))
	}
	bt, ok := args.Pos[1].(*Tuple)
	if !ok {
		return nil, Raise(TypeError, "type.__new__() argument 2 must be tuple, not %s", ArgLabel(args.Pos[1]))
	}
	ns, ok := args.Pos[2].(*Dict)
	if !ok {
		return nil, Raise(TypeError, "type.__new__() argument 3 must be dict, not %s", ArgLabel(args.Pos[2]))
	}
	if strings.IndexByte(name, 0) >= 0 {
		return nil, Raise(ValueError, "type name must not contain null characters")
	}
	bases := make([]*Type, len(bt.Elems))
	for i, b := range bt.Elems {
		t, ok := b.(*Type)
		if !ok {
			if _, has := b.Type().Lookup("__mro_entries__"); has {
				return nil, Raise(TypeError, "type() doesn't support MRO entry resolution; use types.new_class()")
			}
			return nil, Raise(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
		bases[i] = t
	}
	winner, err := MetaFor(meta, bases)
	if err != nil {
		return nil, err
	}
	if winner != meta {
		if n, _ := winner.Lookup("__new__"); n != nil {
			if m, ok := n.(*newMethod); !ok || m.owner != TypeType {
				return CallArgs(th, mustBind(th, n, winner), args.Prepend(winner))
			}
		}
		meta = winner
	}
	t, err := NewClass(th, meta, name, bases, ns.Copy(), args.Kw)
	if err != nil {
		return nil, err
	}
	return t, nil
}

func mustBind(th *Thread, f Value, owner *Type) Value {
	b, err := bind(th, f, nil, owner)
	if err != nil {
		return f
	}
	return b
}

// IsInstanceOf is isinstance(v, class): class may be a tuple of classes or a
// union, and __instancecheck__ is honoured.
func IsInstanceOf(th *Thread, v, class Value) (bool, error) {
	if t, ok := class.(*Type); ok {
		if v.Type() == t {
			return true, nil
		}
		if t.Meta == nil {
			return instanceCheck(th, v, t)
		}
	}
	return classCheck(th, v, class, "__instancecheck__", "isinstance() arg 2 must be a type, a tuple of types, or a union")
}

// IsSubclassOf is issubclass(sub, class), with tuples, unions and
// __subclasscheck__.
func IsSubclassOf(th *Thread, sub, class Value) (bool, error) {
	if t, ok := class.(*Type); ok && t.Meta == nil {
		s, ok := sub.(*Type)
		if !ok {
			return false, Raise(TypeError, "issubclass() arg 1 must be a class")
		}
		return s.IsSubclass(t), nil
	}
	switch sub.(type) {
	case *Type, *GenericAlias:
	default:
		if _, ok := class.Type().Lookup("__subclasscheck__"); !ok {
			if _, isTuple := class.(*Tuple); !isTuple {
				return false, Raise(TypeError, "issubclass() arg 1 must be a class")
			}
		}
	}
	return classCheck(th, sub, class, "__subclasscheck__", "issubclass() arg 2 must be a class, a tuple of classes, or a union")
}

func classCheck(th *Thread, v, class Value, hook, wrong string) (bool, error) {
	if tup, ok := class.(*Tuple); ok {
		if err := th.Enter(); err != nil {
			return false, err
		}
		defer th.Leave()
		for _, c := range tup.Elems {
			var ok bool
			var err error
			if hook == "__instancecheck__" {
				ok, err = IsInstanceOf(th, v, c)
			} else {
				ok, err = IsSubclassOf(th, v, c)
			}
			if ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	r, found, err := CallSpecial(th, class, hook, v)
	if err != nil {
		return false, err
	}
	if !found {
		return false, Raise(TypeError, "%s", wrong)
	}
	return Truth(th, r)
}

// instanceCheck is type.__instancecheck__: the class of v, or what v says is its
// __class__.
func instanceCheck(th *Thread, v Value, t *Type) (bool, error) {
	if v.Type().IsSubclass(t) {
		return true, nil
	}
	o, ok := v.(*Instance)
	if !ok {
		return false, nil
	}
	if _, owner := o.cls.LookupOwner("__class__"); owner == ObjectType {
		if g, gowner := o.cls.LookupOwner("__getattribute__"); g == nil || gowner == ObjectType {
			return false, nil
		}
	}
	c, found, err := LookupAttr(th, v, "__class__")
	if err != nil || !found {
		return false, nil
	}
	ct, ok := c.(*Type)
	return ok && ct.IsSubclass(t), nil
}
