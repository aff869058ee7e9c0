package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// The dict classes of collections.
var (
	orderedDictType = sharedType(object.ClassSpec{Name: "OrderedDict", Module: "collections", Bases: []*object.Type{object.DictType}, CName: "collections.OrderedDict"})
	defaultDictType = sharedType(object.ClassSpec{Name: "defaultdict", Module: "collections", Bases: []*object.Type{object.DictType}, CName: "collections.defaultdict"})
	counterType     = sharedType(object.ClassSpec{Name: "Counter", Module: "collections", Bases: []*object.Type{object.DictType}})
)

// ofDict calls dict's own method on self, whatever its class overrides.
func ofDict(th *thread, self val, name string, args object.Args) (val, error) {
	f, _ := object.DictType.Lookup(name)
	return object.CallArgs(th, f, args.Prepend(self))
}

// emptyLike returns a new instance of v's class; the dict has no items.
func emptyLike(th *thread, v val, args ...val) (val, error) {
	return object.Call(th, v.Type(), args...)
}

var genericItem = object.NewMethod("__class_getitem__(item, /)", func(_ *thread, self val, a []val) (val, error) {
	return object.NewGenericAlias(self, a[0]), nil
})

// merged adds "|" to a dict class: make returns the copy to update.
func merged(make func(th *thread, self, from val) (val, error)) []object.Method {
	or := func(name string, left bool) object.Method {
		return mixed(name+"(other)", func(th *thread, self val, a []val) (val, error) {
			other, ok := a[0].(*object.Dict)
			if !ok {
				return object.NotImplemented, nil
			}
			first, second := self, val(other)
			if !left {
				first, second = second, first
			}
			r, err := make(th, self, first)
			if err != nil {
				return nil, err
			}
			_, err = ofDict(th, r, "update", object.Args{Pos: []val{second}})
			return r, err
		})
	}
	return []object.Method{or("__or__", true), or("__ror__", false)}
}

func init() {
	copyOf := func(th *thread, self val, _ []val) (val, error) { return emptyLike(th, self, self) }
	orderedDictType.Extend(object.ClassSpec{
		ClassMethods: []object.Method{genericItem},
		Methods: append(merged(func(th *thread, self, from val) (val, error) { return emptyLike(th, self, from) }),
			mixed("move_to_end(key, last=True)", func(th *thread, self val, a []val) (val, error) {
				last := true
				if a[1] != nil {
					var err error
					if last, err = object.Truth(th, a[1]); err != nil {
						return nil, err
					}
				}
				found, err := self.(*object.Dict).MoveToEnd(th, a[0], last)
				if err == nil && !found {
					err = object.NewException(object.KeyError, keyArgs(a[0])...)
				}
				return object.None, err
			}),
			mixed("popitem(last=True)", func(th *thread, self val, a []val) (val, error) {
				d := self.(*object.Dict)
				if d.Len() == 0 {
					return nil, object.NewKeyError(object.Str("dictionary is empty"))
				}
				last := true
				if a[0] != nil {
					var err error
					if last, err = object.Truth(th, a[0]); err != nil {
						return nil, err
					}
				}
				if last {
					e, _ := d.PopLast()
					return object.NewTuple(e.Key, e.Value), nil
				}
				e := d.Items()[0]
				_, _, err := d.Delete(th, e.Key)
				return object.NewTuple(e.Key, e.Value), err
			}),
			mixed("__eq__(other)", func(th *thread, self val, a []val) (val, error) {
				r, err := ofDict(th, self, "__eq__", object.Args{Pos: a})
				if err != nil || r != object.True || !object.IsInstance(a[0], orderedDictType) {
					return r, err
				}
				keys, others := self.(*object.Dict).Keys(), a[0].(*object.Dict).Keys()
				return object.Compare(th, object.Eq, object.NewList(keys...), object.NewList(others...))
			}),
			mixed("__ne__(other)", func(th *thread, self val, a []val) (val, error) {
				eq, err := object.CallMethod(th, self, "__eq__", a[0])
				if err != nil || eq == object.NotImplemented {
					return eq, err
				}
				return object.MakeBool(eq != object.True), nil
			}),
			mixed("__repr__()", func(th *thread, self val, _ []val) (val, error) {
				if self.(*object.Dict).Len() == 0 {
					return object.Str(self.Type().Name + "()"), nil
				}
				if !th.EnterRepr(self) {
					return object.Str("..."), nil
				}
				defer th.LeaveRepr(self)
				var items []val
				for _, e := range self.(*object.Dict).Items() {
					items = append(items, object.NewTuple(e.Key, e.Value))
				}
				r, err := object.Repr(th, object.NewList(items...))
				return object.Str(self.Type().Name + "(" + r + ")"), err
			}),
			mixed("copy()", copyOf), mixed("__copy__()", copyOf),
		),
		Consts: []object.KwArg{{Name: "__hash__", Value: object.None}},
	})
	orderedDictType.Extend(object.ClassSpec{Methods: []object.Method{mixed("__reduce__()", func(th *thread, self val, _ []val) (val, error) {
		state, _, err := object.CallSpecial(th, self, "__getstate__")
		if err != nil {
			return nil, err
		}
		return reduceDict(th, self, state)
	})}})
	extendDefaultDict()
	extendCounter()
}

