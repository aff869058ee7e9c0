// Package heap holds Python's modules heapq and bisect: order kept in lists.
package heap

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

func listArg(function string, v object.Value) (*object.List, error) {
	l, ok := v.(*object.List)
	if !ok {
		label := "argument 1"
		if function == "heapify" || function == "heappop" {
			label = "argument"
		}
		return nil, object.Raise(object.TypeError, "%s() %s must be list, not %s", function, label, object.ArgLabel(v))
	}
	return l, nil
}

// up moves the item at i towards the root while it is smaller than its parent.
func up(th *object.Thread, h *object.List, i int) error {
	for i > 0 {
		p := (i - 1) / 2
		less, err := object.Less(th, h.Elems[i], h.Elems[p])
		if err != nil || !less {
			return err
		}
		h.Elems[i], h.Elems[p] = h.Elems[p], h.Elems[i]
		i = p
	}
	return nil
}

// sift moves the item at i to a leaf along the smaller children, then back up to
// its place: the comparisons that CPython makes, in its order.
func sift(th *object.Thread, h *object.List, i int) error {
	start, n, item := i, len(h.Elems), h.Elems[i]
	for c := 2*i + 1; c < n; c = 2*i + 1 {
		if r := c + 1; r < n {
			less, err := object.Less(th, h.Elems[c], h.Elems[r])
			if err != nil {
				return err
			}
			if !less {
				c = r
			}
		}
		if n != len(h.Elems) {
			return object.Raise(object.RuntimeError, "list changed size during iteration")
		}
		h.Elems[i], i = h.Elems[c], c
	}
	h.Elems[i] = item
	for i > start {
		p := (i - 1) / 2
		less, err := object.Less(th, item, h.Elems[p])
		if err != nil || !less {
			return err
		}
		h.Elems[i], h.Elems[p] = h.Elems[p], item
		i = p
	}
	return nil
}

func pop(th *object.Thread, h *object.List) (object.Value, error) {
	n := len(h.Elems)
	if n == 0 {
		return nil, object.Raise(object.IndexError, "index out of range")
	}
	last := h.Elems[n-1]
	h.Elems = h.Elems[:n-1]
	if n == 1 {
		return last, nil
	}
	top := h.Elems[0]
	h.Elems[0] = last
	return top, sift(th, h, 0)
}

// LoadHeapq makes the module heapq.
func LoadHeapq(*object.Thread) (*object.Module, error) {
	m := object.NewModule("heapq")
	add := func(signature string, f func(th *object.Thread, h *object.List, a []object.Value) (object.Value, error)) {
		name, _, _ := strings.Cut(signature, "(")
		b := object.NewCompiled("_heapq", signature, func(th *object.Thread, a []object.Value) (object.Value, error) {
			h, err := listArg(name, a[0])
			if err != nil {
				return nil, err
			}
			return f(th, h, a)
		})
		m.Set(b.Name, b)
	}
	add("heappush(heap, item, /)", func(th *object.Thread, h *object.List, a []object.Value) (object.Value, error) {
		h.Elems = append(h.Elems, a[1])
		return object.None, up(th, h, len(h.Elems)-1)
	})
	add("heappop(heap, /)", func(th *object.Thread, h *object.List, _ []object.Value) (object.Value, error) { return pop(th, h) })
	add("heapify(heap, /)", func(th *object.Thread, h *object.List, _ []object.Value) (object.Value, error) {
		for i := len(h.Elems)/2 - 1; i >= 0; i-- {
			if err := sift(th, h, i); err != nil {
				return nil, err
			}
		}
		return object.None, nil
	})
	replace := func(th *object.Thread, h *object.List, v object.Value) (object.Value, error) {
		if len(h.Elems) == 0 {
			return nil, object.Raise(object.IndexError, "index out of range")
		}
		top := h.Elems[0]
		h.Elems[0] = v
		return top, sift(th, h, 0)
	}
	add("heapreplace(heap, item, /)", func(th *object.Thread, h *object.List, a []object.Value) (object.Value, error) {
		return replace(th, h, a[1])
	})
	add("heappushpop(heap, item, /)", func(th *object.Thread, h *object.List, a []object.Value) (object.Value, error) {
		if len(h.Elems) == 0 {
			return a[1], nil
		}
		less, err := object.Less(th, h.Elems[0], a[1])
		if err != nil || !less {
			return a[1], err
		}
		return replace(th, h, a[1])
	})
	m.Set("nsmallest", object.NewFunction("nsmallest(n, iterable, key=None)", extremes(false)))
	m.Set("nlargest", object.NewFunction("nlargest(n, iterable, key=None)", extremes(true)))
	m.Set("merge", object.Borrowed("_heap", "merge"))
	return m, nil
}

