package lib

import "github.com/diptych-orm/diptych/python/object"

// This file holds the methods that the classes of collections.abc give for those
// that a subclass defines.

type (
	val    = object.Value
	thread = object.Thread
)

func itself(name string) object.Method {
	return object.NewMethod(name+"()", func(_ *thread, self val, _ []val) (val, error) { return self, nil })
}

// mixed makes a method from a signature.
func mixed(signature string, fn func(th *thread, self val, a []val) (val, error)) object.Method {
	return object.NewMethod(signature, fn)
}

// missing reports whether err is an exception of the class, which the mixin
// turns into something else.
func missing(err error, cls *object.Type) bool {
	_, ok := object.AsException(err, cls)
	return ok
}

var generatorMixin = []object.Method{
	mixed("__next__()", func(th *thread, self val, _ []val) (val, error) {
		return object.CallMethod(th, self, "send", object.None)
	}),
	mixed("close()", func(th *thread, self val, _ []val) (val, error) {
		_, err := object.CallMethod(th, self, "throw", object.GeneratorExit)
		if err == nil {
			return nil, object.Raise(object.RuntimeError, "generator ignored GeneratorExit")
		}
		if missing(err, object.GeneratorExit) || missing(err, object.StopIteration) {
			return object.None, nil
		}
		return nil, err
	}),
}

func is(th *thread, v val, name string) (bool, error) {
	return object.IsInstanceOf(th, v, abstractClasses(th)[name])
}

// ordered compares two sets by size and containment.
func ordered(name string, small, strict bool) object.Method {
	return mixed(name+"(other)", func(th *thread, self val, a []val) (val, error) {
		ok, err := is(th, a[0], "Set")
		if err != nil || !ok {
			return object.NotImplemented, err
		}
		x, y := self, a[0]
		if !small {
			x, y = y, x
		}
		m, err := object.Len(th, x)
		if err != nil {
			return nil, err
		}
		n, err := object.Len(th, y)
		if err != nil {
			return nil, err
		}
		if m > n || strict && m == n || name == "__eq__" && m != n {
			return object.False, nil
		}
		inside := true
		err = object.Iterate(th, x, func(e val) (err error) {
			if inside, err = object.Contains(th, y, e); err == nil && !inside {
				err = object.StopLoop
			}
			return err
		})
		return object.MakeBool(inside), err
	})
}

// combined makes a set of the items of both operands that pass.
func combined(name string, keep func(inSelf, inOther bool) bool) object.Method {
	return mixed(name+"(other)", func(th *thread, self val, a []val) (val, error) {
		ok, err := is(th, a[0], "Iterable")
		if err != nil || !ok {
			return object.NotImplemented, err
		}
		other, err := object.ToSlice(th, a[0])
		if err != nil {
			return nil, err
		}
		right, err := object.SetOf(th, other...)
		if err != nil {
			return nil, err
		}
		var out []val
		if err := object.Iterate(th, self, func(e val) error {
			in, err := object.Contains(th, right, e)
			if keep(true, in) {
				out = append(out, e)
			}
			return err
		}); err != nil {
			return nil, err
		}
		for _, e := range other {
			in, err := object.Contains(th, self, e)
			if err != nil {
				return nil, err
			}
			if !in && keep(false, true) {
				out = append(out, e)
			}
		}
		return object.CallMethod(th, self, "_from_iterable", object.NewList(out...))
	})
}

var setMixin = append([]object.Method{
	ordered("__le__", true, false), ordered("__lt__", true, true), ordered("__ge__", false, false),
	ordered("__gt__", false, true), ordered("__eq__", true, false),
	mixed("_from_iterable(it)", func(th *thread, self val, a []val) (val, error) { return object.Call(th, self.Type(), a[0]) }),
	mixed("isdisjoint(other)", func(th *thread, self val, a []val) (val, error) {
		apart := true
		err := object.Iterate(th, a[0], func(e val) error {
			in, err := object.Contains(th, self, e)
			if in {
				apart = false
				return object.StopLoop
			}
			return err
		})
		return object.MakeBool(apart), err
	}),
	mixed("_hash()", func(th *thread, self val, _ []val) (val, error) {
		items, err := object.ToSlice(th, self)
		if err != nil {
			return nil, err
		}
		set, err := object.ConstSet(th, items...)
		if err != nil {
			return nil, err
		}
		h, err := object.Hash(th, set)
		return object.Int(h), err
	}),
}, setOperators()...)

func setOperators() []object.Method {
	and := func(a, b bool) bool { return a && b }
	or := func(a, b bool) bool { return a || b }
	xor := func(a, b bool) bool { return a != b }
	return []object.Method{
		combined("__and__", and), combined("__rand__", and), combined("__or__", or), combined("__ror__", or),
		combined("__xor__", xor), combined("__rxor__", xor),
		combined("__sub__", func(a, b bool) bool { return a && !b }), combined("__rsub__", func(a, b bool) bool { return b && !a }),
	}
}

