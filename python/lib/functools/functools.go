// Package functools is Python's module functools, with CPython 3.11's results and
// messages.
package functools

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// Load makes the module.
func Load(th *object.Thread) (*object.Module, error) {
	m := object.NewModule("_functools")
	strs := func(names ...string) object.Value {
		var out []object.Value
		for _, n := range names {
			out = append(out, object.Str(n))
		}
		return object.NewTuple(out...)
	}
	m.Set("WRAPPER_ASSIGNMENTS", strs(assigned...))
	m.Set("WRAPPER_UPDATES", strs("__dict__"))
	cached := cacheType()
	for _, f := range []*object.Builtin{
		object.NewCompiled("_functools", "reduce(function, iterable, initial=None, /)", reduce),
		object.NewFunction("update_wrapper(wrapper, wrapped, assigned=None, updated=None)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return updateWrapper(th, a[0], a[1], a[2])
		}),
		object.NewFunction("wraps(wrapped, assigned=None, updated=None)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			wrapped, names := a[0], a[1]
			return object.NewFunction("wraps(wrapper)", func(th *object.Thread, a []object.Value) (object.Value, error) {
				return updateWrapper(th, a[0], wrapped, names)
			}), nil
		}),
		object.NewFunction("total_ordering(cls)", totalOrdering),
		object.NewCompiled("_functools", "cmp_to_key(mycmp)", func(_ *object.Thread, a []object.Value) (object.Value, error) { return compareKey(a[0]), nil }),
		object.NewFunction("lru_cache(maxsize=128, typed=False)", func(th *object.Thread, a []object.Value) (object.Value, error) { return lruCache(th, cached, a) }),
		object.NewFunction("cache(user_function, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			return newCache(th, cached, a[0], -1, false)
		}),
	} {
		f.Module = "functools"
		m.Set(f.Name, f)
	}
	m.Set("partial", partialType("partial", false))
	m.Set("partialmethod", partialType("partialmethod", true))
	m.Set("cached_property", cachedProperty())
	return m, nil
}

var assigned = []string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"}

func updateWrapper(th *object.Thread, wrapper, wrapped, names object.Value) (object.Value, error) {
	take := assigned
	if names != nil {
		take = nil
		if err := object.Iterate(th, names, func(n object.Value) error {
			s, _ := object.AsStr(n)
			take = append(take, s)
			return nil
		}); err != nil {
			return nil, err
		}
	}
	for _, name := range take {
		v, ok, err := object.LookupAttr(th, wrapped, name)
		if _, missing := object.AsException(err, object.AttributeError); !ok && (err == nil || missing) {
			continue
		}
		if err == nil {
			err = object.SetAttr(th, wrapper, name, v)
		}
		if err != nil {
			return nil, err
		}
	}
	if from, ok := wrapped.(object.HasAttrs); ok {
		if d := from.AttrDict(false); d != nil {
			for _, e := range d.Items() {
				name, _ := object.AsStr(e.Key)
				if err := object.SetAttr(th, wrapper, name, e.Value); err != nil {
					return nil, err
				}
			}
		}
	}
	return wrapper, object.SetAttr(th, wrapper, "__wrapped__", wrapped)
}

func reduce(th *object.Thread, a []object.Value) (object.Value, error) {
	it, err := object.Iter(th, a[1])
	if err != nil {
		return nil, err
	}
	acc := a[2]
	for {
		v, err := it.Next(th)
		if err != nil {
			return nil, err
		}
		switch {
		case v == nil && acc == nil:
			return nil, object.Raise(object.TypeError, "reduce() of empty iterable with no initial value")
		case v == nil:
			return acc, nil
		case acc == nil:
			acc = v
		default:
			if acc, err = object.Call(th, a[0], acc, v); err != nil {
				return nil, err
			}
		}
		if err := th.Step(); err != nil {
			return nil, err
		}
	}
}