// sortedBy is sorted(elems, key=key, reverse=reverse).
func sortedBy(th *object.Thread, elems []object.Value, key, reverse object.Value) (*object.List, error) {
	l := object.NewList(elems...)
	args := object.Args{}
	if key != nil {
		args.Kw = append(args.Kw, object.KwArg{Name: "key", Value: key})
	}
	if reverse != nil {
		args.Kw = append(args.Kw, object.KwArg{Name: "reverse", Value: reverse})
	}
	_, err := object.CallMethodArgs(th, l, "sort", args)
	return l, err
}

func extremes(largest bool) func(th *object.Thread, a []object.Value) (object.Value, error) {
	return func(th *object.Thread, a []object.Value) (object.Value, error) {
		n, err := object.Index(th, a[0])
		if err != nil {
			return nil, err
		}
		all, err := object.ToSlice(th, a[1])
		if err != nil {
			return nil, err
		}
		l, err := sortedBy(th, all, a[2], object.MakeBool(largest))
		if err != nil {
			return nil, err
		}
		l.Elems = l.Elems[:min(max(n, 0), int64(len(l.Elems)))]
		return l, nil
	}
}

// LoadBisect makes the module bisect.
func LoadBisect(*object.Thread) (*object.Module, error) {
	m := object.NewModule("bisect")
	find := func(th *object.Thread, a []object.Value, right bool) (int64, error) {
		n, err := object.Len(th, a[0])
		if err != nil {
			return 0, err
		}
		lo, hi := int64(0), int64(n)
		for i, to := range []*int64{&lo, &hi} {
			if v := a[2+i]; v != nil && v != object.None {
				if *to, err = object.Index(th, v); err != nil {
					return 0, err
				}
			}
		}
		if lo < 0 {
			return 0, object.Raise(object.ValueError, "lo must be non-negative")
		}
		for lo < hi {
			mid := (lo + hi) / 2
			v, err := object.GetItem(th, a[0], object.Int(mid))
			if err != nil {
				return 0, err
			}
			if key := a[4]; key != nil && key != object.None {
				if v, err = object.Call(th, key, v); err != nil {
					return 0, err
				}
			}
			x, y := v, a[1]
			if right {
				x, y = y, x
			}
			less, err := object.Less(th, x, y)
			if err != nil {
				return 0, err
			}
			if less != right {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		return lo, nil
	}
	add := func(name string, right, insert bool) {
		full := name
		if !strings.Contains(name, "_") {
			full += "_right"
		}
		m.Set(name, object.NewCompiled("_bisect", full+"(a, x, lo=0, hi=None, *, key=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			probe := a
			if insert && a[4] != nil && a[4] != object.None { // the new item is given whole, its key decides
				k, err := object.Call(th, a[4], a[1])
				if err != nil {
					return nil, err
				}
				probe = append([]object.Value(nil), a...)
				probe[1] = k
			}
			at, err := find(th, probe, right)
			if err != nil || !insert {
				return object.Int(at), err
			}
			_, err = object.CallMethod(th, a[0], "insert", object.Int(at), a[1])
			return object.None, err
		}))
	}
	add("bisect_left", false, false)
	add("bisect_right", true, false)
	add("bisect", true, false)
	add("insort_left", false, true)
	add("insort_right", true, true)
	add("insort", true, true)
	return m, nil
}
