package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// wrappers makes ChainMap, UserDict, UserList and UserString: classes around
// other containers, in their attributes maps and data.
func wrappers(th *thread) map[string]*object.Type {
	abc := abstractClasses(th)
	class := func(name, base string, methods []object.Method) *object.Type {
		t := object.NewNativeType(object.ClassSpec{Name: name, Module: "collections", Bases: []*object.Type{abc[base]}, Methods: methods})
		_ = setAbstract(th, t) // all of them are concrete
		return t
	}
	out := map[string]*object.Type{
		"UserDict":   class("UserDict", "MutableMapping", append(dataMethods(), userDictMethods()...)),
		"UserList":   class("UserList", "MutableSequence", append(dataMethods(), userListMethods()...)),
		"UserString": class("UserString", "Sequence", append(dataMethods(), userStringMethods()...)),
		"ChainMap":   class("ChainMap", "MutableMapping", chainMethods()),
	}
	out["ChainMap"].Extend(object.ClassSpec{Attrs: []object.Attr{{Name: "parents", Get: func(th *thread, self val) (val, error) {
		list, err := maps(th, self)
		if err != nil {
			return nil, err
		}
		return emptyLike(th, self, list[min(1, len(list)):]...)
	}}}})
	return out
}

func data(th *thread, self val) (val, error) { return object.GetAttr(th, self, "data") }

// bared returns the container inside a wrapper, else v.
func bared(th *thread, v val) (val, error) {
	d, ok, err := object.LookupAttr(th, v, "data")
	if err != nil || !ok {
		return v, err
	}
	return d, nil
}

// dataMethods pass special methods on to data.
func dataMethods() []object.Method {
	pass := func(name string) object.Method {
		return object.Method{Name: name, Fn: func(th *thread, self val, args object.Args) (val, error) {
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			pos := make([]val, len(args.Pos))
			for i, v := range args.Pos {
				if pos[i], err = bared(th, v); err != nil {
					return nil, err
				}
			}
			return object.CallMethodArgs(th, d, name, object.Args{Pos: pos, Kw: args.Kw})
		}}
	}
	return []object.Method{pass("__len__"), pass("__contains__"), pass("__repr__"), pass("__eq__"), pass("__iter__")}
}

func userDictMethods() []object.Method {
	// merged is self | other, of the class of self; reflected: other | self.
	merged := func(th *thread, self, other val, reflected bool) (val, error) {
		mine, err := data(th, self)
		if err != nil {
			return nil, err
		}
		if _, ok := other.(object.HasAttrs); ok {
			if d, found, err := object.LookupAttr(th, other, "data"); err != nil {
				return nil, err
			} else if found {
				other = d
			}
		}
		if _, ok := other.(*object.Dict); !ok {
			return object.NotImplemented, nil
		}
		a, b := mine, other
		if reflected {
			a, b = b, a
		}
		d, err := object.Binary(th, object.BitOr, a, b)
		if err != nil {
			return nil, err
		}
		return object.Call(th, self.Type(), d)
	}
	return []object.Method{
		mixed("__or__(other)", func(th *thread, self val, a []val) (val, error) { return merged(th, self, a[0], false) }),
		mixed("__ror__(other)", func(th *thread, self val, a []val) (val, error) { return merged(th, self, a[0], true) }),
		mixed("__ior__(other)", func(th *thread, self val, a []val) (val, error) {
			_, err := object.CallMethod(th, self, "update", a[0])
			return self, err
		}),
		mixed("__init__(dict=None, /, **kwargs)", func(th *thread, self val, a []val) (val, error) {
			if err := object.SetAttr(th, self, "data", object.NewDict()); err != nil {
				return nil, err
			}
			from := a[0]
			if from == object.None {
				from = nil
			}
			return object.None, fill(th, self, from, a[1].(*object.Dict))
		}),
		mixed("__getitem__(key)", func(th *thread, self val, a []val) (val, error) {
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			v, ok, err := lookUp(th, d, a[0])
			if err != nil || ok {
				return v, err
			}
			v, found, err := object.CallSpecial(th, self, "__missing__", a[0])
			if err == nil && !found {
				err = object.NewKeyError(a[0])
			}
			return v, err
		}),
		mixed("__setitem__(key, item)", func(th *thread, self val, a []val) (val, error) {
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			return object.None, object.SetItem(th, d, a[0], a[1])
		}),
		mixed("__delitem__(key)", func(th *thread, self val, a []val) (val, error) {
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			return object.None, object.DelItem(th, d, a[0])
		}),
		mixed("copy()", func(th *thread, self val, _ []val) (val, error) { return emptyLike(th, self, self) }),
	}
}

