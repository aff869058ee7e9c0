// Package operator is Python's module operator: the operators as functions, and
// the getters itemgetter, attrgetter and methodcaller.
package operator

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

type fn = func(th *object.Thread, a []object.Value) (object.Value, error)

func boolean(f func(th *object.Thread, a []object.Value) (bool, error)) fn {
	return func(th *object.Thread, a []object.Value) (object.Value, error) {
		b, err := f(th, a)
		return object.MakeBool(b), err
	}
}

func none(f func(th *object.Thread, a []object.Value) error) fn {
	return func(th *object.Thread, a []object.Value) (object.Value, error) { return object.None, f(th, a) }
}

// sorted walks a map in the order of its keys, so that every run is alike.
func sorted[V any](m map[string]V) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}

// Load makes the module.
func Load(*object.Thread) (*object.Module, error) {
	m := object.NewModule("operator")
	add := func(signature string, f fn, aliases ...string) {
		b := object.NewFunction(signature, f)
		if strings.HasSuffix(signature, ", /)") && !strings.Contains(signature, "=") {
			b = exactly(b.Name, strings.Count(signature, ","), f)
		}
		b.Module = "_operator"
		m.Set(b.Name, b)
		for _, a := range aliases {
			m.Set(a, b)
		}
	}
	for name, op := range sorted(map[string]object.Op{
		"add": object.Add, "sub": object.Sub, "mul": object.Mult, "matmul": object.MatMult, "truediv": object.Div, "floordiv": object.FloorDiv,
		"mod": object.Mod, "pow": object.Pow, "lshift": object.LShift, "rshift": object.RShift, "and_": object.BitAnd, "or_": object.BitOr, "xor": object.BitXor,
	}) {
		plain := strings.TrimSuffix(name, "_")
		add(name+"(a, b, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return object.Binary(th, op, a[0], a[1])
		}, "__"+plain+"__")
		add("i"+plain+"(a, b, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return object.Inplace(th, op, a[0], a[1])
		}, "__i"+plain+"__")
	}
	for name, op := range sorted(map[string]object.CmpOp{"eq": object.Eq, "ne": object.Ne, "lt": object.Lt, "le": object.Le, "gt": object.Gt, "ge": object.Ge}) {
		add(name+"(a, b, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return object.Compare(th, op, a[0], a[1])
		}, "__"+name+"__")
	}
	for name, op := range sorted(map[string]object.UnaryOp{"neg": object.Neg, "pos": object.Positive, "invert": object.Invert, "inv": object.Invert}) {
		add(name+"(a, /)", func(th *object.Thread, a []object.Value) (object.Value, error) { return object.Unary(th, op, a[0]) }, "__"+name+"__")
	}
	add("not_(a, /)", boolean(func(th *object.Thread, a []object.Value) (bool, error) {
		b, err := object.Truth(th, a[0])
		return !b, err
	}), "__not__")
	add("truth(a, /)", boolean(func(th *object.Thread, a []object.Value) (bool, error) { return object.Truth(th, a[0]) }))
	add("is_(a, b, /)", boolean(func(_ *object.Thread, a []object.Value) (bool, error) { return object.Is(a[0], a[1]), nil }))
	add("is_not(a, b, /)", boolean(func(_ *object.Thread, a []object.Value) (bool, error) { return !object.Is(a[0], a[1]), nil }))
	add("contains(a, b, /)", boolean(func(th *object.Thread, a []object.Value) (bool, error) { return object.Contains(th, a[0], a[1]) }), "__contains__")
	add("getitem(a, b, /)", func(th *object.Thread, a []object.Value) (object.Value, error) { return object.GetItem(th, a[0], a[1]) }, "__getitem__")
	add("setitem(a, b, c, /)", none(func(th *object.Thread, a []object.Value) error { return object.SetItem(th, a[0], a[1], a[2]) }), "__setitem__")
	add("delitem(a, b, /)", none(func(th *object.Thread, a []object.Value) error { return object.DelItem(th, a[0], a[1]) }), "__delitem__")
	add("concat(a, b, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return joined(th, object.Binary, a)
	}, "__concat__")
	add("iconcat(a, b, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return joined(th, object.Inplace, a)
	}, "__iconcat__")
	add("length_hint(obj, default=0, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		n, err := object.Len(th, a[0])
		if err == nil {
			return object.MakeInt(int64(n)), nil
		}
		if _, unsized := object.AsException(err, object.TypeError); !unsized {
			return nil, err
		}
		if v, found, err := object.CallSpecial(th, a[0], "__length_hint__"); err == nil && found && v != object.NotImplemented {
			return v, nil
		}
		if a[1] == nil {
			return object.MakeInt(0), nil
		}
		return a[1], nil
	})
	add("index(a, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.IndexValue(th, a[0])
	}, "__index__")
	add("abs(a, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		v, found, err := object.CallSpecial(th, a[0], "__abs__")
		if !found {
			return nil, object.Raise(object.TypeError, "bad operand type for abs(): '%s'", a[0].Type().Name)
		}
		return v, err
	}, "__abs__")
	add("call(obj, /, *args, **kwargs)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return object.CallArgs(th, a[0], object.Args{Pos: a[1].(*object.Tuple).Elems, Kw: object.KwArgs(a[2].(*object.Dict))})
	})
	add("countOf(a, b, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		n := 0
		if err := iterable(a[0]); err != nil {
			return nil, err
		}
		err := object.Iterate(th, a[0], func(e object.Value) error {
			same, err := object.Equal(th, e, a[1])
			if same {
				n++
			}
			return err
		})
		return object.Int(n), err
	})
	add("indexOf(a, b, /)", indexOf)
	for _, t := range []*object.Type{itemgetter(), attrgetter(), methodcaller()} {
		m.Set(t.Name, t)
	}
	return m, nil
}

