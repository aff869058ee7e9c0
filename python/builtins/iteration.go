package builtins

import (
	"github.com/diptych-orm/diptych/python/object"
)

// The classes of the lazy built-ins.
var (
	enumerateType = object.NewIteratorType("enumerate")
	zipType       = object.NewIteratorType("zip")
	mapType       = object.NewIteratorType("map")
	filterType    = object.NewIteratorType("filter")
	reversedType  = object.NewIteratorType("reversed")
)

var (
	enumerateArgs = object.MustClinic("enumerate(iterable, start=)")
	zipStrict     = "strict"
)

func init() {
	enumerateType.Extend(object.ClassSpec{New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		if len(args.Pos)+len(args.Kw) == 0 {
			return nil, object.Raise(object.TypeError, "enumerate() missing required argument 'iterable'")
		}
		a, err := enumerateArgs.Bind(args)
		if err != nil {
			return nil, err
		}
		start := object.Value(object.Int(0))
		if a[1] != nil {
			if start, err = object.IndexValue(th, a[1]); err != nil {
				return nil, err
			}
		}
		it, err := object.Iter(th, a[0])
		if err != nil {
			return nil, err
		}
		return object.NewIterator(cls, &enumerate{it, start}), nil
	}})
	zipType.Extend(object.ClassSpec{New: newZip})
	mapType.Extend(object.ClassSpec{New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		if cls == mapType && len(args.Kw) > 0 {
			return nil, object.Raise(object.TypeError, "map() takes no keyword arguments")
		}
		if len(args.Pos) < 2 {
			return nil, object.Raise(object.TypeError, "map() must have at least two arguments.")
		}
		its, err := iterators(th, args.Pos[1:])
		if err != nil {
			return nil, err
		}
		return object.NewIterator(cls, &mapped{fn: args.Pos[0], its: its}), nil
	}})
	filterType.Extend(object.ClassSpec{New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		if err := object.CheckPositional("filter", args, 2, 2); err != nil {
			return nil, err
		}
		it, err := object.Iter(th, args.Pos[1])
		if err != nil {
			return nil, err
		}
		return object.NewIterator(cls, &filtered{args.Pos[0], it}), nil
	}})
	reversedType.Extend(object.ClassSpec{New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		if err := object.CheckPositional("reversed", args, 1, 1); err != nil {
			return nil, err
		}
		return object.Reversed(th, cls, args.Pos[0])
	}})
	register(
		some("iter", 1, 2, func(th *object.Thread, a []object.Value) (object.Value, error) {
			if len(a) == 1 {
				return object.IterValue(th, a[0])
			}
			if !object.IsCallable(a[0]) {
				return nil, object.Raise(object.TypeError, "iter(v, w): v must be callable")
			}
			return object.CallableIterator(a[0], a[1]), nil
		}),
		some("next", 1, 2, next),
		some("aiter", 1, 1, func(th *object.Thread, a []object.Value) (object.Value, error) {
			v, found, err := object.CallSpecial(th, a[0], "__aiter__")
			if err == nil && !found {
				err = object.Raise(object.TypeError, "'%s' object is not an async iterable", a[0].Type().TpName())
			}
			return v, err
		}),
		some("anext", 1, 2, anext),
		one("len", func(th *object.Thread, v object.Value) (object.Value, error) {
			n, err := object.Len(th, v)
			return object.MakeInt(int64(n)), err
		}),
		named("sorted", "(iterable, /, *, key=, reverse=)", nil).with(sorted),
		one("any", func(th *object.Thread, v object.Value) (object.Value, error) { return anyAll(th, v, true) }),
		one("all", func(th *object.Thread, v object.Value) (object.Value, error) { return anyAll(th, v, false) }),
		named("sum", "(iterable, /, start=)", sum),
		raw("min", func(th *object.Thread, args object.Args) (object.Value, error) {
			return extreme(th, "min", object.Lt, args)
		}),
		raw("max", func(th *object.Thread, args object.Args) (object.Value, error) {
			return extreme(th, "max", object.Gt, args)
		}),
	)
}

// anextDefault awaits an item, or gives the default at the end.
const anextDefault = `async def anext(item, default):
    try:
        return await item
    except StopAsyncIteration:
        return default
`

type anextKey struct{}

