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
	if desc {
		slices.Reverse(items)
	}
	err := sortKeyed(th, items)
	if desc {
		slices.Reverse(items)
	}
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
	mergeSort(items, make([]keyed, len(items)), func(a, b *keyed) bool {
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

// mergeSort sorts stably: binary insertion in short runs, then merges. It only
// asks whether a later item is less than an earlier one, as CPython's sort does.
func mergeSort(items, buf []keyed, less func(a, b *keyed) bool) {
	const run = 32
	n := len(items)
	// A sequence in order already takes one comparison an item.
	sorted := 1
	for sorted < n && !less(&items[sorted], &items[sorted-1]) {
		sorted++
	}
	if sorted >= n {
		return
	}
	for lo := 0; lo < n; lo += run {
		binaryInsertion(items[lo:min(lo+run, n)], less)
	}
	for width := run; width < n; width *= 2 {
		for lo := 0; lo+width < n; lo += 2 * width {
			merge(items[lo:min(lo+2*width, n)], width, buf, less)
		}
	}
}

func binaryInsertion(items []keyed, less func(a, b *keyed) bool) {
	for i := 1; i < len(items); i++ {
		x := items[i]
		lo, hi := 0, i
		for lo < hi {
			m := (lo + hi) / 2
			if less(&x, &items[m]) {
				hi = m
			} else {
				lo = m + 1
			}
		}
		copy(items[lo+1:i+1], items[lo:i])
		items[lo] = x
	}
}

func merge(items []keyed, mid int, buf []keyed, less func(a, b *keyed) bool) {
	if !less(&items[mid], &items[mid-1]) {
		return
	}
	left := buf[:mid]
	copy(left, items[:mid])
	i, j, k := 0, mid, 0
	for i < len(left) && j < len(items) {
		if less(&items[j], &left[i]) {
			items[k] = items[j]
			j++
		} else {
			items[k] = left[i]
			i++
		}
		k++
	}
	copy(items[k:], left[i:])
}