// totalOrdering adds the comparisons that a class lacks, made from __eq__ and the
// one it has.
func totalOrdering(th *object.Thread, a []object.Value) (object.Value, error) {
	cls, ok := a[0].(*object.Type)
	if !ok {
		return nil, object.Raise(object.ValueError, "must define at least one ordering operation: < > <= >=")
	}
	names := map[string]object.CmpOp{"__lt__": object.Lt, "__gt__": object.Gt, "__le__": object.Le, "__ge__": object.Ge}
	root := ""
	for _, name := range []string{"__lt__", "__le__", "__gt__", "__ge__"} {
		if _, owner := cls.LookupOwner(name); owner != nil && owner != object.ObjectType && root == "" {
			root = name
		}
	}
	if root == "" {
		return nil, object.Raise(object.ValueError, "must define at least one ordering operation: < > <= >=")
	}
	strict := root == "__lt__" || root == "__gt__"
	for name, op := range names {
		if _, owner := cls.LookupOwner(name); owner != nil && owner != object.ObjectType {
			continue
		}
		// With r = (self root other) and e = (self == other): the same direction
		// without strictness is r or e, with it r and not e; the other direction is
		// the negation of what remains.
		same := name[2] == root[2]
		wantStrict := op == object.Lt || op == object.Gt
		method := object.NewMethod(name+"(other, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			r, _, err := object.CallSpecial(th, self, root, a[0])
			if err != nil || r == object.NotImplemented {
				return r, err
			}
			b, err := object.Truth(th, r)
			if err != nil {
				return nil, err
			}
			if !same && strict != wantStrict {
				return object.MakeBool(!b), nil // not a < b is a >= b
			}
			e, err := object.Equal(th, self, a[0])
			if err != nil {
				return nil, err
			}
			switch {
			case same && !wantStrict:
				b = b || e
			case same:
				b = b && !e
			case wantStrict: // root < gives >
				b = !b && !e
			default: // root <= gives >=
				b = !b || e
			}
			return object.MakeBool(b), nil
		})
		cls.SetAttr(name, &object.MethodDescr{Name: name, Owner: cls, Fn: method.Fn})
	}
	return cls, nil
}

// compareKey is the class of keys that sort by a comparison function.
func compareKey(fn object.Value) object.Value {
	methods := make([]object.Method, 0, 5)
	for name, op := range map[string]object.CmpOp{"__lt__": object.Lt, "__gt__": object.Gt, "__le__": object.Le, "__ge__": object.Ge, "__eq__": object.Eq} {
		methods = append(methods, object.NewMethod(name+"(other, /)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			x, _ := object.State[object.Value](self)
			y, ok := object.State[object.Value](a[0])
			if !ok {
				return object.NotImplemented, nil
			}
			r, err := object.Call(th, fn, x, y)
			if err != nil {
				return nil, err
			}
			return object.Compare(th, op, r, object.Int(0))
		}))
	}
	sig := object.MustSignature("K(obj)")
	return object.NewNativeType(object.ClassSpec{
		Name: "KeyWrapper", Module: "functools", Methods: methods,
		New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, a[0]), nil
		},
		Attrs: []object.Attr{{Name: "obj", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			v, _ := object.State[object.Value](self)
			return v, nil
		}}},
	})
}

type partial struct {
	fn   object.Value
	args object.Args
}

func (p *partial) with(args object.Args) object.Args {
	out := object.Args{Pos: append(append([]object.Value(nil), p.args.Pos...), args.Pos...)}
	for _, k := range p.args.Kw {
		if _, again := args.Get(k.Name); !again {
			out.Kw = append(out.Kw, k)
		}
	}
	out.Kw = append(out.Kw, args.Kw...)
	return out
}

// pickled is how a partial is copied and pickled: made of its function, then given
// the arguments as its state.
var pickled = []object.Method{
	object.NewMethod("__reduce__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		p, _ := object.State[*partial](self)
		kw := object.NewDict()
		for _, k := range p.args.Kw {
			kw.SetStr(k.Name, k.Value)
		}
		rest, _, err := object.CallSpecial(th, self, "__getstate__")
		return object.NewTuple(self.Type(), object.NewTuple(p.fn), object.NewTuple(p.fn, object.NewTuple(p.args.Pos...), kw, rest)), err
	}),
	object.NewMethod("__setstate__(state)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		p, _ := object.State[*partial](self)
		state, ok := a[0].(*object.Tuple)
		if !ok || len(state.Elems) != 4 {
			return nil, object.Raise(object.TypeError, "invalid partial state")
		}
		pos, isTuple := state.Elems[1].(*object.Tuple)
		kw, isDict := state.Elems[2].(*object.Dict)
		if !isTuple || !isDict {
			return nil, object.Raise(object.TypeError, "invalid partial state")
		}
		p.fn, p.args = state.Elems[0], object.Args{Pos: pos.Elems}
		for _, e := range kw.Items() {
			name, _ := object.AsStr(e.Key)
			p.args.Kw = append(p.args.Kw, object.KwArg{Name: name, Value: e.Value})
		}
		if d, ok := state.Elems[3].(*object.Dict); ok {
			self.(*object.Instance).SetAttrDict(d)
		}
		return object.None, nil
	}),
}