func anext(th *object.Thread, a []object.Value) (object.Value, error) {
	v, found, err := object.CallSpecial(th, a[0], "__anext__")
	if err == nil && !found {
		err = object.Raise(object.TypeError, "'%s' object is not an async iterator", a[0].Type().TpName())
	}
	if err != nil || len(a) == 1 {
		return v, err
	}
	m := th.Extra(anextKey{}, func() any { return object.NewModule("builtins") }).(*object.Module)
	f, ok := m.Dict.GetStr("anext")
	if !ok {
		if err := th.Source(th, m, object.LibraryFile+"builtins>", anextDefault); err != nil {
			return nil, err
		}
		f, _ = m.Dict.GetStr("anext")
	}
	return object.Call(th, f, v, a[1])
}

// with gives the function its own reading of the arguments.
func (f function) with(fn object.Func) function {
	f.raw = fn
	return f
}

func iterators(th *object.Thread, vs []object.Value) ([]object.Iterator, error) {
	its := make([]object.Iterator, len(vs))
	for i, v := range vs {
		var err error
		if its[i], err = object.Iter(th, v); err != nil {
			return nil, err
		}
	}
	return its, nil
}

type enumerate struct {
	it object.Iterator
	n  object.Value
}

func (e *enumerate) Next(th *object.Thread) (object.Value, error) {
	v, err := e.it.Next(th)
	if v == nil || err != nil {
		return nil, err
	}
	n := e.n
	if e.n, err = object.Binary(th, object.Add, n, object.Int(1)); err != nil {
		return nil, err
	}
	return object.NewTuple(n, v), nil
}

type zipped struct {
	its    []object.Iterator
	strict bool
}

func newZip(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
	z := &zipped{}
	for _, k := range args.Kw {
		if k.Name != zipStrict {
			return nil, object.Raise(object.TypeError, "'%s' is an invalid keyword argument for zip()", k.Name)
		}
		var err error
		if z.strict, err = object.Truth(th, k.Value); err != nil {
			return nil, err
		}
	}
	var err error
	if z.its, err = iterators(th, args.Pos); err != nil {
		return nil, err
	}
	return object.NewIterator(cls, z), nil
}

func (z *zipped) Next(th *object.Thread) (object.Value, error) {
	if len(z.its) == 0 {
		return nil, nil
	}
	out := make([]object.Value, len(z.its))
	for i, it := range z.its {
		v, err := it.Next(th)
		if err != nil {
			return nil, err
		}
		if v == nil {
			its := z.its
			z.its = nil
			if z.strict {
				return nil, uneven(th, its, i)
			}
			return nil, nil
		}
		out[i] = v
	}
	return object.NewTuple(out...), nil
}

// uneven is the ValueError of zip(strict=True) where argument i ended first; nil
// where all ended together.
func uneven(th *object.Thread, its []object.Iterator, i int) error {
	which := func(n int) string {
		if n == 1 {
			return "argument 1"
		}
		return "arguments 1-" + itoa(n)
	}
	if i > 0 {
		return object.Raise(object.ValueError, "zip() argument %d is shorter than %s", i+1, which(i))
	}
	for j := 1; j < len(its); j++ {
		v, err := its[j].Next(th)
		if err != nil {
			return err
		}
		if v != nil {
			return object.Raise(object.ValueError, "zip() argument %d is longer than %s", j+1, which(j))
		}
	}
	return nil
}

type mapped struct {
	fn   object.Value
	its  []object.Iterator
	args []object.Value // used again for each call; nil while one is under way
}

func (m *mapped) Next(th *object.Thread) (object.Value, error) {
	args := m.args
	if m.args = nil; args == nil {
		args = make([]object.Value, len(m.its))
	}
	for i, it := range m.its {
		v, err := it.Next(th)
		if v == nil || err != nil {
			return nil, err
		}
		args[i] = v
	}
	v, err := object.CallArgs(th, m.fn, object.Args{Pos: args})
	clear(args)
	m.args = args
	return v, err
}

type filtered struct {
	fn object.Value
	it object.Iterator
}