// rewrapped makes a wrapper of self's class around v.
func rewrapped(th *thread, self, v val, err error) (val, error) {
	if err != nil || v == object.NotImplemented {
		return v, err
	}
	return emptyLike(th, self, v)
}

func userListMethods() []object.Method {
	operate := func(name string, op object.Op) object.Method {
		return mixed(name+"(other)", func(th *thread, self val, a []val) (val, error) {
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			o, err := bared(th, a[0])
			if err != nil {
				return nil, err
			}
			r, err := object.Binary(th, op, d, o)
			return rewrapped(th, self, r, err)
		})
	}
	methods := []object.Method{
		mixed("__init__(initlist=None)", func(th *thread, self val, a []val) (val, error) {
			list := object.NewList()
			if a[0] != nil && a[0] != object.None {
				items, err := object.ToSlice(th, a[0])
				if err != nil {
					return nil, err
				}
				list = object.NewList(items...)
			}
			return object.None, object.SetAttr(th, self, "data", list)
		}),
		mixed("__getitem__(i)", func(th *thread, self val, a []val) (val, error) {
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			v, err := object.GetItem(th, d, a[0])
			if _, slice := a[0].(*object.Slice); slice {
				return rewrapped(th, self, v, err)
			}
			return v, err
		}),
		operate("__add__", object.Add), operate("__mul__", object.Mult),
		mixed("copy()", func(th *thread, self val, _ []val) (val, error) { return emptyLike(th, self, self) }),
	}
	for _, name := range []string{"__setitem__", "__delitem__", "insert", "append", "sort", "pop", "remove", "clear", "index", "count", "reverse", "extend", "__lt__", "__le__", "__gt__", "__ge__"} {
		methods = append(methods, object.Method{Name: name, Fn: func(th *thread, self val, args object.Args) (val, error) {
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			return object.CallMethodArgs(th, d, name, args)
		}})
	}
	return methods
}

func userStringMethods() []object.Method {
	methods := []object.Method{
		mixed("__init__(seq)", func(th *thread, self val, a []val) (val, error) {
			s, err := object.ToStr(th, a[0])
			if err != nil {
				return nil, err
			}
			return object.None, object.SetAttr(th, self, "data", object.Str(s))
		}),
		mixed("__getattr__(name)", func(th *thread, self val, a []val) (val, error) {
			name, _ := object.AsStr(a[0])
			if name == "data" || strings.HasPrefix(name, "__") {
				return nil, object.AttributeErr(self, name)
			}
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			f, err := object.GetAttr(th, d, name)
			if err != nil {
				return nil, err
			}
			return object.NewBuiltin(name, func(th *thread, args object.Args) (val, error) {
				r, err := object.CallArgs(th, f, args)
				if s, ok := r.(object.Str); ok && err == nil {
					return emptyLike(th, self, s)
				}
				return r, err
			}), nil
		}),
	}
	for _, name := range []string{"__str__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__", "__int__", "__float__"} {
		methods = append(methods, object.Method{Name: name, Fn: func(th *thread, self val, args object.Args) (val, error) {
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			return object.CallMethodArgs(th, d, name, args)
		}})
	}
	for _, name := range []string{"__getitem__", "__add__", "__mul__", "__mod__"} {
		methods = append(methods, object.Method{Name: name, Fn: func(th *thread, self val, args object.Args) (val, error) {
			d, err := data(th, self)
			if err != nil {
				return nil, err
			}
			if len(args.Pos) == 1 {
				o, err := bared(th, args.Pos[0])
				if err != nil {
					return nil, err
				}
				args.Pos = []val{o}
			}
			r, err := object.CallMethodArgs(th, d, name, args)
			return rewrapped(th, self, r, err)
		}})
	}
	return methods
}

// maps returns the mappings of a ChainMap.
func maps(th *thread, self val) ([]val, error) {
	v, err := object.GetAttr(th, self, "maps")
	if err != nil {
		return nil, err
	}
	return object.ToSlice(th, v)
}

