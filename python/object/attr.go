package object

// AttrGetter is a native value that answers for its attributes itself. handled
// is false where the ordinary look-up shall go on.
type AttrGetter interface {
	Value
	GetAttribute(th *Thread, name string) (v Value, handled bool, err error)
}

// bind applies the descriptor protocol to a class attribute f that was found for
// instance (nil: read on the class itself).
func bind(th *Thread, f, instance Value, owner *Type) (Value, error) {
	if g, ok := f.(Getter); ok {
		return g.DescrGet(th, instance, owner)
	}
	if o, ok := f.(*Instance); ok {
		if get, ok := o.cls.Lookup("__get__"); ok {
			inst := instance
			if inst == nil {
				inst = None
			}
			return callUnbound(th, get, o, inst, owner)
		}
	}
	return f, nil
}

// callUnbound calls a class attribute with self as first argument, whatever kind
// of function it is.
func callUnbound(th *Thread, f, self Value, args ...Value) (Value, error) {
	if m, ok := f.(*MethodDescr); ok {
		return m.Fn(th, self, Args{Pos: args})
	}
	bound, err := bind(th, f, self, self.Type())
	if err != nil {
		return nil, err
	}
	return CallArgs(th, bound, Args{Pos: args})
}

// CallSpecial calls the special method name (looked up on the class, as Python
// does for operators) of self; found is false where the class has none or sets
// it to None.
func CallSpecial(th *Thread, self Value, name string, args ...Value) (v Value, found bool, err error) {
	f, ok := self.Type().Lookup(name)
	if !ok || f == None {
		return nil, false, nil
	}
	v, err = callUnbound(th, f, self, args...)
	return v, true, err
}

func isDataDescriptor(f Value) bool {
	switch d := f.(type) {
	case Setter:
		return true
	case *Instance:
		if _, ok := d.cls.Lookup("__set__"); ok {
			return true
		}
		_, ok := d.cls.Lookup("__delete__")
		return ok
	}
	return false
}

// GetAttr returns the attribute name of o, as o.name does.
func GetAttr(th *Thread, o Value, name string) (Value, error) {
	v, ok, err := LookupAttr(th, o, name)
	if err != nil {
		return nil, aboutAttribute(err, o, name)
	}
	if !ok {
		return nil, AttributeErr(o, name)
	}
	return v, nil
}

// LookupAttr is GetAttr with a missing attribute reported by ok instead of an
// AttributeError (also one raised by __getattr__, which is kept in err).
func LookupAttr(th *Thread, o Value, name string) (v Value, ok bool, err error) {
	t := o.Type()
	if o, isInst := o.(*Instance); isInst {
		if f, owner := t.LookupOwner("__getattribute__"); f != nil && owner != ObjectType {
			v, err = callUnbound(th, f, o, Str(name))
			if _, missing := AsException(err, AttributeError); missing {
				if g, has := t.Lookup("__getattr__"); has {
					v, err = callUnbound(th, g, o, Str(name))
				}
			}
			return v, err == nil, err
		}
	}
	v, ok, err = GenericGetAttr(th, o, name)
	if ok && err == nil {
		return v, ok, err
	}
	if err != nil {
		if _, missing := AsException(err, AttributeError); !missing {
			return nil, false, err
		}
	}
	lookIn := t
	if m, isModule := o.(*Module); isModule {
		if g, has := m.Dict.GetStr("__getattr__"); has {
			v, err = Call(th, g, Str(name))
			return v, err == nil, err
		}
	}
	if g, has := lookIn.Lookup("__getattr__"); has {
		v, err = callUnbound(th, g, o, Str(name))
		return v, err == nil, err
	}
	return nil, false, err
}

// GenericGetAttr is object.__getattribute__ (type.__getattribute__ for a class):
// data descriptors, the instance dictionary, other class attributes. It does not
// call __getattr__.
func GenericGetAttr(th *Thread, o Value, name string) (v Value, ok bool, err error) {
	switch x := o.(type) {
	case *Type:
		return typeGetAttr(th, x, name)
	case *Super:
		if x.Obj != nil && name != "__class__" {
			v, err := superLookup(th, x, name)
			if v != nil || err != nil {
				return v, err == nil, err
			}
		}
	case AttrGetter:
		v, handled, err := x.GetAttribute(th, name)
		if handled || err != nil {
			return v, err == nil, err
		}
	}
	t := o.Type()
	f, found := t.Lookup(name)
	if found && isDataDescriptor(f) {
		v, err := bind(th, f, o, t)
		return v, err == nil, err
	}
	if h, has := o.(HasAttrs); has {
		if d := h.AttrDict(false); d != nil {
			if v, ok := d.GetStr(name); ok {
				return v, true, nil
			}
		}
	}
	if found {
		v, err := bind(th, f, o, t)
		return v, err == nil, err
	}
	return nil, false, nil
}