// each calls the method of self for every item of a list taken beforehand.
func each(th *thread, self, items val, method string) error {
	list, err := object.ToSlice(th, items)
	if err != nil {
		return err
	}
	for _, e := range list {
		if _, err := object.CallMethod(th, self, method, e); err != nil {
			return err
		}
	}
	return nil
}

var mutableSetMixin = []object.Method{
	mixed("remove(value)", func(th *thread, self val, a []val) (val, error) {
		in, err := object.Contains(th, self, a[0])
		if err != nil {
			return nil, err
		}
		if !in {
			return nil, object.NewKeyError(a[0])
		}
		return object.CallMethod(th, self, "discard", a[0])
	}),
	mixed("pop()", func(th *thread, self val, _ []val) (val, error) {
		var first val
		if err := object.Iterate(th, self, func(e val) error { first = e; return object.StopLoop }); err != nil {
			return nil, err
		}
		if first == nil {
			return nil, object.NewException(object.KeyError)
		}
		_, err := object.CallMethod(th, self, "discard", first)
		return first, err
	}),
	mixed("clear()", func(th *thread, self val, _ []val) (val, error) { return object.None, each(th, self, self, "discard") }),
	mixed("__ior__(it)", func(th *thread, self val, a []val) (val, error) { return self, each(th, self, a[0], "add") }),
	mixed("__isub__(it)", func(th *thread, self val, a []val) (val, error) { return self, each(th, self, a[0], "discard") }),
	mixed("__iand__(it)", func(th *thread, self val, a []val) (val, error) {
		gone, err := object.Binary(th, object.Sub, self, a[0])
		if err != nil {
			return nil, err
		}
		return self, each(th, self, gone, "discard")
	}),
	mixed("__ixor__(it)", func(th *thread, self val, a []val) (val, error) {
		list, err := object.ToSlice(th, a[0])
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			in, err := object.Contains(th, self, e)
			if err != nil {
				return nil, err
			}
			method := "add"
			if in {
				method = "discard"
			}
			if _, err := object.CallMethod(th, self, method, e); err != nil {
				return nil, err
			}
		}
		return self, nil
	}),
}

// lookUp is self[key], ok false for a KeyError.
func lookUp(th *thread, self, key val) (v val, ok bool, err error) {
	v, err = object.GetItem(th, self, key)
	if missing(err, object.KeyError) {
		return nil, false, nil
	}
	return v, err == nil, err
}

func orNone(v val) val {
	if v == nil {
		return object.None
	}
	return v
}

func view(name string) object.Method {
	return mixed(map[string]string{"KeysView": "keys", "ItemsView": "items", "ValuesView": "values"}[name]+"()",
		func(th *thread, self val, _ []val) (val, error) {
			return object.Call(th, abstractClasses(th)[name], self)
		})
}

// plain returns the dict of a mapping's items.
func plain(th *thread, v val) (val, error) {
	items, err := object.CallMethod(th, v, "items")
	if err != nil {
		return nil, err
	}
	return object.Call(th, object.DictType, items)
}

var mappingMixin = []object.Method{
	mixed("get(key, default=None)", func(th *thread, self val, a []val) (val, error) {
		v, ok, err := lookUp(th, self, a[0])
		if err == nil && !ok {
			return orNone(a[1]), nil
		}
		return v, err
	}),
	mixed("__contains__(key)", func(th *thread, self val, a []val) (val, error) {
		_, ok, err := lookUp(th, self, a[0])
		return object.MakeBool(ok), err
	}),
	view("KeysView"), view("ItemsView"), view("ValuesView"),
	mixed("__eq__(other)", func(th *thread, self val, a []val) (val, error) {
		ok, err := is(th, a[0], "Mapping")
		if err != nil || !ok {
			return object.NotImplemented, err
		}
		x, err := plain(th, self)
		if err != nil {
			return nil, err
		}
		y, err := plain(th, a[0])
		if err != nil {
			return nil, err
		}
		return object.Compare(th, object.Eq, x, y)
	}),
}

// viewed returns the mapping that a view looks at.
func viewed(th *thread, self val) (val, error) { return object.GetAttr(th, self, "_mapping") }

// viewIter iterates over a view's mapping, giving what pick makes of each key.
func viewIter(pick func(th *thread, m, key val) (val, error)) object.Method {
	return mixed("__iter__()", func(th *thread, self val, _ []val) (val, error) {
		m, err := viewed(th, self)
		if err != nil {
			return nil, err
		}
		it, err := object.Iter(th, m)
		if err != nil {
			return nil, err
		}
		return object.NewIterator(nil, nextFunc(func(th *thread) (val, error) {
			k, err := it.Next(th)
			if err != nil || k == nil {
				return nil, err
			}
			return pick(th, m, k)
		})), nil
	})
}

