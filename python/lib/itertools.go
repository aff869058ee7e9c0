package lib

import (
	"github.com/diptych-orm/diptych/python/object"
	"strconv"
)

// nextFunc is an iterator made of a function.
type nextFunc func(th *object.Thread) (object.Value, error)

// Next implements object.Iterator.
func (f nextFunc) Next(th *object.Thread) (object.Value, error) { return f(th) }

var itertoolTypes = map[string]*object.Type{}

// itertool makes a class of iterators whose instances come from make.
func itertool(name, signature string, make func(th *object.Thread, a []object.Value) (object.Iterator, error)) {
	t := object.NewIteratorType(name)
	t.Module = "itertools"
	sig := object.MustSignature(signature)
	sig.Qual = sig.Name
	t.Extend(object.ClassSpec{New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		a, err := sig.BindCompiled(args)
		if err != nil {
			return nil, err
		}
		it, err := make(th, a)
		if err != nil {
			return nil, err
		}
		return object.NewIterator(t, it), nil
	}})
	itertoolTypes[name] = t
}

func loadItertools(*object.Thread) (*object.Module, error) {
	m := object.NewModule("itertools")
	for name, t := range itertoolTypes {
		m.Set(name, t)
	}
	positional(m, "tee", 1, 2, tee)
	return m, nil
}

// iters returns the iterators of several iterables.
func iters(th *object.Thread, vals []object.Value) ([]object.Iterator, error) {
	out := make([]object.Iterator, len(vals))
	for i, v := range vals {
		it, err := object.Iter(th, v)
		if err != nil {
			return nil, err
		}
		out[i] = it
	}
	return out, nil
}

func tupleElems(v object.Value) []object.Value { return v.(*object.Tuple).Elems }

// counter is itertools.count.
type counter struct{ value, step object.Value }

func (c *counter) Next(th *object.Thread) (object.Value, error) {
	v := c.value
	next, err := object.Binary(th, object.Add, v, c.step)
	c.value = next
	return v, err
}

// repeater is itertools.repeat; left is negative where there is no end.
type repeater struct {
	value object.Value
	left  int64
}

func (r *repeater) Next(*object.Thread) (object.Value, error) {
	if r.left == 0 {
		return nil, nil
	}
	if r.left > 0 {
		r.left--
	}
	return r.value, nil
}