// reduceDict is the __reduce__ of a dict whose class is called with args, before the
// items are set.
func reduceDict(th *thread, self, state val, args ...val) (val, error) {
	view, err := object.CallMethod(th, self, "items")
	if err != nil {
		return nil, err
	}
	items, err := object.IterValue(th, view)
	return object.NewTuple(self.Type(), object.NewTuple(args...), state, object.None, items), err
}

// keyArgs are the arguments of a KeyError that C code makes of a key alone: none of None,
// the elements of a tuple.
func keyArgs(key val) []val {
	if t, ok := key.(*object.Tuple); ok {
		return t.Elems
	}
	if key == object.None {
		return nil
	}
	return []val{key}
}

func extendDefaultDict() {
	factory := func(self val) val {
		if d := self.(*object.Dict).AttrDict(false); d != nil {
			if f, ok := d.GetStr("default_factory"); ok {
				return f
			}
		}
		return object.None
	}
	copyOf := func(th *thread, self val, _ []val) (val, error) { return emptyLike(th, self, factory(self), self) }
	defaultDictType.Extend(object.ClassSpec{
		ClassMethods: []object.Method{genericItem},
		Methods: append(merged(func(th *thread, self, from val) (val, error) { return emptyLike(th, self, factory(self), from) }),
			object.Method{Name: "__init__", Fn: func(th *thread, self val, args object.Args) (val, error) {
				var f val = object.None
				if len(args.Pos) > 0 {
					f = args.Pos[0]
					args.Pos = args.Pos[1:]
					if f != object.None && !object.IsCallable(f) {
						return nil, object.Raise(object.TypeError, "first argument must be callable or None")
					}
				}
				self.(*object.Dict).AttrDict(true).SetStr("default_factory", f)
				return ofDict(th, self, "__init__", args)
			}},
			mixed("__missing__(key, /)", func(th *thread, self val, a []val) (val, error) {
				f := factory(self)
				if f == object.None {
					return nil, object.NewKeyError(a[0])
				}
				v, err := object.Call(th, f)
				if err != nil {
					return nil, err
				}
				return v, object.SetItem(th, self, a[0], v)
			}),
			mixed("__repr__()", func(th *thread, self val, _ []val) (val, error) {
				f, err := object.Repr(th, factory(self))
				if err != nil {
					return nil, err
				}
				r, err := ofDict(th, self, "__repr__", object.Args{})
				if err != nil {
					return nil, err
				}
				text, _ := object.AsStr(r)
				return object.Str(self.Type().Name + "(" + f + ", " + text + ")"), nil
			}),
			mixed("copy()", copyOf), mixed("__copy__()", copyOf),
			mixed("__reduce__()", func(th *thread, self val, _ []val) (val, error) {
				if f := factory(self); f != object.None {
					return reduceDict(th, self, object.None, f)
				}
				return reduceDict(th, self, object.None)
			}),
		),
	})
}

