package object

import "strings"

// Method is one entry of a native class's method table.
type Method struct {
	Name string
	Fn   MethodFunc
}

// Attr is one entry of a native class's table of computed attributes.
type Attr struct {
	Name string
	Get  func(th *Thread, self Value) (Value, error)
	Set  func(th *Thread, self, v Value) error // nil: read-only; v nil: del
}

// ClassSpec describes a native class.
type ClassSpec struct {
	Name   string // may be dotted for QualName; the last part is the name
	Module string
	Doc    string
	Bases  []*Type // none: object
	Meta   *Type   // nil: that of the bases
	// New allocates an instance; nil: inherited. Use NewInstance(cls, state).
	New NewFunc
	// Methods includes special methods (__init__, __iter__, __getitem__, …): the
	// operators and protocols find them by name, and Python subclasses override
	// them.
	Methods       []Method
	ClassMethods  []Method // self is the class
	StaticMethods []Method // self is nil
	Attrs         []Attr
	Consts        []KwArg // other class attributes
	// NoDict leaves instances without a __dict__.
	NoDict bool
	// CName is the class's name in C code's messages, where it is another.
	CName string
	// Final forbids subclasses.
	Final bool
}

// NewNativeType makes a class from tables. The classes of a binding belong to one
// run (they can be changed and remember their subclasses), so a binding makes them
// anew for each Runtime, when its module is imported.
func NewNativeType(spec ClassSpec) *Type {
	t := &Type{Name: spec.Name, QualName: spec.Name, Module: spec.Module, Bases: spec.Bases, Meta: spec.Meta,
		Dict: NewDict(), HasDict: !spec.NoDict, Final: spec.Final, CName: spec.CName}
	for i := len(spec.Name) - 1; i >= 0; i-- {
		if spec.Name[i] == '.' {
			t.Name = spec.Name[i+1:]
			break
		}
	}
	if len(t.Bases) == 0 {
		t.Bases = []*Type{ObjectType}
	}
	if t.Meta == nil {
		meta, err := MetaFor(nil, t.Bases)
		if err != nil {
			panic("object: " + spec.Name + ": " + err.Error()) // a mistake in a table, not in Python code
		}
		if meta != TypeType {
			t.Meta = meta
		}
	}
	mro, err := computeMRO(t)
	if err != nil {
		panic("object: " + spec.Name + ": " + err.Error())
	}
	t.MRO = mro
	for _, b := range t.Bases {
		t.SlotNames = append(t.SlotNames, b.SlotNames...)
		if !b.Builtin {
			b.subclasses = append(b.subclasses, t)
		}
	}
	t.Dict.SetStr("__module__", Str(spec.Module))
	if spec.Doc != "" {
		t.Dict.SetStr("__doc__", Str(spec.Doc))
	} else {
		t.Dict.SetStr("__doc__", None)
	}
	t.Extend(spec)
	t.modified()
	return t
}

// NewSharedType makes a class that all runs share, as the built-in ones are: it
// keeps no state of a run and Python code cannot change it.
func NewSharedType(spec ClassSpec) *Type {
	t := &Type{Name: spec.Name, QualName: spec.Name, Module: spec.Module, Bases: spec.Bases, Meta: spec.Meta,
		Dict: NewDict(), HasDict: !spec.NoDict, Final: spec.Final, Builtin: true, CName: spec.CName}
	if len(t.Bases) == 0 {
		t.Bases = []*Type{ObjectType}
	}
	mro, err := computeMRO(t)
	if err != nil {
		panic("object: " + spec.Name + ": " + err.Error())
	}
	t.MRO = mro
	t.Dict.SetStr("__module__", Str(spec.Module))
	t.Dict.SetStr("__doc__", None)
	t.Extend(spec)
	return t
}

// Extend adds the tables of spec to the class (its name, bases and flags stay).
// The files that implement the built-in types use it at start-up.
func (t *Type) Extend(spec ClassSpec) {
	if spec.New != nil {
		t.setNew(spec.New)
	}
	light := ""
	if t.Builtin {
		light = lightMethods[t.Name]
	}
	for _, m := range spec.Methods {
		t.Dict.SetStr(m.Name, &MethodDescr{Name: m.Name, Owner: t, Fn: m.Fn, Light: light != "" && strings.Contains(light, " "+m.Name+" ")})
	}
	for _, m := range spec.ClassMethods {
		t.Dict.SetStr(m.Name, NewClassMethod(&MethodDescr{Name: m.Name, Owner: t.Type(), Fn: m.Fn}))
	}
	for _, m := range spec.StaticMethods {
		fn := m.Fn
		t.Dict.SetStr(m.Name, NewStaticMethod(&Builtin{Name: m.Name, Fn: func(th *Thread, args Args) (Value, error) { return fn(th, nil, args) }}))
	}
	for _, a := range spec.Attrs {
		t.Dict.SetStr(a.Name, &GetSet{Name: a.Name, Owner: t, Get: a.Get, Set: a.Set})
	}
	for _, c := range spec.Consts {
		t.Dict.SetStr(c.Name, c.Value)
	}
}

// NewFunction returns a native function for a module, bound by the signature when
// one is given: "name(a, b=None, *args, c, **kw)" (see Signature). The function
// receives one value a parameter, in order; nil for a default left out.
func NewFunction(signature string, fn func(th *Thread, a []Value) (Value, error)) *Builtin {
	s := MustSignature(signature)
	return &Builtin{Name: s.Name, Fn: func(th *Thread, args Args) (Value, error) {
		vals, err := s.Bind(args)
		if err != nil {
			return nil, err
		}
		return fn(th, vals)
	}}
}

// NewMethod returns a method table entry bound by a signature without self:
// "filter(*args, **kwargs)".
func NewMethod(signature string, fn func(th *Thread, self Value, a []Value) (Value, error)) Method {
	s := MustSignature(signature)
	s.Method = true
	return Method{Name: s.Name, Fn: func(th *Thread, self Value, args Args) (Value, error) {
		vals, err := s.Bind(args)
		if err != nil || len(args.Kw) > 0 {
			err = s.inClass(self, args, err)
		}
		if err != nil {
			return nil, err
		}
		return fn(th, self, vals)
	}}
}

// State returns the Go state of a native instance (Instance.Native, or the Native
// field of an exception), ok false where v is none or holds another type.
func State[T any](v Value) (T, bool) {
	switch o := v.(type) {
	case *Instance:
		s, ok := o.Native.(T)
		return s, ok
	case *Exception:
		s, ok := o.Native.(T)
		return s, ok
	}
	var zero T
	return zero, false
}