// partialType makes partial, or partialmethod: a descriptor that binds first.
func partialType(name string, method bool) *object.Type {
	state := func(self object.Value) *partial {
		p, _ := object.State[*partial](self)
		return p
	}
	spec := object.ClassSpec{
		Name: name, Module: "functools",
		New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			if len(args.Pos) == 0 {
				return nil, object.Raise(object.TypeError, "type '%s' takes at least one argument", name)
			}
			fn, rest := args.Pos[0], object.Args{Pos: append([]object.Value(nil), args.Pos[1:]...), Kw: args.Kw}
			if inner, ok := object.State[*partial](fn); ok && !method && fn.Type() == cls {
				fn, rest = inner.fn, inner.with(rest)
			}
			if !method && !object.IsCallable(fn) {
				return nil, object.Raise(object.TypeError, "the first argument must be callable")
			}
			return object.NewInstance(cls, &partial{fn, rest}), nil
		},
		Attrs: []object.Attr{
			{Name: "func", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return state(self).fn, nil }},
			{Name: "args", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				return object.NewTuple(state(self).args.Pos...), nil
			}},
			{Name: "keywords", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
				d := object.NewDict()
				for _, k := range state(self).args.Kw {
					d.SetStr(k.Name, k.Value)
				}
				return d, nil
			}},
		},
		Methods: []object.Method{{Name: "__repr__", Fn: func(th *object.Thread, self object.Value, _ object.Args) (object.Value, error) {
			p := state(self)
			s, err := object.Repr(th, p.fn)
			if err != nil {
				return nil, err
			}
			parts := []string{s}
			for _, v := range p.args.Pos {
				if s, err = object.Repr(th, v); err != nil {
					return nil, err
				}
				parts = append(parts, s)
			}
			for _, k := range p.args.Kw {
				if s, err = object.Repr(th, k.Value); err != nil {
					return nil, err
				}
				parts = append(parts, k.Name+"="+s)
			}
			return object.Str("functools." + name + "(" + strings.Join(parts, ", ") + ")"), nil
		}}},
	}
	if method {
		spec.Methods = append(spec.Methods, object.NewMethod("__get__(obj, cls=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			p := state(self)
			if a[0] == object.None { // what it wraps, the instance given when it is called
				return &object.Builtin{Name: "partialmethod", Fn: func(th *object.Thread, args object.Args) (object.Value, error) {
					if len(args.Pos) == 0 {
						return nil, object.Raise(object.TypeError, "partialmethod._make_unbound_method.<locals>._method() missing 1 required positional argument: 'cls_or_self'")
					}
					return object.CallArgs(th, p.fn, p.with(object.Args{Pos: args.Pos[1:], Kw: args.Kw}).Prepend(args.Pos[0]))
				}}, nil
			}
			return &object.Builtin{Name: "partialmethod", Fn: func(th *object.Thread, args object.Args) (object.Value, error) {
				return object.CallArgs(th, p.fn, p.with(args).Prepend(a[0]))
			}}, nil
		}))
	} else {
		spec.Methods = append(spec.Methods, pickled...)
		spec.Methods = append(spec.Methods, object.Method{Name: "__call__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			p := state(self)
			return object.CallArgs(th, p.fn, p.with(args))
		}})
	}
	return object.NewNativeType(spec)
}

type lazy struct {
	fn   object.Value
	name string
}

// cachedProperty computes an attribute once and keeps it in the instance's
// dictionary, where the next look-up finds it before this descriptor.
func cachedProperty() *object.Type {
	return object.NewNativeType(object.ClassSpec{
		Name: "cached_property", Module: "functools",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			sig := object.MustSignature("__init__(func)")
			sig.Qual, sig.Method = "cached_property.__init__", true
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			o := object.NewInstance(cls, &lazy{fn: a[0]})
			if doc, ok, _ := object.LookupAttr(th, a[0], "__doc__"); ok {
				o.AttrDict(true).SetStr("__doc__", doc)
			}
			return o, nil
		},
		Attrs: []object.Attr{{Name: "func", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			l, _ := object.State[*lazy](self)
			return l.fn, nil
		}}, {Name: "attrname", Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			l, _ := object.State[*lazy](self)
			return object.Str(l.name), nil
		}}},
		Methods: []object.Method{
			object.NewMethod("__set_name__(owner, name)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				l, _ := object.State[*lazy](self)
				name, _ := object.AsStr(a[1])
				if l.name != "" && l.name != name {
					return nil, object.Raise(object.TypeError, "Cannot assign the same cached_property to two different names ('%s' and '%s').", l.name, name)
				}
				l.name = name
				return object.None, nil
			}),
			object.NewMethod("__get__(instance, owner=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				l, _ := object.State[*lazy](self)
				if a[0] == object.None {
					return self, nil
				}
				if l.name == "" {
					return nil, object.Raise(object.TypeError, "Cannot use cached_property instance without calling __set_name__ on it.")
				}
				o, ok := a[0].(object.HasAttrs)
				var d *object.Dict
				if ok {
					d = o.AttrDict(true)
				}
				if d == nil {
					return nil, object.Raise(object.TypeError, "No '__dict__' attribute on '%s' instance to cache '%s' property.", a[0].Type().Name, l.name)
				}
				if v, ok := d.GetStr(l.name); ok {
					return v, nil
				}
				v, err := object.Call(th, l.fn, a[0])
				if err == nil {
					d.SetStr(l.name, v)
				}
				return v, err
			}),
		},
	})
}
