package object

import "slices"

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

// SuperMethod returns the function that super(class, o).name(...) calls with o before
// the arguments, for an o of class t; nil where the name is anything else, or t no
// subclass.
func SuperMethod(class, t *Type, name string) Value {
	i := slices.Index(t.MRO, class)
	if i < 0 {
		return nil
	}
	for _, c := range t.MRO[i+1:] {
		f, ok := c.Dict.GetStr(name)
		if !ok {
			continue
		}
		if _, native := f.(*MethodDescr); native || f.Type() == FunctionType {
			return f
		}
		return nil
	}
	return nil
}

// CallUnbound calls a class attribute f with self as first argument, whatever
// kind of function it is.
func CallUnbound(th *Thread, f, self Value, args ...Value) (Value, error) {
	return callUnbound(th, f, self, args...)
}
