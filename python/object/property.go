package object

// property, classmethod, staticmethod and super as Python classes.

func init() {
	fn := func(v Value) Value {
		if v == nil || v == None {
			return nil
		}
		return v
	}
	propClinic := MustClinic("property(fget=, fset=, fdel=, doc=)")
	copyWith := func(th *Thread, p *Property, change func(c *Property)) (Value, error) {
		c := &Property{Fget: p.Fget, Fset: p.Fset, Fdel: p.Fdel, Doc: p.Doc, Name: p.Name}
		change(c)
		if p.cls == nil {
			return c, nil
		}
		v, err := Call(th, p.cls, noneOr(c.Fget), noneOr(c.Fset), noneOr(c.Fdel), noneOr(c.Doc))
		if n, ok := v.(*Property); ok {
			n.Name = p.Name
		}
		return v, err
	}
	field := func(name string, get func(p *Property) Value) Attr {
		return Attr{name, func(_ *Thread, self Value) (Value, error) { return noneOr(get(self.(*Property))), nil }, nil}
	}
	PropertyType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			p := &Property{}
			if cls != PropertyType {
				p.SetClass(cls)
			}
			return p, nil
		},
		Methods: []Method{
			{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
				a, err := propClinic.Bind(args)
				if err != nil {
					return nil, err
				}
				p := self.(*Property)
				p.Fget, p.Fset, p.Fdel, p.Doc = fn(a[0]), fn(a[1]), fn(a[2]), fn(a[3])
				if p.Doc == nil && p.Fget != nil {
					if d, ok, err := LookupAttr(th, p.Fget, "__doc__"); ok && err == nil {
						p.Doc = fn(d)
					}
				}
				return None, nil
			}},
			oneArg("property.getter", func(th *Thread, self, f Value) (Value, error) {
				return copyWith(th, self.(*Property), func(c *Property) { c.Fget = fn(f) })
			}),
			oneArg("property.setter", func(th *Thread, self, f Value) (Value, error) {
				return copyWith(th, self.(*Property), func(c *Property) { c.Fset = fn(f) })
			}),
			oneArg("property.deleter", func(th *Thread, self, f Value) (Value, error) {
				return copyWith(th, self.(*Property), func(c *Property) { c.Fdel = fn(f) })
			}),
			posArgs("property.__set_name__", 2, 2, func(th *Thread, self Value, a []Value) (Value, error) {
				self.(*Property).Name, _ = AsStr(a[1])
				return None, nil
			}),
			{"__get__", func(th *Thread, self Value, args Args) (Value, error) {
				if err := CheckCount("__get__", len(args.Pos), 1, 2); err != nil {
					return nil, err
				}
				if args.Pos[0] == None {
					return self, nil
				}
				return self.(*Property).DescrGet(th, args.Pos[0], args.Pos[0].Type())
			}},
			descrSet, descrDelete,
		},
		Attrs: []Attr{
			field("fget", func(p *Property) Value { return p.Fget }),
			field("fset", func(p *Property) Value { return p.Fset }),
			field("fdel", func(p *Property) Value { return p.Fdel }),
			{"__doc__", func(_ *Thread, self Value) (Value, error) { return noneOr(self.(*Property).Doc), nil },
				func(_ *Thread, self, v Value) error {
					self.(*Property).Doc = fn(v)
					return nil
				}},
			{"__isabstractmethod__", func(th *Thread, self Value) (Value, error) {
				p := self.(*Property)
				for _, f := range []Value{p.Fget, p.Fset, p.Fdel} {
					if f == nil {
						continue
					}
					if abs, err := isAbstract(th, f); abs || err != nil {
						return MakeBool(abs), err
					}
				}
				return False, nil
			}, nil},
		},
	})
	extendWrapper(ClassMethodType, "classmethod", func() Value { return &ClassMethod{} }, func(v Value) *Value { return &v.(*ClassMethod).Fn })
	extendWrapper(StaticMethodType, "staticmethod", func() Value { return &StaticMethod{} }, func(v Value) *Value { return &v.(*StaticMethod).Fn })
	StaticMethodType.Extend(ClassSpec{Methods: []Method{callMethod()}})
	extendSuper()
}

func isAbstract(th *Thread, f Value) (bool, error) {
	v, ok, err := LookupAttr(th, f, "__isabstractmethod__")
	if err != nil {
		if _, missing := AsException(err, AttributeError); missing {
			return false, nil
		}
		return false, err
	}
	if !ok {
		return false, nil
	}
	return Truth(th, v)
}

