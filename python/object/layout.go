package object

import (
	"slices"
	"strings"
)

// What decides how instances of a class are laid out: bases and __slots__.

// solidBase is the class that decides the layout of t's instances.
func (t *Type) solidBase() *Type {
	if t.solid != nil {
		return t.solid
	}
	return t.nativeBase()
}

// setLayout finds the base that decides the layout of instances, which the other
// bases must agree with.
func (t *Type) setLayout() error {
	t.solid = ObjectType
	for _, b := range t.Bases {
		if b.Final {
			return Raise(TypeError, "type '%s' is not an acceptable base type", b.Name)
		}
		s := b.solidBase()
		switch {
		case s.IsSubclass(t.solid):
			t.solid = s
		case t.solid.IsSubclass(s):
		default:
			return Raise(TypeError, "multiple bases have instance lay-out conflict")
		}
		t.HasDict = t.HasDict || b.HasDict
	}
	return nil
}

// varSized reports whether CPython keeps the value of t's instances in the object
// itself, so that nothing can be added behind it.
func (t *Type) varSized() bool {
	return t.IsSubclass(IntType) || t.IsSubclass(TupleType) || t.IsSubclass(BytesType)
}

// weakReferable reports whether instances of t can be weakly referenced, as far
// as what the class statement adds decides it.
func (t *Type) weakReferable() bool {
	for _, c := range t.MRO {
		if c.Dict.Has("__weakref__") || c == TypeType {
			return true
		}
	}
	return false
}

// addSlots reads __slots__ and adds the attributes that a class statement gives
// every class: those of the slots, or __dict__ and __weakref__.
func (t *Type) addSlots(th *Thread, ns *Dict) error {
	for _, b := range t.Bases {
		t.SlotNames = append(t.SlotNames, b.SlotNames...)
	}
	base := t.solid
	hadDict, hadWeak := t.HasDict, false
	for _, b := range t.Bases {
		hadWeak = hadWeak || b.weakReferable()
	}
	add := func(name string, get func(*Thread, Value) (Value, error), set func(*Thread, Value, Value) error) {
		ns.SetStr(name, &GetSet{Name: name, Owner: t, Get: get, Set: set})
	}
	addWeak := func() {
		add("__weakref__", func(*Thread, Value) (Value, error) { return None, nil }, nil)
	}
	v, ok := ns.GetStr("__slots__")
	if !ok {
		t.HasDict = true
		if !hadDict {
			add("__dict__", instanceDict, setInstanceDict)
		}
		if !hadWeak && !base.varSized() {
			addWeak()
		}
		return nil
	}
	var names []string
	if s, ok := AsStr(v); ok {
		names = []string{s}
	} else if err := Iterate(th, v, func(e Value) error {
		s, ok := AsStr(e)
		if !ok {
			return Raise(TypeError, "__slots__ items must be strings, not '%s'", e.Type().TpName())
		}
		names = append(names, s)
		return nil
	}); err != nil {
		return err
	}
	if len(names) > 0 && base.varSized() {
		return Raise(TypeError, "nonempty __slots__ not supported for subtype of '%s'", base.Name)
	}
	for _, n := range names {
		if !IsIdentifier(n) {
			return Raise(TypeError, "__slots__ must be identifiers")
		}
		switch n {
		case "__dict__":
			if hadDict {
				return Raise(TypeError, "__dict__ slot disallowed: we already got one")
			}
			hadDict, t.HasDict = true, true
			add(n, instanceDict, setInstanceDict)
			continue
		case "__weakref__":
			if hadWeak {
				return Raise(TypeError, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0")
			}
			hadWeak = true
			addWeak()
			continue
		}
		n = mangled(t.Name, n)
		if v, _ := ns.GetStr(n); v != nil {
			if m, ours := v.(*Member); ours && m.Owner == t {
				continue // named twice
			}
		}
		if _, clash := ns.GetStr(n); clash {
			return Raise(ValueError, "'%s' in __slots__ conflicts with class variable", n)
		}
		ns.SetStr(n, &Member{Name: n, Index: len(t.SlotNames), Owner: t})
		t.SlotNames = append(t.SlotNames, n)
		t.solid = t
	}
	return nil
}

// SetBases is the assignment to __bases__.
func (t *Type) SetBases(v Value) error {
	if t.Builtin {
		return immutableType(t, "__bases__")
	}
	list, ok := v.(*Tuple)
	switch {
	case v == nil:
		return Raise(TypeError, "cannot delete '__bases__' attribute of type '%s'", t.Name)
	case !ok:
		return Raise(TypeError, "can only assign tuple to %s.__bases__, not %s", t.Name, v.Type().TpName())
	case len(list.Elems) == 0:
		return Raise(TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", t.Name)
	}
	var bases []*Type
	for _, b := range list.Elems {
		c, ok := b.(*Type)
		if !ok {
			return Raise(TypeError, "%s.__bases__ must be tuple of classes, not '%s'", t.Name, b.Type().TpName())
		}
		if c.IsSubclass(t) {
			return Raise(TypeError, "a __bases__ item causes an inheritance cycle")
		}
		bases = append(bases, c)
	}
	next := &Type{Name: t.Name, Bases: bases}
	if err := next.setLayout(); err != nil {
		return err
	}
	old := t.solid
	if old == t && len(t.Bases) > 0 {
		old = t.Bases[0].solidBase()
	}
	if next.solid != old || next.HasDict != t.HasDict && !t.Dict.Has("__dict__") {
		return Raise(TypeError, "__bases__ assignment: '%s' object layout differs from '%s'", bases[0].Name, t.Bases[0].Name)
	}
	before := t.Bases
	t.Bases = bases
	if err := t.newMRO(); err != nil {
		t.Bases = before
		_ = t.newMRO() // as it was
		return err
	}
	for _, b := range before {
		b.subclasses = slices.DeleteFunc(b.subclasses, func(c *Type) bool { return c == t })
	}
	for _, b := range bases {
		if !b.Builtin {
			b.subclasses = append(b.subclasses, t)
		}
	}
	t.modified()
	return nil
}

// newMRO works the method resolution order out again, here and below.
func (t *Type) newMRO() error {
	mro, err := computeMRO(t)
	if err != nil {
		return err
	}
	t.MRO = mro
	for _, s := range t.subclasses {
		if err := s.newMRO(); err != nil {
			return err
		}
	}
	return nil
}

// mangled returns the name that a private name of a class has outside of it.
func mangled(class, name string) string {
	class = strings.TrimLeft(class, "_")
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") {
		return name
	}
	return "_" + class + name
}