func init() {
	type V = object.Value
	itertool("count", "count(start=0, step=1)", func(th *object.Thread, a []V) (object.Iterator, error) {
		c := &counter{object.MakeInt(0), object.MakeInt(1)}
		if a[0] != nil {
			c.value = a[0]
		}
		if a[1] != nil {
			c.step = a[1]
		}
		for _, v := range []V{c.value, c.step} {
			number := false
			for _, method := range []string{"__index__", "__int__", "__float__", "__complex__"} {
				_, ok := v.Type().Lookup(method)
				number = number || ok
			}
			if !number {
				return nil, object.Raise(object.TypeError, "a number is required")
			}
		}
		return c, nil
	})
	itertoolTypes["count"].Extend(object.ClassSpec{Methods: []object.Method{
		object.NewMethod("__repr__()", func(th *object.Thread, self V, _ []V) (V, error) {
			c := self.(*object.IterObject).Unwrap().(*counter)
			s, err := object.Repr(th, c.value)
			if err != nil {
				return nil, err
			}
			if n, ok := object.AsInt(c.step); !ok || n != 1 {
				step, err := object.Repr(th, c.step)
				if err != nil {
					return nil, err
				}
				s += ", " + step
			}
			return object.Str("count(" + s + ")"), nil
		}),
	}})
	itertool("cycle", "cycle(iterable, /)", func(th *object.Thread, a []V) (object.Iterator, error) {
		it, err := object.Iter(th, a[0])
		if err != nil {
			return nil, err
		}
		var saved []V
		pos, done := 0, false
		return nextFunc(func(th *object.Thread) (V, error) {
			if !done {
				v, err := it.Next(th)
				if err != nil || v != nil {
					if v != nil {
						saved = append(saved, v)
						err = th.Alloc(16)
					}
					return v, err
				}
				done = true
			}
			if len(saved) == 0 {
				return nil, nil
			}
			v := saved[pos%len(saved)]
			pos = (pos + 1) % len(saved)
			return v, nil
		}), nil
	})
	itertool("repeat", "repeat(object=None, times=None)", func(th *object.Thread, a []V) (object.Iterator, error) {
		if a[0] == nil {
			return nil, object.Raise(object.TypeError, "repeat() missing required argument 'object' (pos 1)")
		}
		r := &repeater{a[0], -1}
		if a[1] != nil {
			n, err := object.SizeArg(th, a[1], "ssize_t")
			if err != nil {
				return nil, err
			}
			r.left = max(n, 0)
		}
		return r, nil
	})
	repeated := func(v V) *repeater { return v.(*object.IterObject).Unwrap().(*repeater) }
	itertoolTypes["repeat"].Extend(object.ClassSpec{Methods: []object.Method{
		object.NewMethod("__repr__()", func(th *object.Thread, self V, _ []V) (V, error) {
			r := repeated(self)
			s, err := object.Repr(th, r.value)
			if r.left >= 0 {
				s += ", " + strconv.FormatInt(r.left, 10)
			}
			return object.Str("repeat(" + s + ")"), err
		}),
		object.NewMethod("__length_hint__()", func(_ *object.Thread, self V, _ []V) (V, error) {
			if n := repeated(self).left; n >= 0 {
				return object.MakeInt(n), nil
			}
			return nil, object.Raise(object.TypeError, "len() of unsized object")
		}),
	}})
	itertool("chain", "chain(*iterables)", func(th *object.Thread, a []V) (object.Iterator, error) {
		outer, err := object.Iter(th, a[0])
		return &chain{outer: outer}, err
	})
	itertoolTypes["chain"].Extend(object.ClassSpec{ClassMethods: []object.Method{
		object.NewMethod("from_iterable(iterable)", func(th *object.Thread, self V, a []V) (V, error) {
			outer, err := object.Iter(th, a[0])
			if err != nil {
				return nil, err
			}
			return object.NewIterator(itertoolTypes["chain"], &chain{outer: outer}), nil
		}),
	}})
	itertool("islice", "islice(iterable, start, stop=None, step=None, /)", islice)
	itertool("starmap", "starmap(function, iterable, /)", func(th *object.Thread, a []V) (object.Iterator, error) {
		it, err := object.Iter(th, a[1])
		return nextFunc(func(th *object.Thread) (V, error) {
			v, err := it.Next(th)
			if err != nil || v == nil {
				return nil, err
			}
			args, err := object.ToSlice(th, v)
			if err != nil {
				return nil, err
			}
			return object.Call(th, a[0], args...)
		}), err
	})
	filter := func(name string, keep func(taking *bool, truth bool) (emit, stop bool)) {
		itertool(name, name+"(predicate, iterable, /)", func(th *object.Thread, a []V) (object.Iterator, error) {
			it, err := object.Iter(th, a[1])
			state, ended := false, false
			return nextFunc(func(th *object.Thread) (V, error) {
				for !ended {
					v, err := it.Next(th)
					if err != nil || v == nil {
						return nil, err
					}
					if err := th.Step(); err != nil {
						return nil, err
					}
					truth := true
					if !(name == "dropwhile" && state) {
						r := v
						if a[0] != object.None {
							if r, err = object.Call(th, a[0], v); err != nil {
								return nil, err
							}
						}
						if truth, err = object.Truth(th, r); err != nil {
							return nil, err
						}
					}
					emit, stop := keep(&state, truth)
					if stop {
						ended = true
						break
					}
					if emit {
						return v, nil
					}
				}
				return nil, nil
			}), err
		})
	}
	filter("takewhile", func(_ *bool, truth bool) (bool, bool) { return truth, !truth })
	filter("filterfalse", func(_ *bool, truth bool) (bool, bool) { return !truth, false })
	filter("dropwhile", func(started *bool, truth bool) (bool, bool) {
		if *started || !truth {
			*started = true
			return true, false
		}
		return false, false
	})
	itertool("compress", "compress(data, selectors)", func(th *object.Thread, a []V) (object.Iterator, error) {
		its, err := iters(th, a)
		return nextFunc(func(th *object.Thread) (V, error) {
			for {
				if err := th.Step(); err != nil {
					return nil, err
				}
				v, err := its[0].Next(th)
				if err != nil || v == nil {
					return nil, err
				}
				s, err := its[1].Next(th)
				if err != nil || s == nil {
					return nil, err
				}
				if ok, err := object.Truth(th, s); err != nil || ok {
					return v, err
				}
			}
		}), err
	})
	itertool("accumulate", "accumulate(iterable, func=None, *, initial=None)", accumulate)
	itertool("pairwise", "pairwise(iterable, /)", func(th *object.Thread, a []V) (object.Iterator, error) {
		it, err := object.Iter(th, a[0])
		var last V
		return nextFunc(func(th *object.Thread) (V, error) {
			if last == nil {
				v, err := it.Next(th)
				if err != nil || v == nil {
					return nil, err
				}
				last = v
			}
			v, err := it.Next(th)
			if err != nil || v == nil {
				return nil, err
			}
			pair := object.NewTuple(last, v)
			last = v
			return pair, nil
		}), err
	})
	itertool("zip_longest", "zip_longest(*iterables, fillvalue=None)", func(th *object.Thread, a []V) (object.Iterator, error) {
		its, err := iters(th, tupleElems(a[0]))
		fill := a[1]
		if fill == nil {
			fill = object.None
		}
		live := len(its)
		return nextFunc(func(th *object.Thread) (V, error) {
			if live == 0 {
				return nil, nil
			}
			row := make([]V, len(its))
			for i, it := range its {
				row[i] = fill
				if it == nil {
					continue
				}
				v, err := it.Next(th)
				if err != nil {
					return nil, err
				}
				if v == nil {
					its[i] = nil
					if live--; live == 0 {
						return nil, nil
					}
					continue
				}
				row[i] = v
			}
			return object.NewTuple(row...), nil
		}), err
	})
	itertool("groupby", "groupby(iterable, key=None)", func(th *object.Thread, a []V) (object.Iterator, error) {
		it, err := object.Iter(th, a[0])
		return &groupBy{it: it, keyFn: a[1]}, err
	})
	combinatorics()
}

