package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// The classes that code derives from: Generic, Protocol and Any.
var (
	genericType  = sharedType(object.ClassSpec{Name: "Generic", Module: "typing", NoDict: true})
	protocolMeta = sharedType(object.ClassSpec{Name: "_ProtocolMeta", Module: "typing", Bases: []*object.Type{abcMeta}})
	protocolType = sharedType(object.ClassSpec{Name: "Protocol", Module: "typing", NoDict: true, Meta: protocolMeta, Bases: []*object.Type{genericType}})
	anyMeta      = sharedType(object.ClassSpec{Name: "_AnyMeta", Module: "typing", Bases: []*object.Type{object.TypeType}})
	anyType      = sharedType(object.ClassSpec{Name: "Any", Module: "typing", Meta: anyMeta})
)

// classParams returns the type parameters of a class.
func classParams(t *object.Type) []object.Value {
	v, ok := t.Lookup("__parameters__")
	if !ok {
		return nil
	}
	p, _ := v.(*object.Tuple)
	if p == nil {
		return nil
	}
	return p.Elems
}

// parametrise is Box[int] for a class made with Generic, and Generic[T] itself.
func parametrise(th *object.Thread, t *object.Type, arg object.Value) (object.Value, error) {
	list, err := typeArgs(th, spread(arg), "Parameters to generic types must be types.")
	if err != nil {
		return nil, err
	}
	if t == genericType || t == protocolType {
		if len(list) == 0 {
			return nil, object.Raise(object.TypeError, "Parameter list to %s[...] cannot be empty", t.Name)
		}
		for i, v := range list {
			if u, ok := v.(*alias); ok && u.origin == object.Value(forms["Unpack"]) {
				continue
			}
			if !isVariable(v) {
				return nil, object.Raise(object.TypeError, "Parameters to %s[...] must all be type variables or parameter specification variables.", t.Name)
			}
			for _, w := range list[:i] {
				if v == w {
					return nil, object.Raise(object.TypeError, "Parameters to %s[...] must all be unique", t.Name)
				}
			}
		}
		return &alias{origin: t, args: list, inst: true}, nil
	}
	want := classParams(t)
	name, err := object.Repr(th, t)
	if err != nil {
		return nil, err
	}
	if len(want) == 0 {
		return nil, object.Raise(object.TypeError, "%s is not a generic class", name)
	}
	open := false
	for _, p := range want {
		open = open || p.(*typeVar).kind == typeVarTupleType
	}
	if !open {
		if err := checkCount(th, name, len(list), len(want)); err != nil {
			return nil, err
		}
	}
	for i, v := range list {
		if l, ok := v.(*object.List); ok {
			list[i] = object.NewTuple(l.Elems...)
		}
	}
	return &alias{origin: t, args: list, inst: true}, nil
}

// declare sets the type parameters of a new class from the bases it was given.
func declare(th *object.Thread, t *object.Type) error {
	var given []object.Value
	if v, ok := t.Dict.GetStr("__orig_bases__"); ok {
		given = spread(v)
	} else {
		for _, b := range t.Bases {
			if b == genericType && t.Name != "Protocol" {
				return object.Raise(object.TypeError, "Cannot inherit from plain Generic")
			}
		}
	}
	var explicit []object.Value
	found := false
	for _, b := range given {
		if b == object.Value(genericType) {
			return object.Raise(object.TypeError, "Cannot inherit from plain Generic")
		}
		a, ok := b.(*alias)
		if !ok || a.origin != object.Value(genericType) && a.origin != object.Value(protocolType) {
			continue
		}
		if found && a.origin == object.Value(genericType) {
			return object.Raise(object.TypeError, "Cannot inherit from Generic[...] multiple types.")
		}
		explicit, found = a.args, true
	}
	all, err := parameters(th, given)
	if err != nil {
		return err
	}
	if found {
		var missing, listed []string
		for _, p := range all {
			in := false
			for _, e := range explicit {
				in = in || e == p
			}
			if v, ok := p.(*typeVar); ok && !in {
				missing = append(missing, v.repr())
			}
		}
		if len(missing) > 0 {
			for _, e := range explicit {
				if v, ok := e.(*typeVar); ok {
					listed = append(listed, v.repr())
				}
			}
			return object.Raise(object.TypeError, "Some type variables (%s) are not listed in Generic[%s]", strings.Join(missing, ", "), strings.Join(listed, ", "))
		}
		if all, err = parameters(th, explicit); err != nil {
			return err
		}
	}
	t.SetAttr("__parameters__", object.NewTuple(all...))
	return nil
}

// passOn calls the next __init_subclass__ after base.
func passOn(th *object.Thread, base, t *object.Type, args object.Args) error {
	s, err := object.NewSuper(base, t)
	if err != nil {
		return err
	}
	f, err := object.GetAttr(th, s, "__init_subclass__")
	if err != nil {
		return err
	}
	_, err = object.CallArgs(th, f, args)
	return err
}

// isProtocol reports whether t is a protocol rather than a class that follows one.
func isProtocol(t *object.Type) bool {
	v, ok := t.Dict.GetStr("_is_protocol")
	return ok && v == object.True
}

// protocolIgnored are names in a protocol's class body that are not members.
var protocolIgnored = map[string]bool{"__abstractmethods__": true, "__annotations__": true, "__dict__": true, "__doc__": true,
	"__init__": true, "__module__": true, "__new__": true, "__slots__": true, "__subclasshook__": true, "__weakref__": true,
	"__class_getitem__": true, "__parameters__": true, "__orig_bases__": true, "_is_protocol": true,
	"_is_runtime_protocol": true, "__init_subclass__": true, "__match_args__": true, "__hash__": true}