// tally adds the counts of a mapping, an iterable and keywords to a Counter,
// times sign.
func tally(th *thread, self val, name string, args object.Args, sign int64) error {
	if len(args.Pos) > 1 {
		return object.Raise(object.TypeError, "Counter."+name+"() takes from 1 to 2 positional arguments but %d were given", len(args.Pos)+1)
	}
	d := self.(*object.Dict)
	add := func(k, n val) error {
		old, ok, err := d.Get(th, k)
		if err != nil {
			return err
		}
		if !ok {
			old = object.MakeInt(0)
		}
		op := object.Add
		if sign < 0 {
			op = object.Sub
		}
		sum, err := object.Binary(th, op, old, n)
		if err != nil {
			return err
		}
		return d.Set(th, k, sum)
	}
	if len(args.Pos) == 1 && args.Pos[0] != object.None {
		from := args.Pos[0]
		if m, ok := from.(*object.Dict); ok {
			if d.Len() == 0 && sign > 0 { // taken as they are, numbers or not
				add = func(k, n val) error { return d.Set(th, k, n) }
			}
			for _, e := range m.Items() {
				if err := add(e.Key, e.Value); err != nil {
					return err
				}
			}
		} else if mapping, err := isMapping(th, from); err != nil {
			return err
		} else if mapping {
			whole, err := object.Call(th, object.DictType, from)
			if err != nil {
				return err
			}
			return tally(th, self, name, object.Args{Pos: []val{whole}, Kw: args.Kw}, sign)
		} else if err := object.Iterate(th, from, func(k val) error { return add(k, object.MakeInt(1)) }); err != nil {
			return err
		}
	}
	for _, k := range args.Kw {
		if err := add(object.Str(k.Name), k.Value); err != nil {
			return err
		}
	}
	return nil
}

// isMapping reports whether v, which is no dict, is a Mapping.
func isMapping(th *thread, v val) (bool, error) {
	if _, has := v.Type().Lookup("keys"); !has {
		return false, nil
	}
	return object.IsInstanceOf(th, v, abstractClasses(th)["Mapping"])
}

// common returns a Counter's items, the most frequent first.
func common(th *thread, d *object.Dict) ([]object.Entry, error) {
	items := append([]object.Entry(nil), d.Items()...)
	counts := make([]val, len(items))
	for i, e := range items {
		counts[i] = e.Value
	}
	order, err := object.Order(th, counts, true)
	out := make([]object.Entry, len(items))
	for i, at := range order {
		out[i] = items[at]
	}
	return out, err
}

func countOf(th *thread, d val, key val) (val, error) {
	v, ok, err := d.(*object.Dict).Get(th, key)
	if !ok {
		v = object.MakeInt(0)
	}
	return v, err
}

func positive(th *thread, v val) (bool, error) { return object.Less(th, object.MakeInt(0), v) }

// unionKeys returns the keys of both, a's first.
func unionKeys(th *thread, a, b val) ([]val, error) {
	keys := append([]val(nil), a.(*object.Dict).Keys()...)
	for _, k := range b.(*object.Dict).Keys() {
		_, in, err := a.(*object.Dict).Get(th, k)
		if err != nil {
			return nil, err
		}
		if !in {
			keys = append(keys, k)
		}
	}
	return keys, nil
}

