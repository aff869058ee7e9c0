package object

import (
	"fmt"
	"sort"
	"strings"
)

func init() {
	ObjectType.Extend(ClassSpec{
		New: newObject,
		Methods: []Method{
			{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
				if len(args.Pos)+len(args.Kw) > 0 {
					t := self.Type()
					if _, owner := t.LookupOwner("__init__"); owner != ObjectType {
						return nil, Raise(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
					}
					if n, _ := t.Lookup("__new__"); isObjectNew(n) {
						return nil, Raise(TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", t.Name)
					}
				}
				return None, nil
			}},
			slot0("__repr__", func(th *Thread, self Value) (Value, error) {
				return Str(fmt.Sprintf("<%s object at %#x>", self.Type().FullName(), th.ID(self))), nil
			}),
			slot0("__str__", func(th *Thread, self Value) (Value, error) {
				if th.Full() {
					s, err := Repr(th, self)
					return Str(s), err
				}
				if err := th.Enter(); err != nil {
					return nil, err
				}
				defer th.Leave()
				r, _, err := CallSpecial(th, self, "__repr__")
				return r, err // what is no text is str()'s own complaint
			}),
			slot0("__hash__", func(th *Thread, self Value) (Value, error) { return Int(hashID(th, self)), nil }),
			slot1("__eq__", func(th *Thread, self, other Value) (Value, error) {
				if Is(self, other) {
					return True, nil
				}
				return NotImplemented, nil
			}),
			slot1("__ne__", func(th *Thread, self, other Value) (Value, error) {
				v, found, err := CallSpecial(th, self, "__eq__", other)
				if err != nil || !found || v == NotImplemented {
					return NotImplemented, err
				}
				b, err := Truth(th, v)
				return MakeBool(!b), err
			}),
			slot1("__lt__", notImplemented2), slot1("__le__", notImplemented2),
			slot1("__gt__", notImplemented2), slot1("__ge__", notImplemented2),
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
				if _, isType := self.(*Type); isType {
					return nil, Raise(TypeError, "can't apply this __setattr__ to %s object", self.Type().TpName())
				}
				return None, GenericSetAttr(th, self, n, v)
			}),
			slot1("__delattr__", func(th *Thread, self, name Value) (Value, error) {
				n, err := attrName(name)
				if err != nil {
					return nil, err
				}
				if _, isType := self.(*Type); isType {
					return nil, Raise(TypeError, "can't apply this __delattr__ to %s object", self.Type().TpName())
				}
				return None, GenericDelAttr(th, self, n)
			}),
			oneArg("object.__format__", func(th *Thread, self, spec Value) (Value, error) {
				s, ok := AsStr(spec)
				if !ok {
					return nil, Raise(TypeError, "__format__() argument must be str, not %s", ArgLabel(spec))
				}
				if s != "" {
					return nil, Raise(TypeError, "unsupported format string passed to %s.__format__", self.Type().TpName())
				}
				r, err := ToStr(th, self)
				return Str(r), err
			}),
			noArgs("object.__dir__", func(th *Thread, self Value) (Value, error) {
				names, err := DirNames(th, self)
				return NewList(names...), err
			}),
			noArgs("object.__sizeof__", func(th *Thread, self Value) (Value, error) { return Int(16), nil }),
		},
		ClassMethods: []Method{
			{"__init_subclass__", func(th *Thread, self Value, args Args) (Value, error) {
				if len(args.Kw) > 0 {
					name := "object"
					if t, ok := self.(*Type); ok {
						name = t.Name
					}
					return nil, Raise(TypeError, "%s.__init_subclass__() takes no keyword arguments", name)
				}
				return None, CheckCount("__init_subclass__", len(args.Pos), 0, 0)
			}},
			{"__subclasshook__", func(th *Thread, self Value, args Args) (Value, error) { return NotImplemented, nil }},
		},
		Attrs: []Attr{
			{"__class__", func(th *Thread, self Value) (Value, error) { return self.Type(), nil }, setClass},
			{"__dict__", instanceDict, setInstanceDict},
		},
		Consts: []KwArg{{"__doc__", None}},
	})
	for _, t := range []*Type{NoneType, NotImplementedType, EllipsisType} {
		v := map[*Type]Value{NoneType: None, NotImplementedType: NotImplemented, EllipsisType: Ellipsis}[t]
		repr := map[*Type]string{NoneType: "None", NotImplementedType: "NotImplemented", EllipsisType: "Ellipsis"}[t]
		t.Extend(ClassSpec{
			New: func(th *Thread, cls *Type, args Args) (Value, error) {
				if len(args.Pos)+len(args.Kw) > 0 {
					return nil, Raise(TypeError, "%s takes no arguments", cls.Name)
				}
				return v, nil
			},
			Methods: []Method{slot0("__repr__", func(*Thread, Value) (Value, error) { return Str(repr), nil })},
		})
	}
	NoneType.Extend(ClassSpec{Methods: []Method{slot0("__bool__", func(*Thread, Value) (Value, error) { return False, nil })}})
}