// members returns the names that a protocol asks for.
func members(t *object.Type) []string {
	var out []string
	for _, c := range t.MRO {
		if c == protocolType || c == genericType || c == object.ObjectType {
			continue
		}
		for _, e := range c.Dict.Items() {
			if n, _ := object.AsStr(e.Key); !protocolIgnored[n] {
				out = append(out, n)
			}
		}
		if ann, ok := c.Dict.GetStr("__annotations__"); ok {
			if d, ok := ann.(*object.Dict); ok {
				for _, k := range d.Keys() {
					if n, ok := object.AsStr(k); ok {
						out = append(out, n)
					}
				}
			}
		}
	}
	return out
}

func runtimeProtocol(t *object.Type) error {
	if v, ok := t.Lookup("_is_runtime_protocol"); ok && v == object.True {
		return nil
	}
	return object.Raise(object.TypeError, "Instance and class checks can only be used with @runtime_checkable protocols")
}

func init() {
	type V = object.Value
	getItem := object.NewMethod("__class_getitem__(params)", func(th *object.Thread, self V, a []V) (V, error) {
		return parametrise(th, self.(*object.Type), a[0])
	})
	genericType.Extend(object.ClassSpec{
		Consts: []object.KwArg{{Name: "_is_protocol", Value: object.False}, {Name: "__slots__", Value: object.EmptyTuple}},
		ClassMethods: []object.Method{getItem, {Name: "__init_subclass__", Fn: func(th *object.Thread, self V, args object.Args) (V, error) {
			t := self.(*object.Type)
			if err := passOn(th, genericType, t, args); err != nil {
				return nil, err
			}
			return object.None, declare(th, t)
		}}},
	})
	protocolType.Extend(object.ClassSpec{
		Consts: []object.KwArg{{Name: "_is_protocol", Value: object.True}, {Name: "_is_runtime_protocol", Value: object.False}, {Name: "__slots__", Value: object.EmptyTuple}},
		ClassMethods: []object.Method{{Name: "__init_subclass__", Fn: func(th *object.Thread, self V, args object.Args) (V, error) {
			t := self.(*object.Type)
			if err := passOn(th, protocolType, t, args); err != nil {
				return nil, err
			}
			direct := false
			for _, b := range t.Bases {
				direct = direct || b == protocolType
			}
			if _, given := t.Dict.GetStr("_is_protocol"); !given {
				t.SetAttr("_is_protocol", object.MakeBool(direct))
			}
			if !direct {
				return object.None, nil
			}
			for _, b := range t.Bases {
				if b == object.ObjectType || b == genericType || b.Module == "collections.abc" || b.Module == "contextlib" || isProtocol(b) {
					continue
				}
				r, err := object.Repr(th, b)
				if err == nil {
					err = object.Raise(object.TypeError, "Protocols can only inherit from other protocols, got %s", r)
				}
				return nil, err
			}
			return object.None, nil
		}}},
	})
	protocolMeta.Extend(object.ClassSpec{Methods: []object.Method{
		{Name: "__call__", Fn: func(th *object.Thread, self V, args object.Args) (V, error) {
			t := self.(*object.Type)
			if isProtocol(t) {
				return nil, object.Raise(object.TypeError, "Protocols cannot be instantiated")
			}
			return object.TypeCall(th, t, args)
		}},
		object.NewMethod("__instancecheck__(instance)", func(th *object.Thread, self V, a []V) (V, error) {
			t := self.(*object.Type)
			if !isProtocol(t) {
				ok, err := abcInstance(th, t, a[0])
				return object.MakeBool(ok), err
			}
			if err := runtimeProtocol(t); err != nil {
				return nil, err
			}
			for _, n := range members(t) {
				if _, ok, err := object.LookupAttr(th, a[0], n); !ok || err != nil {
					return object.False, err
				}
			}
			return object.True, nil
		}),
		object.NewMethod("__subclasscheck__(subclass)", func(th *object.Thread, self V, a []V) (V, error) {
			t := self.(*object.Type)
			sub, ok := a[0].(*object.Type)
			if !ok {
				return nil, object.Raise(object.TypeError, "issubclass() arg 1 must be a class")
			}
			if !isProtocol(t) || sub.IsSubclass(t) {
				ok, err := abcSubclass(th, t, sub)
				return object.MakeBool(ok), err
			}
			if err := runtimeProtocol(t); err != nil {
				return nil, err
			}
			for _, n := range members(t) {
				if _, ok := sub.Lookup(n); !ok {
					return object.False, nil
				}
			}
			return object.True, nil
		}),
	}})
	anyMeta.Extend(object.ClassSpec{Methods: []object.Method{
		object.NewMethod("__repr__()", func(_ *object.Thread, self V, _ []V) (V, error) {
			if self == V(anyType) {
				return object.Str("typing.Any"), nil
			}
			return object.Str("<class '" + self.(*object.Type).FullName() + "'>"), nil
		}),
		object.NewMethod("__instancecheck__(instance)", func(_ *object.Thread, self V, a []V) (V, error) {
			if self == V(anyType) {
				return nil, object.Raise(object.TypeError, "typing.Any cannot be used with isinstance()")
			}
			return object.MakeBool(object.IsInstance(a[0], self.(*object.Type))), nil
		}),
	}})
	anyType.Extend(object.ClassSpec{New: func(_ *object.Thread, cls *object.Type, _ object.Args) (V, error) {
		if cls == anyType {
			return nil, object.Raise(object.TypeError, "Any cannot be instantiated")
		}
		return object.NewInstance(cls, nil), nil
	}})
}
