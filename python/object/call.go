package object

// KwArg is one keyword argument.
type KwArg struct {
	Name  string
	Value Value
}

// Args are the arguments of a call. A callee must not keep or change Pos: the
// caller may use it again.
type Args struct {
	Pos []Value
	Kw  []KwArg
}

// Prepend returns the arguments with v before the positional ones.
func (a Args) Prepend(v Value) Args {
	pos := make([]Value, len(a.Pos)+1)
	pos[0] = v
	copy(pos[1:], a.Pos)
	return Args{Pos: pos, Kw: a.Kw}
}

// Get returns the keyword argument name.
func (a Args) Get(name string) (Value, bool) {
	for _, k := range a.Kw {
		if k.Name == name {
			return k.Value, true
		}
	}
	return nil, false
}

// Callable is a native value that can be called.
type Callable interface {
	Value
	Call(th *Thread, args Args) (Value, error)
}

// Call calls fn with positional arguments.
//
//go:noinline
func Call(th *Thread, fn Value, args ...Value) (Value, error) {
	return CallArgs(th, fn, Args{Pos: args})
}

// CallArgs calls fn, as fn(*args, **kw) does.
func CallArgs(th *Thread, fn Value, args Args) (Value, error) {
	// In WebAssembly Go looks each conversion to an interface up in a table: what is
	// called most is told without one.
	switch f := fn.(type) {
	case *Type:
		return callType(th, f, args)
	case *Builtin:
		return f.Call(th, args)
	case *BoundMethod:
		return f.Call(th, args)
	}
	t := fn.Type()
	if t == FunctionType && th.CallFunction != nil {
		if v, done, err := th.CallFunction(th, fn, args); done {
			return v, err
		}
	}
	if f, ok := fn.(Callable); ok {
		return f.Call(th, args)
	}
	f, ok := t.Lookup("__call__")
	if !ok {
		return nil, Raise(TypeError, "'%s' object is not callable", t.TpName())
	}
	if m, ok := f.(*MethodDescr); ok {
		return m.Fn(th, fn, args)
	}
	if err := th.Enter(); err != nil {
		return nil, err
	}
	defer th.Leave()
	bound, err := bind(th, f, fn, t)
	if err != nil {
		return nil, err
	}
	return CallArgs(th, bound, args)
}

// CallMethod calls o.name(*args) without making the bound method where it can.
//
//go:noinline
func CallMethod(th *Thread, o Value, name string, args ...Value) (Value, error) {
	return CallMethodArgs(th, o, name, Args{Pos: args})
}

// CallMethodArgs calls o.name(*args, **kw).
func CallMethodArgs(th *Thread, o Value, name string, args Args) (Value, error) {
	if f, self, ok := LoadMethod(o, name); ok {
		if m, ok := f.(*MethodDescr); ok {
			return m.Fn(th, self, args)
		}
		return CallArgs(th, f, args.Prepend(self))
	}
	f, err := GetAttr(th, o, name)
	if err != nil {
		return nil, err
	}
	return CallArgs(th, f, args)
}

// LoadMethod finds the plain method name of o for a call that needs no bound
// method: f is a native method or a Python function of o's class that no instance
// attribute hides, to be called with o first. ok is false where the attribute
// must be read in the ordinary way.
func LoadMethod(o Value, name string) (f, self Value, ok bool) {
	switch o.(type) {
	case *Type, *Module, *Super, AttrGetter:
		return nil, nil, false
	}
	t := o.Type()
	f, found := t.Lookup(name)
	if !found {
		return nil, nil, false
	}
	if _, native := f.(*MethodDescr); !native && f.Type() != FunctionType {
		return nil, nil, false
	}
	if _, isInst := o.(*Instance); isInst {
		if g, owner := t.LookupOwner("__getattribute__"); g != nil && owner != ObjectType {
			return nil, nil, false
		}
	}
	if h, has := o.(HasAttrs); has {
		if d := h.AttrDict(false); d != nil && d.Len() > 0 {
			if _, hidden := d.GetStr(name); hidden {
				return nil, nil, false
			}
		}
	}
	return f, o, true
}