func typeGetAttr(th *Thread, t *Type, name string) (Value, bool, error) {
	meta := t.Type()
	mf, inMeta := meta.Lookup(name)
	if inMeta && isDataDescriptor(mf) {
		v, err := bind(th, mf, t, meta)
		return v, err == nil, err
	}
	if f, ok := t.Lookup(name); ok {
		v, err := bind(th, f, nil, t)
		return v, err == nil, err
	}
	if inMeta {
		v, err := bind(th, mf, t, meta)
		return v, err == nil, err
	}
	return nil, false, nil
}

func superLookup(th *Thread, s *Super, name string) (Value, error) {
	after := false
	for _, c := range s.ObjType.MRO {
		if !after {
			after = c == s.Class
			continue
		}
		f, ok := c.Dict.GetStr(name)
		if !ok {
			continue
		}
		inst := s.Obj
		if inst == Value(s.ObjType) {
			inst = nil
		}
		return bind(th, f, inst, s.ObjType)
	}
	return nil, nil
}

// superAttr reads name through super(class, obj).
func superAttr(th *Thread, class *Type, obj Value, objType *Type, name string) (Value, error) {
	v, err := superLookup(th, &Super{class, obj, objType}, name)
	if err == nil && v == nil {
		err = Raise(AttributeError, "'super' object has no attribute '%s'", name)
	}
	return v, err
}

// SetAttr assigns an attribute, as o.name = v does.
func SetAttr(th *Thread, o Value, name string, v Value) error {
	if f, owner := o.Type().LookupOwner("__setattr__"); f != nil && owner != ObjectType && owner != TypeType {
		_, err := callUnbound(th, f, o, Str(name), v)
		return err
	}
	return GenericSetAttr(th, o, name, v)
}

// GenericSetAttr is object.__setattr__ (type.__setattr__ for a class).
func GenericSetAttr(th *Thread, o Value, name string, v Value) error {
	t := o.Type()
	if f, ok := t.Lookup(name); ok {
		if s, ok := f.(Setter); ok {
			return s.DescrSet(th, o, v)
		}
		if d, ok := f.(*Instance); ok {
			if set, ok := d.cls.Lookup("__set__"); ok {
				_, err := callUnbound(th, set, d, o, v)
				return err
			}
		}
	}
	if c, ok := o.(*Type); ok {
		if c.Builtin {
			return Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, c.FullName())
		}
		c.SetAttr(name, v)
		return nil
	}
	if h, ok := o.(HasAttrs); ok {
		if d := h.AttrDict(true); d != nil {
			d.SetStr(name, v)
			return nil
		}
	}
	return readOnlyErr(o, t, name)
}

// DelAttr deletes an attribute, as del o.name does.
func DelAttr(th *Thread, o Value, name string) error {
	if f, owner := o.Type().LookupOwner("__delattr__"); f != nil && owner != ObjectType && owner != TypeType {
		_, err := callUnbound(th, f, o, Str(name))
		return err
	}
	return GenericDelAttr(th, o, name)
}

// GenericDelAttr is object.__delattr__ (type.__delattr__ for a class).
func GenericDelAttr(th *Thread, o Value, name string) error {
	t := o.Type()
	if f, ok := t.Lookup(name); ok {
		if d, ok := f.(Deleter); ok {
			return d.DescrDelete(th, o)
		}
		if d, ok := f.(*Instance); ok {
			if del, ok := d.cls.Lookup("__delete__"); ok {
				_, err := callUnbound(th, del, d, o)
				return err
			}
		}
	}
	if c, ok := o.(*Type); ok {
		if c.Builtin {
			return Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, c.FullName())
		}
		if !c.DelAttr(name) {
			return AttributeErr(o, name)
		}
		return nil
	}
	if h, ok := o.(HasAttrs); ok {
		if d := h.AttrDict(false); d != nil && d.DelStr(name) {
			return nil
		}
	}
	return AttributeErr(o, name)
}

func readOnlyErr(o Value, t *Type, name string) error {
	if _, ok := t.Lookup(name); ok {
		return Raise(AttributeError, "'%s' object attribute '%s' is read-only", t.Name, name)
	}
	return AttributeErr(o, name)
}