func notImplemented2(*Thread, Value, Value) (Value, error) { return NotImplemented, nil }

func isObjectNew(f Value) bool {
	n, ok := f.(*newMethod)
	return ok && n.owner == ObjectType
}

// newObject is object.__new__.
func newObject(th *Thread, cls *Type, args Args) (Value, error) {
	if len(args.Pos)+len(args.Kw) > 0 {
		if n, _ := cls.Lookup("__new__"); !isObjectNew(n) {
			return nil, Raise(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if _, owner := cls.LookupOwner("__init__"); owner == ObjectType {
			if cls.Final && cls.nativeBase() != ObjectType {
				return nil, Raise(TypeError, "cannot create '%s' instances", cls.FullName())
			}
			return nil, Raise(TypeError, "%s() takes no arguments", cls.Name)
		}
	}
	if cls != ObjectType {
		if b := cls.nativeBase(); b != ObjectType {
			return nil, Raise(TypeError, "object.__new__(%s) is not safe, use %s.__new__()", cls.Name, b.Name)
		}
		if err := checkAbstract(th, cls); err != nil {
			return nil, err
		}
	}
	if err := th.Alloc(64); err != nil {
		return nil, err
	}
	if t := cls.stateful(); t != nil {
		return nil, Raise(TypeError, "cannot create '%s' instances", t.FullName())
	}
	return NewInstance(cls, nil), nil
}

// checkAbstract returns the TypeError for a class that has abstract methods left.
func checkAbstract(th *Thread, cls *Type) error {
	v, ok := cls.Dict.GetStr("__abstractmethods__")
	if !ok {
		return nil
	}
	var names []string
	if err := Iterate(th, v, func(e Value) error {
		if s, ok := AsStr(e); ok {
			names = append(names, s)
		}
		return nil
	}); err != nil || len(names) == 0 {
		return err
	}
	sort.Strings(names)
	return Raise(TypeError, "Can't instantiate abstract class %s with abstract method%s %s", cls.Name, plural(len(names)), strings.Join(names, ", "))
}

func attrName(v Value) (string, error) {
	s, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "attribute name must be string, not '%s'", v.Type().TpName())
	}
	return s, nil
}

func instanceDict(th *Thread, self Value) (Value, error) {
	if h, ok := self.(HasAttrs); ok {
		if d := h.AttrDict(true); d != nil {
			return d, nil
		}
	}
	return nil, AttributeErr(self, "__dict__")
}

func setInstanceDict(th *Thread, self, v Value) error {
	h, ok := self.(HasAttrs)
	if !ok || h.AttrDict(true) == nil {
		return AttributeErr(self, "__dict__")
	}
	if v == nil {
		h.SetAttrDict(NewDict())
		return nil
	}
	d, ok := v.(*Dict)
	if !ok {
		return Raise(TypeError, "__dict__ must be set to a dictionary, not a '%s'", v.Type().TpName())
	}
	if _, isModule := self.(*Module); isModule {
		return Raise(AttributeError, "readonly attribute")
	}
	h.SetAttrDict(d)
	return nil
}

func setClass(th *Thread, self, v Value) error {
	if v == nil {
		return Raise(TypeError, "can't delete __class__ attribute")
	}
	t, ok := v.(*Type)
	if !ok {
		return Raise(TypeError, "__class__ must be set to a class, not '%s' object", v.Type().TpName())
	}
	old := self.Type()
	h, ok := self.(interface{ SetClass(*Type) })
	if !ok || old.Builtin || t.Builtin {
		return Raise(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if old.nativeBase() != t.nativeBase() || old.HasDict != t.HasDict || len(old.SlotNames) != len(t.SlotNames) {
		return Raise(TypeError, "__class__ assignment: '%s' object layout differs from '%s'", t.Name, old.Name)
	}
	h.SetClass(t)
	return nil
}

// DirNames returns what dir(v) lists where the class has no __dir__ of its own:
// the names of the instance, its class and bases, sorted, without duplicates.
func DirNames(th *Thread, v Value) ([]Value, error) {
	set := map[string]bool{}
	add := func(d *Dict) {
		for _, k := range d.Keys() {
			if s, ok := AsStr(k); ok {
				set[s] = true
			}
		}
	}
	switch x := v.(type) {
	case *Type:
		for _, c := range x.MRO {
			add(c.Dict)
		}
	case *Module:
		add(x.Dict)
	default:
		if h, ok := v.(HasAttrs); ok {
			if d := h.AttrDict(false); d != nil {
				add(d)
			}
		}
		for _, c := range v.Type().MRO {
			add(c.Dict)
		}
		if h, ok := v.(HasAttrs); !ok || h.AttrDict(true) == nil {
			delete(set, "__dict__")
		}
	}
	names := make([]string, 0, len(set))
	for s := range set {
		names = append(names, s)
	}
	sort.Strings(names)
	out := make([]Value, len(names))
	for i, s := range names {
		out[i] = Str(s)
	}
	return out, th.Alloc(int64(len(out)) * 32)
}