// callType is what calling a class does: the metaclass's __call__, else
// type.__call__.
func callType(th *Thread, t *Type, args Args) (Value, error) {
	if t.Meta != nil {
		if f, owner := t.Meta.LookupOwner("__call__"); f != nil && owner != TypeType {
			if m, ok := f.(*MethodDescr); ok {
				return m.Fn(th, t, args)
			}
			bound, err := bind(th, f, t, t.Meta)
			if err != nil {
				return nil, err
			}
			return CallArgs(th, bound, args)
		}
	}
	return TypeCall(th, t, args)
}

// TypeCall is type.__call__: cls.__new__(cls, …), then __init__ of the result if
// it is an instance of cls.
func TypeCall(th *Thread, t *Type, args Args) (Value, error) {
	if t == TypeType && len(args.Pos) == 1 && len(args.Kw) == 0 {
		return args.Pos[0].Type(), nil
	}
	m := t.makingOf()
	var obj Value
	var err error
	if n, ok := m.new.(*newMethod); ok {
		obj, err = n.owner.New(th, t, args)
	} else {
		var bound Value
		if bound, err = bind(th, m.new, nil, t); err == nil {
			obj, err = CallArgs(th, bound, args.Prepend(t))
		}
	}
	if err != nil {
		return obj, err
	}
	init := m.init
	if made := obj.Type(); made != t {
		if !made.IsSubclass(t) {
			return obj, nil
		}
		init = made.makingOf().init
	}
	if init == nil {
		return obj, nil // object.__new__ has checked the arguments
	}
	var r Value
	if m, ok := init.(*MethodDescr); ok {
		r, err = m.Fn(th, obj, args)
	} else if init.Type() == FunctionType {
		r, err = CallArgs(th, init, args.Prepend(obj))
	} else {
		var bound Value
		if bound, err = bind(th, init, obj, obj.Type()); err == nil {
			r, err = CallArgs(th, bound, args)
		}
	}
	if err != nil {
		return nil, err
	}
	if r != None && r != nil {
		return nil, Raise(TypeError, "__init__() should return None, not '%s'", r.Type().TpName())
	}
	return obj, nil
}

// making is what calling a class does: its __new__, and its __init__ unless that is
// object's.
type making struct{ new, init Value }

// makingOf looks them up; for a class that all runs share once.
func (t *Type) makingOf() making {
	if m := t.making.Load(); m != nil {
		return *m
	}
	var m making
	m.new, _ = t.Lookup("__new__")
	if init, owner := t.LookupOwner("__init__"); owner != ObjectType {
		m.init = init
	}
	if t.Builtin && started.Load() {
		t.making.Store(&m)
	}
	return m
}

// newMethod is the __new__ of a native class.
type newMethod struct{ owner *Type }

func (*newMethod) Type() *Type { return BuiltinType }

func (n *newMethod) Call(th *Thread, args Args) (Value, error) {
	if len(args.Pos) == 0 {
		return nil, Raise(TypeError, "%s.__new__(): not enough arguments", n.owner.Name)
	}
	cls, ok := args.Pos[0].(*Type)
	if !ok {
		return nil, Raise(TypeError, "%s.__new__(X): X is not a type object (%s)", n.owner.Name, args.Pos[0].Type().TpName())
	}
	if !cls.IsSubclass(n.owner) {
		return nil, Raise(TypeError, "%s.__new__(%s): %s is not a subtype of %s", n.owner.Name, cls.Name, cls.Name, n.owner.Name)
	}
	return n.owner.New(th, cls, Args{Pos: args.Pos[1:], Kw: args.Kw})
}

func (t *Type) setNew(f NewFunc) {
	t.New = f
	t.Dict.SetStr("__new__", &newMethod{t})
}

// IsCallable reports whether callable(v) is true.
func IsCallable(v Value) bool {
	switch v.(type) {
	case Callable, *Type:
		return true
	}
	_, ok := v.Type().Lookup("__call__")
	return ok
}

// KwArgs returns the items of a dict whose keys are str as keyword arguments, as
// **d in a call gives them.
func KwArgs(d *Dict) []KwArg {
	out := make([]KwArg, 0, d.Len())
	for _, e := range d.Items() {
		name, _ := AsStr(e.Key)
		out = append(out, KwArg{name, e.Value})
	}
	return out
}
