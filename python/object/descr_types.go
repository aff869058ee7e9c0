package object

// The constructors and attributes of property, classmethod, staticmethod and
// super.

func init() {
	PropertyType.Extend(ClassSpec{
		New: func(_ *Thread, cls *Type, _ Args) (Value, error) {
			p := &Property{}
			if cls != PropertyType {
				p.cls = cls
			}
			return p, nil
		},
		Methods: []Method{
			NewMethod("__init__(fget=None, fset=None, fdel=None, doc=None)", initProperty),
			NewMethod("getter(fget, /)", func(th *Thread, v Value, a []Value) (Value, error) { return v.(*Property).with(th, a[0], nil, nil) }),
			NewMethod("setter(fset, /)", func(th *Thread, v Value, a []Value) (Value, error) { return v.(*Property).with(th, nil, a[0], nil) }),
			NewMethod("deleter(fdel, /)", func(th *Thread, v Value, a []Value) (Value, error) { return v.(*Property).with(th, nil, nil, a[0]) }),
			NewMethod("__set_name__(owner, name, /)", func(_ *Thread, v Value, a []Value) (Value, error) {
				v.(*Property).Name, _ = AsStr(a[1])
				return None, nil
			}),
			NewMethod("__get__(instance, owner=None, /)", func(th *Thread, v Value, a []Value) (Value, error) {
				if a[0] == None {
					return v, nil
				}
				return v.(*Property).DescrGet(th, a[0], a[0].Type())
			}),
			NewMethod("__set__(instance, value, /)", func(th *Thread, v Value, a []Value) (Value, error) {
				return None, v.(*Property).DescrSet(th, a[0], a[1])
			}),
			NewMethod("__delete__(instance, /)", func(th *Thread, v Value, a []Value) (Value, error) {
				return None, v.(*Property).DescrDelete(th, a[0])
			}),
		},
		Attrs: []Attr{
			propertyPart("fget", func(p *Property) Value { return p.Fget }),
			propertyPart("fset", func(p *Property) Value { return p.Fset }),
			propertyPart("fdel", func(p *Property) Value { return p.Fdel }),
			{Name: "__doc__", Get: func(_ *Thread, v Value) (Value, error) {
				if d := v.(*Property).Doc; d != nil {
					return d, nil
				}
				return None, nil
			}, Set: func(_ *Thread, v, to Value) error {
				v.(*Property).Doc = to
				return nil
			}},
			{Name: "__isabstractmethod__", Get: func(th *Thread, v Value) (Value, error) {
				p := v.(*Property)
				return anyAbstract(th, p.Fget, p.Fset, p.Fdel)
			}},
		},
	})
	wrapper := func(t *Type, make func(fn Value) Value, fn func(v Value) *Value, head func(v Value) *Header) {
		t.HasDict = true
		t.Extend(ClassSpec{
			New: func(th *Thread, cls *Type, args Args) (Value, error) {
				if err := CheckArgCount(t.Name, args, 1); err != nil && cls == t {
					return nil, err
				}
				var f Value = None
				if len(args.Pos) > 0 {
					f = args.Pos[0]
				}
				v := make(f)
				h := head(v)
				h.cls = cls
				for _, n := range []string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"} {
					if x, ok, err := LookupAttr(th, f, n); ok {
						h.AttrDict(true).SetStr(n, x)
					} else if _, limit := err.(*LimitError); limit {
						return nil, err
					}
				}
				h.AttrDict(true).SetStr("__wrapped__", f)
				return v, nil
			},
			Methods: []Method{
				{"__init__", func(*Thread, Value, Args) (Value, error) { return None, nil }},
				NewMethod("__get__(instance, owner=None, /)", func(th *Thread, v Value, a []Value) (Value, error) {
					owner, _ := a[1].(*Type)
					instance := a[0]
					if instance == None && owner != nil {
						instance = nil
					}
					return v.(Getter).DescrGet(th, instance, owner)
				}),
				{"__repr__", func(th *Thread, v Value, _ Args) (Value, error) {
					s, err := Repr(th, *fn(v))
					return Str("<" + t.Name + "(" + s + ")>"), err
				}},
			},
			Attrs: []Attr{
				{Name: "__func__", Get: func(_ *Thread, v Value) (Value, error) { return *fn(v), nil }},
				{Name: "__dict__", Get: func(_ *Thread, v Value) (Value, error) { return head(v).AttrDict(true), nil }},
				{Name: "__isabstractmethod__", Get: func(th *Thread, v Value) (Value, error) { return anyAbstract(th, *fn(v)) }},
			},
		})
	}
	wrapper(ClassMethodType, func(fn Value) Value { return NewClassMethod(fn) },
		func(v Value) *Value { return &v.(*ClassMethod).Fn }, func(v Value) *Header { return &v.(*ClassMethod).Header })
	wrapper(StaticMethodType, func(fn Value) Value { return NewStaticMethod(fn) },
		func(v Value) *Value { return &v.(*StaticMethod).Fn }, func(v Value) *Header { return &v.(*StaticMethod).Header })
	SuperType.Extend(ClassSpec{
		New: newSuper,
		Methods: []Method{
			{"__init__", func(*Thread, Value, Args) (Value, error) { return None, nil }},
			{"__repr__", func(_ *Thread, v Value, _ Args) (Value, error) {
				s := v.(*Super)
				if s.ObjType == nil {
					return Str("<super: <class '" + s.Class.Name + "'>, NULL>"), nil
				}
				return Str("<super: <class '" + s.Class.Name + "'>, <" + s.ObjType.Name + " object>>"), nil
			}},
		},
		Attrs: []Attr{
			{Name: "__thisclass__", Get: func(_ *Thread, v Value) (Value, error) { return v.(*Super).Class, nil }},
			{Name: "__self__", Get: func(_ *Thread, v Value) (Value, error) {
				if o := v.(*Super).Obj; o != nil {
					return o, nil
				}
				return None, nil
			}},
			{Name: "__self_class__", Get: func(_ *Thread, v Value) (Value, error) {
				if t := v.(*Super).ObjType; t != nil {
					return t, nil
				}
				return None, nil
			}},
		},
	})
}