func mustGet(m *object.Module, name string) object.Value {
	v, _ := m.Dict.GetStr(name)
	return v
}

// iterable is the TypeError of counting and searching in what has no items.
func iterable(v object.Value) error {
	for _, method := range []string{"__iter__", "__getitem__"} {
		if _, ok := v.Type().Lookup(method); ok {
			return nil
		}
	}
	return object.Raise(object.TypeError, "argument of type '%s' is not iterable", v.Type().Name)
}

func indexOf(th *object.Thread, a []object.Value) (object.Value, error) {
	if err := iterable(a[0]); err != nil {
		return nil, err
	}
	at, found := 0, false
	err := object.Iterate(th, a[0], func(e object.Value) error {
		same, err := object.Equal(th, e, a[1])
		if err != nil {
			return err
		}
		if same {
			found = true
			return object.StopLoop
		}
		at++
		return nil
	})
	if err == nil && !found {
		err = object.Raise(object.ValueError, "sequence.index(x): x not in sequence")
	}
	return object.Int(at), err
}

// getter is the state of an itemgetter or attrgetter.
type getter struct{ keys []object.Value }

// all applies one to every key: the value for a single key, else a tuple.
func (g getter) all(one func(key object.Value) (object.Value, error)) (object.Value, error) {
	if len(g.keys) == 1 {
		return one(g.keys[0])
	}
	out := make([]object.Value, len(g.keys))
	for i, k := range g.keys {
		v, err := one(k)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return object.NewTuple(out...), nil
}

func getterType(name string, check func(key object.Value) error, one func(th *object.Thread, v, key object.Value) (object.Value, error)) *object.Type {
	return object.NewNativeType(object.ClassSpec{
		Name: name, Module: "operator",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			if len(args.Pos) == 0 || len(args.Kw) > 0 {
				return nil, object.Raise(object.TypeError, "%s expected 1 argument, got 0", name)
			}
			for _, k := range args.Pos {
				if err := check(k); err != nil {
					return nil, err
				}
			}
			return object.NewInstance(cls, getter{append([]object.Value(nil), args.Pos...)}), nil
		},
		Methods: []object.Method{
			object.NewMethod("__call__(obj, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				g, _ := object.State[getter](self)
				return g.all(func(key object.Value) (object.Value, error) { return one(th, a[0], key) })
			}),
			object.NewMethod("__reduce__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				g, _ := object.State[getter](self)
				return object.NewTuple(self.Type(), object.NewTuple(g.keys...)), nil
			}),
			object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				g, _ := object.State[getter](self)
				parts := make([]string, len(g.keys))
				for i, k := range g.keys {
					s, err := object.Repr(th, k)
					if err != nil {
						return nil, err
					}
					parts[i] = s
				}
				return object.Str("operator." + name + "(" + strings.Join(parts, ", ") + ")"), nil
			}),
		},
	})
}

