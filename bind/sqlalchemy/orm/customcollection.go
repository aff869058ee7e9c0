package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/python/object"
)

// customCollection is a collection class of the user's, or a function that makes
// collections.
type customCollection struct {
	kind    string // "list", "set", "dict"
	class   *object.Type
	factory object.Value
}

// collectionClass reads collection_class=.
func (s *state) collectionClass(v object.Value) (any, error) {
	if o, ok := v.(*object.Instance); ok {
		if _, keyed := o.Native.(*keyed); keyed {
			return o, nil
		}
	}
	t, isType := v.(*object.Type)
	if isType {
		if t == object.ListType || t == object.SetType || t == object.DictType {
			return t, nil
		}
		kind, class, err := s.instrumented(t)
		if err != nil {
			return nil, err
		}
		return &customCollection{kind: kind, class: class}, nil
	}
	if !object.IsCallable(v) {
		return nil, object.Raise(object.TypeError, "'%s' object is not callable", v.Type().Name)
	}
	made, err := object.Call(s.th, v)
	if err != nil {
		return nil, err
	}
	if o, ok := made.(*object.Instance); ok {
		if _, keyed := o.Native.(*keyed); keyed {
			return o, nil
		}
	}
	kind, class, err := s.instrumented(made.Type())
	if err != nil {
		return nil, err
	}
	return &customCollection{kind: kind, class: class, factory: v}, nil
}

// instrumented is a class of containers that tells its relationship of changes.
func (s *state) instrumented(t *object.Type) (string, *object.Type, error) {
	for _, k := range []struct {
		kind string
		base *object.Type
		name string
	}{{"list", object.ListType, "InstrumentedList"}, {"set", object.SetType, "InstrumentedSet"}, {"dict", object.DictType, "InstrumentedDict"}} {
		if !t.IsSubclass(k.base) {
			continue
		}
		in := s.classes[k.name]
		_, setter := t.LookupOwner("__setitem__")
		slices := k.kind == "list" && !setter.Builtin
		if t.IsSubclass(in) && !slices {
			return k.kind, t, nil
		}
		if t == k.base {
			return k.kind, in, nil
		}
		ns := object.NewDict()
		ns.SetStr("__module__", object.Str(t.Module))
		ns.SetStr("__qualname__", object.Str(t.QualName))
		bases := []*object.Type{t}
		if !t.IsSubclass(in) {
			bases = append(bases, in)
		}
		if slices {
			ns.SetStr("__setitem__", s.sliceByItems(t))
		}
		c, err := object.NewClass(s.th, object.TypeType, t.Name, bases, ns, nil)
		if err != nil {
			return "", nil, err
		}
		s.withEffects(t, c)
		return k.kind, c, nil
	}
	return s.instrumentRoles(t)
}

// make makes an empty collection.
func (c *customCollection) make(s *state) (instance.Collection, error) {
	var v object.Value
	var err error
	if c.factory != nil {
		v, err = object.Call(s.th, c.factory)
	} else {
		v, err = object.Call(s.th, c.class)
	}
	if err != nil {
		return nil, err
	}
	switch x := v.(type) {
	case *object.List:
		x.SetClass(c.class)
		return pyList{s, x}, nil
	case *object.Set:
		x.SetClass(c.class)
		return pySet{s, x}, nil
	case *object.Dict:
		x.SetClass(c.class)
		key, _ := x.AttrDict(true).GetStr("_sa_keyfunc")
		return pyDict{s, x, key}, nil
	}
	if o, ok := v.(*object.Instance); ok {
		if k := s.custom[o.Type()]; k != nil {
			return pyCustom{s, o, k}, nil
		}
	}
	return nil, s.err(instance.TypeMismatch(v.Type().Name, c.kind))
}

// sliceByItems is __setitem__ of a list class with one of its own: what is assigned to a
// slice is taken out and put in item by item, by the methods of the class.
func (s *state) sliceByItems(t *object.Type) object.Value {
	m := object.NewMethod("__setitem__(index, value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		at, ok := a[0].(*object.Slice)
		l, isList := self.(*object.List)
		plain := ok && isList
		if plain && !none(at.Step) {
			step, _ := object.AsInt(at.Step)
			plain = step == 1
		}
		if !plain {
			f, _ := t.Lookup("__setitem__")
			return object.Call(th, f, self, a[0], a[1])
		}
		if a[1] == self {
			return object.None, nil
		}
		fresh, err := object.ToSlice(th, a[1])
		if err != nil {
			return nil, err
		}
		bound := func(v object.Value, otherwise int) int {
			n, given := object.AsInt(v)
			switch {
			case v == nil || !given:
				return otherwise
			case n < 0:
				return int(n) + len(l.Elems)
			}
			return int(n)
		}
		start, stop := bound(at.Start, 0), bound(at.Stop, len(l.Elems))
		for i := start; i < stop && len(l.Elems) > start; i++ {
			if _, err := object.CallMethod(th, l, "__delitem__", object.MakeInt(int64(start))); err != nil {
				return nil, err
			}
		}
		for i, v := range fresh {
			if _, err := object.CallMethod(th, l, "insert", object.MakeInt(int64(start+i)), v); err != nil {
				return nil, err
			}
		}
		return object.None, nil
	})
	return &object.MethodDescr{Name: m.Name, Owner: t, Fn: m.Fn}
}