func extendCounter() {
	// arithmetic combines two counters; in place it changes self.
	arithmetic := func(name string, inPlace bool, op func(th *thread, a, b val) (val, error)) object.Method {
		return mixed(name+"(other)", func(th *thread, self val, a []val) (val, error) {
			if !object.IsInstance(a[0], counterType) {
				if !inPlace {
					return object.NotImplemented, nil
				}
				items, err := object.CallMethod(th, a[0], "items") // of any mapping
				if err != nil {
					return nil, err
				}
				other := object.NewDict()
				other.SetClass(counterType)
				if _, err = ofDict(th, other, "update", object.Args{Pos: []val{items}}); err != nil {
					return nil, err
				}
				a = []val{other}
			}
			keys, err := unionKeys(th, self, a[0])
			if err != nil {
				return nil, err
			}
			out := object.NewDict()
			out.SetClass(counterType)
			for _, k := range keys {
				x, err := countOf(th, self, k)
				if err != nil {
					return nil, err
				}
				y, err := countOf(th, a[0], k)
				if err != nil {
					return nil, err
				}
				n, err := op(th, x, y)
				if err != nil {
					return nil, err
				}
				keep, err := positive(th, n)
				if err != nil {
					return nil, err
				}
				if keep {
					if err := out.Set(th, k, n); err != nil {
						return nil, err
					}
				}
			}
			if !inPlace {
				return out, nil
			}
			self.(*object.Dict).Clear()
			return self, self.(*object.Dict).Update(th, out)
		})
	}
	binary := func(op object.Op) func(th *thread, a, b val) (val, error) {
		return func(th *thread, a, b val) (val, error) { return object.Binary(th, op, a, b) }
	}
	pick := func(larger bool) func(th *thread, a, b val) (val, error) {
		return func(th *thread, a, b val) (val, error) {
			less, err := object.Less(th, a, b)
			if less == larger {
				return b, err
			}
			return a, err
		}
	}
	compare := func(name string, test func(th *thread, a, b val) (bool, error), strict bool) object.Method {
		return mixed(name+"(other)", func(th *thread, self val, a []val) (val, error) {
			if !object.IsInstance(a[0], counterType) {
				return object.NotImplemented, nil
			}
			keys, err := unionKeys(th, self, a[0])
			if err != nil {
				return nil, err
			}
			all, different := true, false
			for _, k := range keys {
				x, err := countOf(th, self, k)
				if err != nil {
					return nil, err
				}
				y, err := countOf(th, a[0], k)
				if err != nil {
					return nil, err
				}
				ok, err := test(th, x, y)
				if err != nil {
					return nil, err
				}
				same, err := object.Equal(th, x, y)
				if err != nil {
					return nil, err
				}
				all, different = all && ok, different || !same
			}
			return object.MakeBool((all && (!strict || different)) != (name == "__ne__")), nil
		})
	}
	atMost := func(th *thread, a, b val) (bool, error) { more, err := object.Less(th, b, a); return !more, err }
	atLeast := func(th *thread, a, b val) (bool, error) { less, err := object.Less(th, a, b); return !less, err }
	signed := func(name string, sign object.Op) object.Method {
		return mixed(name+"()", func(th *thread, self val, _ []val) (val, error) {
			zero := object.NewDict()
			zero.SetClass(counterType)
			if sign == object.Sub {
				return object.Binary(th, sign, zero, self)
			}
			return object.Binary(th, sign, self, zero)
		})
	}
	copyOf := func(th *thread, self val, _ []val) (val, error) { return emptyLike(th, self, self) }
	counterType.Extend(object.ClassSpec{
		ClassMethods: []object.Method{genericItem, {Name: "fromkeys", Fn: func(*thread, val, object.Args) (val, error) {
			return nil, object.Raise(object.NotImplementedError, "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")
		}}},
		Methods: []object.Method{
			mixed("__reduce__()", func(th *thread, self val, _ []val) (val, error) {
				return object.NewTuple(self.Type(), object.NewTuple(self.(*object.Dict).Copy())), nil
			}),
			{Name: "__init__", Fn: func(th *thread, self val, args object.Args) (val, error) {
				return object.None, tally(th, self, "__init__", args, 1)
			}},
			{Name: "update", Fn: func(th *thread, self val, args object.Args) (val, error) {
				return object.None, tally(th, self, "update", args, 1)
			}},
			{Name: "subtract", Fn: func(th *thread, self val, args object.Args) (val, error) {
				return object.None, tally(th, self, "subtract", args, -1)
			}},
			mixed("__missing__(key)", func(*thread, val, []val) (val, error) { return object.MakeInt(0), nil }),
			mixed("__delitem__(elem)", func(th *thread, self val, a []val) (val, error) {
				_, _, err := self.(*object.Dict).Delete(th, a[0])
				return object.None, err
			}),
			mixed("total()", func(th *thread, self val, _ []val) (sum val, err error) {
				sum = object.MakeInt(0)
				for _, e := range self.(*object.Dict).Items() {
					if sum, err = object.Binary(th, object.Add, sum, e.Value); err != nil {
						return nil, err
					}
				}
				return sum, nil
			}),
			mixed("most_common(n=None)", func(th *thread, self val, a []val) (val, error) {
				items, err := common(th, self.(*object.Dict))
				if err != nil {
					return nil, err
				}
				if n := a[0]; n != nil && n != object.None { // as heapq.nlargest() takes it
					all, err := object.Compare(th, object.Ge, n, object.MakeInt(int64(len(items))))
					if err != nil {
						return nil, err
					}
					whole, err := object.Truth(th, all)
					if err != nil {
						return nil, err
					}
					if _, isFloat := n.(object.Float); whole && isFloat {
						return nil, object.Raise(object.TypeError, "slice indices must be integers or None or have an __index__ method")
					}
					if !whole {
						k, err := object.Index(th, n)
						if err != nil {
							return nil, err
						}
						items = items[:min(max(k, 0), int64(len(items)))]
					}
				}
				out := make([]val, len(items))
				for i, e := range items {
					out[i] = object.NewTuple(e.Key, e.Value)
				}
				return object.NewList(out...), nil
			}),
			mixed("elements()", func(th *thread, self val, _ []val) (val, error) {
				items := self.(*object.Dict).Items()
				at, left := -1, int64(0)
				return object.NewIterator(nil, nextFunc(func(th *thread) (val, error) {
					for left <= 0 {
						if at++; at >= len(items) {
							return nil, nil
						}
						n, err := object.Index(th, items[at].Value)
						if err != nil {
							return nil, err
						}
						left = n
					}
					left--
					return items[at].Key, nil
				})), nil
			}),
			mixed("__repr__()", func(th *thread, self val, _ []val) (val, error) {
				d := self.(*object.Dict)
				if d.Len() == 0 {
					return object.Str(self.Type().Name + "()"), nil
				}
				items, err := common(th, d)
				if _, unordered := object.AsException(err, object.TypeError); unordered {
					items = d.Items()
				} else if err != nil {
					return nil, err
				}
				parts := make([]string, len(items))
				for i, e := range items {
					k, err := object.Repr(th, e.Key)
					if err != nil {
						return nil, err
					}
					v, err := object.Repr(th, e.Value)
					if err != nil {
						return nil, err
					}
					parts[i] = k + ": " + v
				}
				return object.Str(self.Type().Name + "({" + strings.Join(parts, ", ") + "})"), nil
			}),
			mixed("copy()", copyOf), mixed("__copy__()", copyOf),
			arithmetic("__add__", false, binary(object.Add)), arithmetic("__sub__", false, binary(object.Sub)),
			arithmetic("__or__", false, pick(true)), arithmetic("__and__", false, pick(false)),
			arithmetic("__iadd__", true, binary(object.Add)), arithmetic("__isub__", true, binary(object.Sub)),
			arithmetic("__ior__", true, pick(true)), arithmetic("__iand__", true, pick(false)),
			signed("__pos__", object.Add), signed("__neg__", object.Sub),
			compare("__eq__", object.Equal, false), compare("__ne__", object.Equal, false),
			compare("__le__", atMost, false), compare("__lt__", atMost, true), compare("__ge__", atLeast, false), compare("__gt__", atLeast, true),
		},
		Consts: []object.KwArg{{Name: "__hash__", Value: object.None}},
	})
}
