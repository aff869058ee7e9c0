package object

import "slices"

// Sort returns the items of v in order, as sorted(v, key=…, reverse=…) does: key
// may be nil or None.
func Sort(th *Thread, v, key, reverse Value) (*List, error) {
	elems, err := ToSlice(th, v)
	if err != nil {
		return nil, err
	}
	l := NewList(elems...)
	return l, l.sortInPlace(th, key, reverse)
}

// sortInPlace sorts stably. While it runs the list looks empty, and a list that
// was changed meanwhile is a ValueError, as in CPython; after an exception the
// list holds its items in some order.
func (l *List) sortInPlace(th *Thread, key, reverse Value) error {
	desc := false
	if reverse != nil {
		n, err := Index(th, reverse)
		if err != nil {
			return err
		}
		desc = n != 0
	}
	if err := reserve(th, int64(len(l.Elems)), 48); err != nil {
		return err
	}
	held := l.Elems
	l.Elems = nil
	out, err := sortValues(th, held, key, desc)
	changed := l.Elems != nil
	l.Elems = out
	if err == nil && changed {
		err = Raise(ValueError, "list modified during sort")
	}
	return err
}

type keyed struct{ key, v Value }

func sortValues(th *Thread, elems []Value, key Value, desc bool) ([]Value, error) {
	items := make([]keyed, len(elems))
	for i, e := range elems {
		items[i] = keyed{e, e}
		if key != nil && key != None {
			if err := th.Step(); err != nil {
				return elems, err
			}
			k, err := Call(th, key, e)
			if err != nil {
				return elems, err
			}
			items[i].key = k
		}
	}
	err := sortItems(th, items, desc)
	out := make([]Value, len(items))
	for i := range items {
		out[i] = items[i].v
	}
	return out, err
}

// sortKeyed sorts items by their keys. An error of a comparison ends it at once.
func sortKeyed(th *Thread, items []keyed) (err error) {
	type stopped struct{}
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(stopped); !ok {
				panic(r)
			}
		}
	}()
	less := lessFor(items)
	timSort(items, func(a, b *keyed) bool {
		var r bool
		if err = th.Step(); err == nil {
			r, err = less(th, a.key, b.key)
		}
		if err != nil {
			panic(stopped{})
		}
		return r
	})
	return err
}

// lessFor chooses a comparison without dispatch where all keys are of one plain
// type.
func lessFor(items []keyed) func(th *Thread, a, b Value) (bool, error) {
	ints, strs, floats := true, true, true
	for i := range items {
		switch items[i].key.(type) {
		case Int:
			strs, floats = false, false
		case Str:
			ints, floats = false, false
		case Float:
			ints, strs = false, false
		default:
			return Less
		}
	}
	switch {
	case ints:
		return func(_ *Thread, a, b Value) (bool, error) { return a.(Int) < b.(Int), nil }
	case strs:
		return func(_ *Thread, a, b Value) (bool, error) { return a.(Str) < b.(Str), nil }
	case floats:
		return func(_ *Thread, a, b Value) (bool, error) { return a.(Float) < b.(Float), nil }
	}
	return Less
}

// Order returns the places of keys in their order, as sorted(range(n), key=…, reverse=desc) does.
func Order(th *Thread, keys []Value, desc bool) ([]int, error) {
	items := make([]keyed, len(keys))
	for i, k := range keys {
		items[i] = keyed{k, Int(i)}
	}
	err := sortItems(th, items, desc)
	out := make([]int, len(items))
	for i := range items {
		out[i] = int(items[i].v.(Int))
	}
	return out, err
}

// sortItems sorts items by their keys; descending, equal ones stay in their order.
func sortItems(th *Thread, items []keyed, desc bool) error {
	if desc {
		slices.Reverse(items)
		defer slices.Reverse(items)
	}
	return sortKeyed(th, items)
}