func initProperty(th *Thread, v Value, a []Value) (Value, error) {
	p := v.(*Property)
	for i, to := range []*Value{&p.Fget, &p.Fset, &p.Fdel} {
		if a[i] != nil && a[i] != None {
			*to = a[i]
		}
	}
	switch {
	case a[3] != nil && a[3] != None:
		p.Doc = a[3]
	case p.Fget != nil:
		d, ok, err := LookupAttr(th, p.Fget, "__doc__")
		if _, limit := err.(*LimitError); limit {
			return nil, err
		}
		if ok {
			p.Doc = d
		}
	}
	return None, nil
}

// with returns a property of the same class with some of its functions replaced.
func (p *Property) with(th *Thread, get, set, del Value) (Value, error) {
	pick := func(v, old Value) Value {
		switch {
		case v != nil:
			return v
		case old != nil:
			return old
		}
		return None
	}
	var doc Value = None
	if get == nil && p.Doc != nil {
		doc = p.Doc
	}
	made, err := Call(th, p.Type(), pick(get, p.Fget), pick(set, p.Fset), pick(del, p.Fdel), doc)
	if q, ok := made.(*Property); ok {
		q.Name = p.Name
	}
	return made, err
}

func propertyPart(name string, part func(*Property) Value) Attr {
	return Attr{Name: name, Get: func(_ *Thread, v Value) (Value, error) {
		if f := part(v.(*Property)); f != nil {
			return f, nil
		}
		return None, nil
	}}
}

// anyAbstract reports whether one of the functions is marked as abstract.
func anyAbstract(th *Thread, fns ...Value) (Value, error) {
	for _, f := range fns {
		if f == nil {
			continue
		}
		v, ok, err := LookupAttr(th, f, "__isabstractmethod__")
		if _, limit := err.(*LimitError); limit {
			return nil, err
		}
		if ok {
			if t, err := Truth(th, v); t || err != nil {
				return MakeBool(t), err
			}
		}
	}
	return False, nil
}

func newSuper(th *Thread, _ *Type, args Args) (Value, error) {
	if len(args.Kw) > 0 {
		return nil, Raise(TypeError, "super() takes no keyword arguments")
	}
	if len(args.Pos) > 2 {
		return nil, Raise(TypeError, "super() expected at most 2 arguments, got %d", len(args.Pos))
	}
	if len(args.Pos) == 0 {
		if th.Frame == nil || th.Frame.Body == nil {
			return nil, Raise(RuntimeError, "super(): no arguments")
		}
		cls, obj, err := th.Frame.Body.Super()
		if err != nil {
			return nil, err
		}
		return superOrErr(NewSuper(cls, obj))
	}
	cls, ok := args.Pos[0].(*Type)
	if !ok {
		return nil, Raise(TypeError, "super() argument 1 must be a type, not %s", args.Pos[0].Type().Name)
	}
	if len(args.Pos) == 1 || args.Pos[1] == None {
		return &Super{Class: cls}, nil
	}
	return superOrErr(NewSuper(cls, args.Pos[1]))
}

func superOrErr(s *Super, err error) (Value, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}