func itemgetter() *object.Type {
	return getterType("itemgetter", func(object.Value) error { return nil },
		func(th *object.Thread, v, key object.Value) (object.Value, error) { return object.GetItem(th, v, key) })
}

func attrgetter() *object.Type {
	return getterType("attrgetter", func(key object.Value) error {
		if _, ok := object.AsStr(key); !ok {
			return object.Raise(object.TypeError, "attribute name must be a string")
		}
		return nil
	}, func(th *object.Thread, v, key object.Value) (_ object.Value, err error) {
		path, _ := object.AsStr(key)
		for _, name := range strings.Split(path, ".") {
			if v, err = object.GetAttr(th, v, name); err != nil {
				return nil, err
			}
		}
		return v, nil
	})
}

type caller struct {
	name string
	args object.Args
}

func methodcaller() *object.Type {
	return object.NewNativeType(object.ClassSpec{
		Name: "methodcaller", Module: "operator",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			if len(args.Pos) == 0 {
				return nil, object.Raise(object.TypeError, "methodcaller needs at least one argument, the method name")
			}
			name, ok := object.AsStr(args.Pos[0])
			if !ok {
				return nil, object.Raise(object.TypeError, "method name must be a string")
			}
			return object.NewInstance(cls, caller{name, object.Args{Pos: append([]object.Value(nil), args.Pos[1:]...), Kw: args.Kw}}), nil
		},
		Methods: []object.Method{object.NewMethod("__call__(obj, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			c, _ := object.State[caller](self)
			return object.CallMethodArgs(th, a[0], c.name, c.args)
		}), object.NewMethod("__repr__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			c, _ := object.State[caller](self)
			parts := []string{object.StrRepr(c.name)}
			for _, v := range c.args.Pos {
				r, err := object.Repr(th, v)
				if err != nil {
					return nil, err
				}
				parts = append(parts, r)
			}
			for _, k := range c.args.Kw {
				r, err := object.Repr(th, k.Value)
				if err != nil {
					return nil, err
				}
				parts = append(parts, k.Name+"="+r)
			}
			return object.Str("operator.methodcaller(" + strings.Join(parts, ", ") + ")"), nil
		})},
	})
}

// joined is concat: + of sequences alone.
func joined(th *object.Thread, op func(*object.Thread, object.Op, object.Value, object.Value) (object.Value, error), a []object.Value) (object.Value, error) {
	items := func(v object.Value) bool { _, ok := v.Type().Lookup("__getitem__"); return ok }
	if _, own := a[0].(*object.Instance); !items(a[0]) || own && !items(a[1]) {
		return nil, object.Raise(object.TypeError, "'%s' object can't be concatenated", a[0].Type().Name)
	}
	return op(th, object.Add, a[0], a[1])
}

// exactly is a function of n positional arguments, with the messages of C's.
func exactly(name string, n int, f fn) *object.Builtin {
	return object.NewBuiltin(name, func(th *object.Thread, args object.Args) (object.Value, error) {
		if n == 1 && len(args.Kw) == 0 && len(args.Pos) != 1 {
			return nil, object.Raise(object.TypeError, "_operator.%s() takes exactly one argument (%d given)", name, len(args.Pos))
		}
		if err := object.CheckPositional("_operator."+name, args, n, n); err != nil {
			return nil, err
		}
		return f(th, args.Pos)
	})
}