// chained returns the keys of all mappings: those of the last come first.
func chained(th *thread, self val) (*object.Dict, error) {
	list, err := maps(th, self)
	if err != nil {
		return nil, err
	}
	keys := object.NewDict()
	for i := len(list) - 1; i >= 0; i-- {
		if err := object.Iterate(th, list[i], func(k val) error { return keys.Set(th, k, object.None) }); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

func chainMethods() []object.Method {
	first := func(th *thread, self val) (val, error) {
		list, err := maps(th, self)
		if err != nil || len(list) == 0 {
			return object.NewDict(), err
		}
		return list[0], nil
	}
	notFirst := func(th *thread, key val, err error) error {
		if !missing(err, object.KeyError) {
			return err
		}
		r, rerr := object.Repr(th, key)
		if rerr != nil {
			return rerr
		}
		return object.NewKeyError(object.Str("Key not found in the first mapping: " + r))
	}
	return []object.Method{
		mixed("__init__(*maps)", func(th *thread, self val, a []val) (val, error) {
			list := append([]val(nil), tupleElems(a[0])...)
			if len(list) == 0 {
				list = []val{object.NewDict()}
			}
			return object.None, object.SetAttr(th, self, "maps", object.NewList(list...))
		}),
		mixed("__getitem__(key)", func(th *thread, self val, a []val) (val, error) {
			list, err := maps(th, self)
			if err != nil {
				return nil, err
			}
			for _, m := range list {
				if v, ok, err := lookUp(th, m, a[0]); ok || err != nil {
					return v, err
				}
			}
			v, found, err := object.CallSpecial(th, self, "__missing__", a[0])
			if err == nil && !found {
				err = object.NewKeyError(a[0])
			}
			return v, err
		}),
		mixed("__len__()", func(th *thread, self val, _ []val) (val, error) {
			keys, err := chained(th, self)
			if err != nil {
				return nil, err
			}
			return object.MakeInt(int64(keys.Len())), nil
		}),
		mixed("__iter__()", func(th *thread, self val, _ []val) (val, error) {
			keys, err := chained(th, self)
			if err != nil {
				return nil, err
			}
			it, err := object.Iter(th, keys)
			return object.NewIterator(nil, it), err
		}),
		mixed("__contains__(key)", func(th *thread, self val, a []val) (val, error) {
			keys, err := chained(th, self)
			if err != nil {
				return nil, err
			}
			_, in, err := keys.Get(th, a[0])
			return object.MakeBool(in), err
		}),
		mixed("__bool__()", func(th *thread, self val, _ []val) (val, error) {
			keys, err := chained(th, self)
			return object.MakeBool(err == nil && keys.Len() > 0), err
		}),
		mixed("__setitem__(key, value)", func(th *thread, self val, a []val) (val, error) {
			m, err := first(th, self)
			if err != nil {
				return nil, err
			}
			return object.None, object.SetItem(th, m, a[0], a[1])
		}),
		mixed("__delitem__(key)", func(th *thread, self val, a []val) (val, error) {
			m, err := first(th, self)
			if err == nil {
				err = notFirst(th, a[0], object.DelItem(th, m, a[0]))
			}
			return object.None, err
		}),
		mixed("__repr__()", func(th *thread, self val, _ []val) (val, error) {
			list, err := maps(th, self)
			if err != nil {
				return nil, err
			}
			parts := make([]string, len(list))
			for i, m := range list {
				if parts[i], err = object.Repr(th, m); err != nil {
					return nil, err
				}
			}
			return object.Str(self.Type().Name + "(" + strings.Join(parts, ", ") + ")"), nil
		}),
		mixed("new_child(m=None, **kwargs)", func(th *thread, self val, a []val) (val, error) {
			m := a[0]
			if m == nil || m == object.None {
				m = a[1]
			}
			list, err := maps(th, self)
			if err != nil {
				return nil, err
			}
			return emptyLike(th, self, append([]val{m}, list...)...)
		}),
		mixed("copy()", func(th *thread, self val, _ []val) (val, error) {
			list, err := maps(th, self)
			if err != nil || len(list) == 0 {
				return nil, err
			}
			if list[0], err = object.CallMethod(th, list[0], "copy"); err != nil {
				return nil, err
			}
			return emptyLike(th, self, list...)
		}),
	}
}