// extendWrapper makes classmethod and staticmethod: what they have in common.
func extendWrapper(t *Type, name string, make func() Value, fn func(Value) *Value) {
	wrapped := func(_ *Thread, self Value) (Value, error) { return noneOr(*fn(self)), nil }
	t.HasDict = true
	attrs := []Attr{
		{"__func__", wrapped, nil}, {"__wrapped__", wrapped, nil},
		{"__isabstractmethod__", func(th *Thread, self Value) (Value, error) {
			if *fn(self) == nil {
				return False, nil
			}
			abs, err := isAbstract(th, *fn(self))
			return MakeBool(abs), err
		}, nil},
	}
	for _, attr := range []string{"__name__", "__qualname__", "__doc__", "__module__", "__annotations__"} {
		attrs = append(attrs, Attr{attr, func(th *Thread, self Value) (Value, error) {
			if d := self.(HasAttrs).AttrDict(false); d != nil {
				if v, ok := d.GetStr(attr); ok {
					return v, nil
				}
			}
			if *fn(self) == nil {
				return None, nil
			}
			return GetAttr(th, *fn(self), attr)
		}, func(_ *Thread, self, v Value) error {
			self.(HasAttrs).AttrDict(true).SetStr(attr, noneOr(v))
			return nil
		}})
	}
	t.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			v := make()
			if cls != t {
				v.(interface{ SetClass(*Type) }).SetClass(cls)
			} else {
				v.(interface{ SetClass(*Type) }).SetClass(t)
			}
			return v, nil
		},
		Methods: []Method{
			{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
				if err := CheckPositional(name, args, 1, 1); err != nil {
					return nil, err
				}
				*fn(self) = args.Pos[0]
				return None, nil
			}},
			slot0("__repr__", func(th *Thread, self Value) (Value, error) {
				r, err := Repr(th, noneOr(*fn(self)))
				return Str("<" + name + "(" + r + ")>"), err
			}),
			{"__get__", func(th *Thread, self Value, args Args) (Value, error) {
				if err := CheckCount("__get__", len(args.Pos), 1, 2); err != nil {
					return nil, err
				}
				if *fn(self) == nil {
					return nil, Raise(RuntimeError, "uninitialized %s object", name)
				}
				owner := args.Pos[0].Type()
				if len(args.Pos) > 1 {
					if t, ok := args.Pos[1].(*Type); ok {
						owner = t
					}
				}
				return self.(Getter).DescrGet(th, args.Pos[0], owner)
			}},
		},
		Attrs: attrs,
	})
}

func extendSuper() {
	SuperType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if len(args.Kw) > 0 {
				return nil, Raise(TypeError, "super() takes no keyword arguments")
			}
			if err := CheckCount("super", len(args.Pos), 0, 2); err != nil {
				return nil, err
			}
			if len(args.Pos) == 0 {
				if th.Frame == nil || th.Frame.Body == nil {
					return nil, Raise(RuntimeError, "super(): no arguments")
				}
				t, self, err := th.Frame.Body.Super()
				if err != nil {
					return nil, err
				}
				return superValue(t, self)
			}
			t, ok := args.Pos[0].(*Type)
			if !ok {
				return nil, Raise(TypeError, "super() argument 1 must be a type, not %s", args.Pos[0].Type().TpName())
			}
			if len(args.Pos) == 1 || args.Pos[1] == None {
				return &Super{Class: t}, nil
			}
			return superValue(t, args.Pos[1])
		},
		Methods: []Method{
			slot0("__repr__", func(th *Thread, self Value) (Value, error) {
				s := self.(*Super)
				if s.Obj == nil {
					return Str("<super: <class '" + s.Class.Name + "'>, NULL>"), nil
				}
				return Str("<super: <class '" + s.Class.Name + "'>, <" + s.ObjType.Name + " object>>"), nil
			}),
			{"__get__", func(th *Thread, self Value, args Args) (Value, error) {
				if err := CheckCount("__get__", len(args.Pos), 1, 2); err != nil {
					return nil, err
				}
				s := self.(*Super)
				if s.Obj != nil || args.Pos[0] == None {
					return s, nil
				}
				return superValue(s.Class, args.Pos[0])
			}},
		},
		Attrs: []Attr{
			{"__thisclass__", func(_ *Thread, self Value) (Value, error) { return self.(*Super).Class, nil }, nil},
			{"__self__", func(_ *Thread, self Value) (Value, error) { return noneOr(self.(*Super).Obj), nil }, nil},
			{"__self_class__", func(_ *Thread, self Value) (Value, error) {
				if t := self.(*Super).ObjType; t != nil {
					return t, nil
				}
				return None, nil
			}, nil},
		},
	})
}

func superValue(t *Type, obj Value) (Value, error) {
	s, err := NewSuper(t, obj)
	if err != nil {
		return nil, err
	}
	return s, nil
}