func toSet(th *thread, _ val, a []val) (val, error) {
	items, err := object.ToSlice(th, a[0])
	if err != nil {
		return nil, err
	}
	set, err := object.SetOf(th, items...)
	if err != nil {
		return nil, err
	}
	return set, nil
}

var viewMixin = []object.Method{
	mixed("__init__(mapping)", func(th *thread, self val, a []val) (val, error) {
		return object.None, object.SetAttr(th, self, "_mapping", a[0])
	}),
	mixed("__len__()", func(th *thread, self val, _ []val) (val, error) {
		m, err := viewed(th, self)
		if err != nil {
			return nil, err
		}
		n, err := object.Len(th, m)
		return object.MakeInt(int64(n)), err
	}),
	mixed("__repr__()", func(th *thread, self val, _ []val) (val, error) {
		m, err := viewed(th, self)
		if err != nil {
			return nil, err
		}
		r, err := object.Repr(th, m)
		return object.Str(self.Type().Name + "(" + r + ")"), err
	}),
}

var keysMixin = []object.Method{
	mixed("_from_iterable(it)", toSet),
	viewIter(func(_ *thread, _, key val) (val, error) { return key, nil }),
	mixed("__contains__(key)", func(th *thread, self val, a []val) (val, error) {
		m, err := viewed(th, self)
		if err != nil {
			return nil, err
		}
		in, err := object.Contains(th, m, a[0])
		return object.MakeBool(in), err
	}),
}

var itemsMixin = []object.Method{
	mixed("_from_iterable(it)", toSet),
	viewIter(func(th *thread, m, key val) (val, error) {
		v, err := object.GetItem(th, m, key)
		return object.NewTuple(key, v), err
	}),
	mixed("__contains__(item)", func(th *thread, self val, a []val) (val, error) {
		m, err := viewed(th, self)
		if err != nil {
			return nil, err
		}
		pair, err := object.ToSlice(th, a[0])
		if err != nil || len(pair) != 2 {
			return object.False, err
		}
		v, ok, err := lookUp(th, m, pair[0])
		if err != nil || !ok {
			return object.False, err
		}
		same, err := object.Equal(th, v, pair[1])
		return object.MakeBool(same), err
	}),
}

func scanFor(th *thread, self val, a []val) (val, error) {
	found := false
	err := object.Iterate(th, self, func(e val) (err error) {
		if found, err = object.Equal(th, e, a[0]); err == nil && found {
			err = object.StopLoop
		}
		return err
	})
	return object.MakeBool(found), err
}

var valuesMixin = []object.Method{
	viewIter(func(th *thread, m, key val) (val, error) { return object.GetItem(th, m, key) }),
	mixed("__contains__(value)", scanFor),
}

// fill stores the items of a mapping or of pairs, then those of keywords.
func fill(th *thread, self, from val, kw *object.Dict) error {
	if from != nil {
		mapping, err := is(th, from, "Mapping")
		if err != nil {
			return err
		}
		var keys val
		if mapping {
			keys = from
		} else if k, ok, err := object.LookupAttr(th, from, "keys"); err != nil {
			return err
		} else if ok {
			if keys, err = object.Call(th, k); err != nil {
				return err
			}
		}
		if keys != nil {
			err = object.Iterate(th, keys, func(k val) error {
				v, err := object.GetItem(th, from, k)
				if err != nil {
					return err
				}
				return object.SetItem(th, self, k, v)
			})
		} else {
			err = object.Iterate(th, from, func(e val) error {
				pair, err := object.ToSlice(th, e)
				if err != nil {
					return err
				}
				if len(pair) != 2 {
					return object.Raise(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(pair))
				}
				return object.SetItem(th, self, pair[0], pair[1])
			})
		}
		if err != nil {
			return err
		}
	}
	for _, e := range kw.Items() {
		if err := object.SetItem(th, self, e.Key, e.Value); err != nil {
			return err
		}
	}
	return nil
}

