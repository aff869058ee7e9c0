package object

// What follows lets the evaluator remember where it found a name.

// GetHint is GetStr with a guess: the position where a dict of the same kind had
// the key last. It updates the guess.
func (d *Dict) GetHint(key string, hint *int) (Value, bool) {
	if i := *hint; i < len(d.entries) {
		if s, ok := d.entries[i].Key.(Str); ok && string(s) == key {
			return d.entries[i].Value, true
		}
	}
	if i := d.findStr(key); i >= 0 {
		*hint = i
		return d.entries[i].Value, true
	}
	return nil, false
}

// SetHint sets the value of a str key with a guess, as GetHint. It reports whether
// the key was there; a new one takes the key as it is given.
func (d *Dict) SetHint(key Value, v Value, hint *int) bool {
	name, _ := key.(Str)
	if i := *hint; i < len(d.entries) {
		if s, ok := d.entries[i].Key.(Str); ok && s == name {
			d.entries[i].Value = v
			return true
		}
	}
	i := -1
	if len(d.entries) > 0 {
		i = d.findStr(string(name))
	}
	if i >= 0 {
		*hint = i
		d.entries[i].Value = v
		return true
	}
	*hint = len(d.entries)
	d.append(Entry{Key: key, Value: v})
	return false
}

// SetNew is SetHint for an attribute of an instance of cls, which remembers how
// many attributes its instances have.
func (d *Dict) SetNew(cls *Type, key Value, v Value, hint *int) bool {
	if d.SetHint(key, v, hint) {
		return true
	}
	if n := len(d.entries); n > cls.attrCount && n <= smallDict && !cls.Builtin {
		cls.attrCount = n
	}
	return false
}

// Has reports whether a str key is there.
func (d *Dict) Has(key string) bool { return len(d.entries) > 0 && d.findStr(key) >= 0 }

// PlainInit reports whether calling the class is no more than making an instance
// with object.__new__ and calling __init__, which it returns. It is false where
// the metaclass, a __new__ or abstract methods have a say.
func (t *Type) PlainInit() (init Value, ok bool) {
	if t.plainOf != t.version || t.Builtin {
		if t.Builtin {
			return nil, false // shared between runs
		}
		t.plainOf, t.plainInit = t.version, t.findPlainInit()
	}
	return t.plainInit, t.plainInit != nil
}

func (t *Type) findPlainInit() Value {
	if t.Meta != nil {
		if _, owner := t.Meta.LookupOwner("__call__"); owner != TypeType {
			return nil
		}
	}
	if f, ok := t.Lookup("__new__"); ok {
		if n, ok := f.(*newMethod); !ok || n.owner != ObjectType {
			return nil
		}
	}
	if _, ok := t.Lookup("__abstractmethods__"); ok {
		return nil
	}
	init, owner := t.LookupOwner("__init__")
	if owner == ObjectType {
		return nil
	}
	return init
}

// PlainMethod returns the method name of o's class where calling o.name is
// calling that function with o first, unless o's own dictionary has the name;
// nil where the attribute must be read in the ordinary way. The answer depends on
// the class alone.
func PlainMethod(o Value, name string) Value {
	switch o.(type) {
	case *Type, *Module, *Super, AttrGetter:
		return nil
	}
	t := o.Type()
	f, found := t.Lookup(name)
	if !found {
		return nil
	}
	if _, native := f.(*MethodDescr); !native && f.Type() != FunctionType {
		return nil
	}
	if g, owner := t.LookupOwner("__getattribute__"); g != nil && owner != ObjectType {
		return nil
	}
	return f
}

// CallUnbound calls a class attribute f with self as first argument, whatever
// kind of function it is.
func CallUnbound(th *Thread, f, self Value, args ...Value) (Value, error) {
	return callUnbound(th, f, self, args...)
}