func (f *filtered) Next(th *object.Thread) (object.Value, error) {
	for {
		if err := th.Step(); err != nil {
			return nil, err
		}
		v, err := f.it.Next(th)
		if v == nil || err != nil {
			return nil, err
		}
		r := v
		if f.fn != object.None && f.fn != object.Value(object.BoolType) {
			if r, err = object.Call(th, f.fn, v); err != nil {
				return nil, err
			}
		}
		ok, err := object.Truth(th, r)
		if err != nil {
			return nil, err
		}
		if ok {
			return v, nil
		}
	}
}

func next(th *object.Thread, a []object.Value) (object.Value, error) {
	// A native iterator is asked directly, unless the value that its StopIteration
	// carries is wanted.
	it, native := a[0].(object.Iterator)
	if _, plain := a[0].(*object.IterObject); native && (plain || len(a) > 1) {
		v, err := it.Next(th)
		if err == nil && v == nil {
			if len(a) > 1 {
				return a[1], nil
			}
			return nil, object.NewException(object.StopIteration)
		}
		return v, err
	}
	v, found, err := object.CallSpecial(th, a[0], "__next__")
	if err == nil && !found {
		return nil, object.Raise(object.TypeError, "'%s' object is not an iterator", a[0].Type().TpName())
	}
	if len(a) > 1 {
		if _, end := object.AsException(err, object.StopIteration); end {
			return a[1], nil
		}
	}
	return v, err
}

var sortArgs = object.MustClinic("sort(*, key=, reverse=)")

func sorted(th *object.Thread, args object.Args) (object.Value, error) {
	if err := object.CheckCount("sorted", len(args.Pos), 1, 1); err != nil {
		return nil, err
	}
	a, err := sortArgs.Bind(object.Args{Kw: args.Kw})
	if err != nil {
		if _, wrong := object.Iter(th, args.Pos[0]); wrong != nil {
			err = wrong // the list is made first
		}
		return nil, err
	}
	l, err := object.Sort(th, args.Pos[0], a[0], a[1])
	if err != nil {
		return nil, err
	}
	return l, nil
}

func anyAll(th *object.Thread, v object.Value, want bool) (object.Value, error) {
	r := !want
	err := object.Iterate(th, v, func(e object.Value) error {
		ok, err := object.Truth(th, e)
		if err != nil {
			return err
		}
		if ok == want {
			r = want
			return object.StopLoop
		}
		return nil
	})
	return object.MakeBool(r), err
}

func sum(th *object.Thread, a []object.Value) (object.Value, error) {
	total := object.Value(object.Int(0))
	if a[1] != nil {
		total = a[1]
		if _, ok := object.AsStr(total); ok {
			return nil, object.Raise(object.TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
		}
		switch object.Unwrap(total).(type) {
		case object.Bytes:
			return nil, object.Raise(object.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
		case *object.ByteArray:
			return nil, object.Raise(object.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
		}
	}
	err := object.Iterate(th, a[0], func(e object.Value) error {
		var err error
		total, err = object.Binary(th, object.Add, total, e)
		return err
	})
	return total, err
}

// extreme is min() and max(): the first item that no other is better than.
func extreme(th *object.Thread, name string, better object.CmpOp, args object.Args) (object.Value, error) {
	if len(args.Pos) == 0 {
		return nil, object.Raise(object.TypeError, "%s expected at least 1 argument, got 0", name)
	}
	var key, def object.Value
	for _, k := range args.Kw {
		switch k.Name {
		case "key":
			if k.Value != object.None {
				key = k.Value
			}
		case "default":
			def = k.Value
		default:
			return nil, object.Raise(object.TypeError, "'%s' is an invalid keyword argument for %s()", k.Name, name)
		}
	}
	items := args.Pos[0]
	if len(args.Pos) > 1 {
		if def != nil {
			return nil, object.Raise(object.TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
		}
		items = object.NewTuple(args.Pos...)
	}
	var best, bestKey object.Value
	err := object.Iterate(th, items, func(v object.Value) error {
		k := v
		if key != nil {
			var err error
			if k, err = object.Call(th, key, v); err != nil {
				return err
			}
		}
		if best != nil {
			r, err := object.Compare(th, better, k, bestKey)
			if err != nil {
				return err
			}
			ok, err := object.Truth(th, r)
			if err != nil || !ok {
				return err
			}
		}
		best, bestKey = v, k
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case best == nil && def != nil:
		return def, nil
	case best == nil:
		return nil, object.Raise(object.ValueError, "%s() arg is an empty sequence", name)
	}
	return best, nil
}
