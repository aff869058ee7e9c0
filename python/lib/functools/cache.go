package functools

import "github.com/diptych-orm/diptych/python/object"

// cache is the state of a function that lru_cache wraps. The dict's order is the
// order of use, the oldest first.
type cache struct {
	fn           object.Value
	max          int64 // negative: unbounded
	typed        bool
	kept         *object.Dict
	hits, misses int64
}

func lruCache(th *object.Thread, cls *object.Type, a []object.Value) (object.Value, error) {
	typed := false
	if a[1] != nil {
		var err error
		if typed, err = object.Truth(th, a[1]); err != nil {
			return nil, err
		}
	}
	limit := int64(128)
	switch {
	case a[0] == nil:
	case a[0] == object.None:
		limit = -1
	case object.IsCallable(a[0]):
		return newCache(th, cls, a[0], limit, typed)
	default:
		n, ok := object.AsInt(a[0])
		if !ok {
			return nil, object.Raise(object.TypeError, "Expected first argument to be an integer, a callable, or None")
		}
		limit = max(n, 0)
	}
	return object.NewFunction("decorating_function(user_function)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		return newCache(th, cls, a[0], limit, typed)
	}), nil
}

func newCache(th *object.Thread, cls *object.Type, fn object.Value, limit int64, typed bool) (object.Value, error) {
	o := object.NewInstance(cls, &cache{fn: fn, max: limit, typed: typed, kept: object.NewDict()})
	return updateWrapper(th, o, fn, nil)
}

// key tells calls apart: by the arguments, and by their classes where typed.
func (c *cache) key(args object.Args) object.Value {
	if len(args.Kw) == 0 && !c.typed && len(args.Pos) == 1 {
		switch args.Pos[0].(type) {
		case object.Int, object.Str:
			return args.Pos[0]
		}
	}
	parts := append([]object.Value(nil), args.Pos...)
	for _, k := range args.Kw {
		parts = append(parts, object.Ellipsis, object.Str(k.Name), k.Value)
	}
	if c.typed {
		for _, v := range parts {
			parts = append(parts, v.Type())
		}
	}
	return object.NewTuple(parts...)
}

func (c *cache) call(th *object.Thread, args object.Args) (object.Value, error) {
	if c.max == 0 {
		c.misses++
		return object.CallArgs(th, c.fn, args)
	}
	key := c.key(args)
	v, ok, err := c.kept.Get(th, key)
	if err != nil {
		return nil, err
	}
	if ok {
		c.hits++
		if c.max > 0 {
			_, err = c.kept.MoveToEnd(th, key, true)
		}
		return v, err
	}
	c.misses++
	if v, err = object.CallArgs(th, c.fn, args); err != nil {
		return nil, err
	}
	if err := c.kept.Set(th, key, v); err != nil {
		return nil, err
	}
	if c.max > 0 && int64(c.kept.Len()) > c.max {
		if e, _, ok := c.kept.Next(0); ok {
			_, _, err = c.kept.Delete(th, e.Key)
		}
	}
	return v, err
}

func cacheType() *object.Type {
	state := func(self object.Value) *cache {
		c, _ := object.State[*cache](self)
		return c
	}
	info := object.NewNamedTuple("functools", "CacheInfo", []string{"hits", "misses", "maxsize", "currsize"}, nil)
	bound := func(c object.Value, self object.Value) object.Value { return &object.BoundMethod{Self: self, Fn: c} }
	return object.NewNativeType(object.ClassSpec{
		Name: "_lru_cache_wrapper", Module: "functools",
		Methods: []object.Method{
			{Name: "__call__", Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
				return state(self).call(th, args)
			}},
			object.NewMethod("__get__(instance, owner=None)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if a[0] == object.None {
					return self, nil
				}
				return bound(self, a[0]), nil
			}),
			object.NewMethod("cache_info()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c := state(self)
				return object.Call(th, info, object.Int(c.hits), object.Int(c.misses), limit(c.max), object.Int(c.kept.Len()))
			}),
			object.NewMethod("cache_clear()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c := state(self)
				c.kept.Clear()
				c.hits, c.misses = 0, 0
				return object.None, nil
			}),
			object.NewMethod("cache_parameters()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				c, d := state(self), object.NewDict()
				d.SetStr("maxsize", limit(c.max))
				d.SetStr("typed", object.MakeBool(c.typed))
				return d, nil
			}),
		},
	})
}

func limit(n int64) object.Value {
	if n < 0 {
		return object.None
	}
	return object.Int(n)
}