type chain struct{ outer, inner object.Iterator }

func (c *chain) Next(th *object.Thread) (object.Value, error) {
	for c.outer != nil {
		if c.inner == nil {
			v, err := c.outer.Next(th)
			if err != nil {
				return nil, err
			}
			if v == nil {
				c.outer = nil
				break
			}
			if c.inner, err = object.Iter(th, v); err != nil {
				return nil, err
			}
		}
		v, err := c.inner.Next(th)
		if err != nil || v != nil {
			return v, err
		}
		c.inner = nil
		if err := th.Step(); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func islice(th *object.Thread, a []object.Value) (object.Iterator, error) {
	it, err := object.Iter(th, a[0])
	if err != nil {
		return nil, err
	}
	start, stop, step := a[1], a[2], a[3]
	if stop == nil && step == nil {
		start, stop = object.None, a[1]
	}
	num := func(v object.Value, def int64, what string) (int64, error) {
		if v == nil || v == object.None {
			return def, nil
		}
		n, ok := object.AsInt(v)
		if !ok || n < 0 || what == "step" && n == 0 {
			switch what {
			case "step":
				return 0, object.Raise(object.ValueError, "Step for islice() must be a positive integer or None.")
			case "stop":
				return 0, object.Raise(object.ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
			}
			return 0, object.Raise(object.ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
		return n, nil
	}
	from, err := num(start, 0, "")
	if err != nil {
		return nil, err
	}
	what := ""
	if a[2] == nil {
		what = "stop"
	}
	to, err := num(stop, -1, what)
	if err != nil {
		return nil, err
	}
	by, err := num(step, 1, "step")
	if err != nil {
		return nil, err
	}
	pos, next := int64(0), from
	return nextFunc(func(th *object.Thread) (object.Value, error) {
		for to < 0 || next < to {
			v, err := it.Next(th)
			if err != nil || v == nil {
				return nil, err
			}
			pos++
			if pos > next {
				next += by
				return v, nil
			}
			if err := th.Step(); err != nil {
				return nil, err
			}
		}
		// What lies between the last item and stop is taken too.
		for pos < to {
			v, err := it.Next(th)
			if err != nil || v == nil {
				return nil, err
			}
			pos++
		}
		return nil, nil
	}), nil
}

func accumulate(th *object.Thread, a []object.Value) (object.Iterator, error) {
	it, err := object.Iter(th, a[0])
	var total object.Value
	pending := a[2] != nil && a[2] != object.None
	return nextFunc(func(th *object.Thread) (object.Value, error) {
		if pending {
			pending = false
			total = a[2]
			return total, nil
		}
		v, err := it.Next(th)
		if err != nil || v == nil {
			return nil, err
		}
		switch {
		case total == nil:
			total = v
		case a[1] == nil || a[1] == object.None:
			total, err = object.Binary(th, object.Add, total, v)
		default:
			total, err = object.Call(th, a[1], total, v)
		}
		return total, err
	}), err
}

// groupBy is itertools.groupby; a group reads from it while it is current.
type groupBy struct {
	it         object.Iterator
	keyFn      object.Value
	value, key object.Value // the item read ahead and its key
	target     object.Value // the key of the current group
	serial     int
}

func (g *groupBy) advance(th *object.Thread) (bool, error) {
	v, err := g.it.Next(th)
	if err != nil || v == nil {
		g.value = nil
		return false, err
	}
	k := v
	if g.keyFn != nil && g.keyFn != object.None {
		if k, err = object.Call(th, g.keyFn, v); err != nil {
			return false, err
		}
	}
	g.value, g.key = v, k
	return true, th.Step()
}

func (g *groupBy) Next(th *object.Thread) (object.Value, error) {
	g.serial++
	for g.value == nil || g.target != nil {
		if g.value != nil {
			same, err := object.Equal(th, g.target, g.key)
			if err != nil {
				return nil, err
			}
			if !same {
				break
			}
		}
		ok, err := g.advance(th)
		if err != nil || !ok {
			return nil, err
		}
		if g.target == nil {
			break
		}
	}
	g.target = g.key
	serial := g.serial
	group := nextFunc(func(th *object.Thread) (object.Value, error) {
		if serial != g.serial || g.value == nil {
			return nil, nil
		}
		same, err := object.Equal(th, g.target, g.key)
		if err != nil || !same {
			return nil, err
		}
		v := g.value
		_, err = g.advance(th)
		return v, err
	})
	return object.NewTuple(g.key, object.NewIterator(grouperType, group)), nil
}

var grouperType = object.NewIteratorType("itertools._grouper")
var teeType = object.NewIteratorType("itertools._tee")

// tee shares one iterator's items between several.
func tee(th *object.Thread, a []object.Value) (object.Value, error) {
	n := int64(2)
	if len(a) > 1 {
		var err error
		if n, err = object.SizeArg(th, a[1], "ssize_t"); err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, object.Raise(object.ValueError, "n must be >= 0")
		}
	}
	it, err := object.Iter(th, a[0])
	if err != nil {
		return nil, err
	}
	type node struct {
		value object.Value
		next  *node
	}
	root := &node{}
	var out []object.Value
	for range n {
		at := root
		out = append(out, object.NewIterator(teeType, nextFunc(func(th *object.Thread) (object.Value, error) {
			if at.next == nil {
				v, err := it.Next(th)
				if err != nil || v == nil {
					return nil, err
				}
				at.next = &node{value: v}
			}
			at = at.next
			return at.value, nil
		})))
	}
	return object.NewTuple(out...), nil
}

// combinatorics registers product, permutations and combinations.
func combinatorics() {
	type V = object.Value
	itertool("product", "product(*iterables, repeat=1)", func(th *object.Thread, a []V) (object.Iterator, error) {
		var pools [][]V
		for _, v := range tupleElems(a[0]) {
			pool, err := object.ToSlice(th, v)
			if err != nil {
				return nil, err
			}
			pools = append(pools, pool)
		}
		if a[1] != nil {
			n, err := object.SizeArg(th, a[1], "ssize_t")
			if err != nil {
				return nil, err
			}
			if n < 0 {
				return nil, object.Raise(object.ValueError, "repeat argument cannot be negative")
			}
			base := pools
			pools = nil
			for range n {
				if err := th.Alloc(int64(len(base)) * 24); err != nil {
					return nil, err
				}
				pools = append(pools, base...)
			}
		}
		idx := make([]int, len(pools))
		done := false
		for _, p := range pools {
			done = done || len(p) == 0
		}
		return nextFunc(func(*object.Thread) (V, error) {
			if done {
				return nil, nil
			}
			row := make([]V, len(pools))
			for i, p := range pools {
				row[i] = p[idx[i]]
			}
			i := len(idx) - 1
			for ; i >= 0; i-- {
				if idx[i]++; idx[i] < len(pools[i]) {
					break
				}
				idx[i] = 0
			}
			done = i < 0
			return object.NewTuple(row...), nil
		}), nil
	})
	// choose registers a tool that picks r items by indices; step moves to the
	// next choice.
	choose := func(name string, full bool, start func(n, r int) []int, step func(idx []int, n int) bool) {
		itertool(name, name+"(iterable, r=None)", func(th *object.Thread, a []V) (object.Iterator, error) {
			pool, err := object.ToSlice(th, a[0])
			if err != nil {
				return nil, err
			}
			n, r := len(pool), len(pool)
			if a[1] != nil && !(full && a[1] == object.None) {
				k, err := object.SizeArg(th, a[1], "ssize_t")
				if err != nil {
					return nil, err
				}
				if k < 0 {
					return nil, object.Raise(object.ValueError, "r must be non-negative")
				}
				r = int(min(k, 1<<30))
			} else if !full {
				return nil, object.Raise(object.TypeError, "%s() missing required argument 'r' (pos 2)", name)
			}
			if err := th.Alloc(int64(r) * 8); err != nil {
				return nil, err
			}
			idx := start(n, r)
			return nextFunc(func(*object.Thread) (V, error) {
				if idx == nil {
					return nil, nil
				}
				row := make([]V, r)
				for i := range row {
					row[i] = pool[idx[i]]
				}
				if !step(idx, n) {
					idx = nil
				}
				return object.NewTuple(row...), nil
			}), nil
		})
	}
	ascending := func(n, r int) []int {
		if r > n {
			return nil
		}
		idx := make([]int, r)
		for i := range idx {
			idx[i] = i
		}
		return idx
	}
	choose("combinations", false, ascending, func(idx []int, n int) bool {
		r := len(idx)
		for i := r - 1; i >= 0; i-- {
			if idx[i] != i+n-r {
				idx[i]++
				for j := i + 1; j < r; j++ {
					idx[j] = idx[j-1] + 1
				}
				return true
			}
		}
		return false
	})
	choose("combinations_with_replacement", false, func(n, r int) []int {
		if n == 0 && r > 0 {
			return nil
		}
		return make([]int, r)
	}, func(idx []int, n int) bool {
		for i := len(idx) - 1; i >= 0; i-- {
			if idx[i] != n-1 {
				v := idx[i] + 1
				for j := i; j < len(idx); j++ {
					idx[j] = v
				}
				return true
			}
		}
		return false
	})
	choose("permutations", true, ascending, nextPermutation)
}

// nextPermutation moves idx to the next choice of len(idx) of n different
// indices, in lexicographic order.
func nextPermutation(idx []int, n int) bool {
	used := make([]bool, n)
	for _, i := range idx {
		used[i] = true
	}
	for k := len(idx) - 1; k >= 0; k-- {
		used[idx[k]] = false
		for v := idx[k] + 1; v < n; v++ {
			if used[v] {
				continue
			}
			idx[k] = v
			used[v] = true
			next := 0
			for j := k + 1; j < len(idx); j++ {
				for used[next] {
					next++
				}
				idx[j] = next
				used[next] = true
			}
			return true
		}
	}
	return false
}