var mutableMappingMixin = []object.Method{
	mixed("pop(key, default=None)", func(th *thread, self val, a []val) (val, error) {
		v, err := object.GetItem(th, self, a[0])
		if missing(err, object.KeyError) && a[1] != nil {
			return a[1], nil
		}
		if err != nil {
			return nil, err
		}
		return v, object.DelItem(th, self, a[0])
	}),
	mixed("popitem()", func(th *thread, self val, _ []val) (val, error) {
		var key val
		if err := object.Iterate(th, self, func(k val) error { key = k; return object.StopLoop }); err != nil {
			return nil, err
		}
		if key == nil {
			return nil, object.NewException(object.KeyError)
		}
		v, err := object.GetItem(th, self, key)
		if err != nil {
			return nil, err
		}
		return object.NewTuple(key, v), object.DelItem(th, self, key)
	}),
	mixed("clear()", func(th *thread, self val, _ []val) (val, error) {
		keys, err := object.ToSlice(th, self)
		if err != nil {
			return nil, err
		}
		for _, k := range keys {
			if err := object.DelItem(th, self, k); err != nil {
				return nil, err
			}
		}
		return object.None, nil
	}),
	mixed("update(other=(), /, **kwds)", func(th *thread, self val, a []val) (val, error) {
		return object.None, fill(th, self, a[0], a[1].(*object.Dict))
	}),
	mixed("setdefault(key, default=None)", func(th *thread, self val, a []val) (val, error) {
		v, ok, err := lookUp(th, self, a[0])
		if err != nil || ok {
			return v, err
		}
		return orNone(a[1]), object.SetItem(th, self, a[0], orNone(a[1]))
	}),
}

// byIndex iterates over self[from], self[from+step], … to an IndexError or end.
func byIndex(self val, from, step, end int64) object.Value {
	i := from
	return object.NewIterator(nil, nextFunc(func(th *thread) (val, error) {
		if i == end {
			return nil, nil
		}
		v, err := object.GetItem(th, self, object.MakeInt(i))
		i += step
		if missing(err, object.IndexError) {
			i = end
			return nil, nil
		}
		return v, err
	}))
}

var sequenceMixin = []object.Method{
	mixed("__iter__()", func(_ *thread, self val, _ []val) (val, error) { return byIndex(self, 0, 1, -1), nil }),
	mixed("__contains__(value)", scanFor),
	mixed("__reversed__()", func(th *thread, self val, _ []val) (val, error) {
		n, err := object.Len(th, self)
		return byIndex(self, int64(n-1), -1, -1), err
	}),
	mixed("index(value, start=0, stop=None)", func(th *thread, self val, a []val) (val, error) {
		n, err := object.Len(th, self)
		if err != nil {
			return nil, err
		}
		from, step, count, err := object.NewSlice(a[1], a[2], nil).Indices(th, n)
		if err != nil {
			return nil, err
		}
		for i := from; i < from+step*count; i++ {
			v, err := object.GetItem(th, self, object.MakeInt(int64(i)))
			if err != nil {
				return nil, err
			}
			if same, err := object.Equal(th, v, a[0]); same || err != nil {
				return object.MakeInt(int64(i)), err
			}
		}
		return nil, object.NewException(object.ValueError)
	}),
	mixed("count(value)", func(th *thread, self val, a []val) (val, error) {
		n := int64(0)
		err := object.Iterate(th, self, func(e val) error {
			same, err := object.Equal(th, e, a[0])
			if same {
				n++
			}
			return err
		})
		return object.MakeInt(n), err
	}),
}

var mutableSequenceMixin = []object.Method{
	mixed("append(value)", func(th *thread, self val, a []val) (val, error) {
		n, err := object.Len(th, self)
		if err != nil {
			return nil, err
		}
		return object.CallMethod(th, self, "insert", object.MakeInt(int64(n)), a[0])
	}),
	mixed("extend(values)", func(th *thread, self val, a []val) (val, error) { return object.None, each(th, self, a[0], "append") }),
	mixed("__iadd__(values)", func(th *thread, self val, a []val) (val, error) { return self, each(th, self, a[0], "append") }),
	mixed("pop(index=-1)", func(th *thread, self val, a []val) (val, error) {
		i := a[0]
		if i == nil {
			i = object.MakeInt(-1)
		}
		v, err := object.GetItem(th, self, i)
		if err != nil {
			return nil, err
		}
		return v, object.DelItem(th, self, i)
	}),
	mixed("remove(value)", func(th *thread, self val, a []val) (val, error) {
		i, err := object.CallMethod(th, self, "index", a[0])
		if err != nil {
			return nil, err
		}
		return object.None, object.DelItem(th, self, i)
	}),
	mixed("clear()", func(th *thread, self val, _ []val) (val, error) {
		for {
			n, err := object.Len(th, self)
			if err != nil || n == 0 {
				return object.None, err
			}
			if err := object.DelItem(th, self, object.MakeInt(int64(n-1))); err != nil {
				return nil, err
			}
		}
	}),
	mixed("reverse()", func(th *thread, self val, _ []val) (val, error) {
		items, err := object.ToSlice(th, self)
		if err != nil {
			return nil, err
		}
		for i, v := range items {
			if err := object.SetItem(th, self, object.MakeInt(int64(len(items)-1-i)), v); err != nil {
				return nil, err
			}
		}
		return object.None, nil
	}),
}
