package object

// The attributes of bound methods, native functions and cells.

func init() {
	method := func(v Value) *BoundMethod { return v.(*BoundMethod) }
	spec := ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if err := CheckArgCount("method", args, 2); err != nil {
				return nil, err
			}
			if !IsCallable(args.Pos[0]) {
				return nil, Raise(TypeError, "first argument must be callable")
			}
			if args.Pos[1] == None {
				return nil, Raise(TypeError, "self must not be None")
			}
			return &BoundMethod{Fn: args.Pos[0], Self: args.Pos[1]}, nil
		},
		Methods: []Method{
			{"__call__", func(th *Thread, v Value, args Args) (Value, error) { return method(v).Call(th, args) }},
			{"__eq__", func(th *Thread, v Value, args Args) (Value, error) {
				if err := CheckArgCount("__eq__", args, 1); err != nil {
					return nil, err
				}
				a := method(v)
				b, ok := args.Pos[0].(*BoundMethod)
				if !ok {
					return NotImplemented, nil
				}
				return MakeBool(Is(a.Self, b.Self) && Is(a.Fn, b.Fn)), nil
			}},
			{"__hash__", func(th *Thread, v Value, _ Args) (Value, error) {
				return Int(hashID(th, method(v).Self) ^ hashID(th, method(v).Fn)), nil
			}},
			{"__repr__", func(th *Thread, v Value, _ Args) (Value, error) {
				m := method(v)
				self, err := Repr(th, m.Self)
				if err != nil {
					return nil, err
				}
				name := "?"
				if q, ok, _ := LookupAttr(th, m.Fn, "__qualname__"); ok {
					name, _ = AsStr(q)
				}
				return Str("<bound method " + name + " of " + self + ">"), nil
			}},
			// What a method does not have it asks its function for.
			{"__getattr__", func(th *Thread, v Value, args Args) (Value, error) {
				if err := CheckArgCount("__getattr__", args, 1); err != nil {
					return nil, err
				}
				name, _ := AsStr(args.Pos[0])
				x, ok, err := LookupAttr(th, method(v).Fn, name)
				if err == nil && !ok {
					err = AttributeErr(v, name)
				}
				return x, err
			}},
		},
		Attrs: []Attr{
			{Name: "__func__", Get: func(_ *Thread, v Value) (Value, error) { return method(v).Fn, nil }},
			{Name: "__self__", Get: func(_ *Thread, v Value) (Value, error) { return method(v).Self, nil }},
			{Name: "__doc__", Get: func(th *Thread, v Value) (Value, error) { return GetAttr(th, method(v).Fn, "__doc__") }},
			{Name: "__module__", Get: func(th *Thread, v Value) (Value, error) { return GetAttr(th, method(v).Fn, "__module__") }},
		},
	}
	MethodType.Extend(spec)
	CellType.Extend(ClassSpec{Attrs: []Attr{{Name: "cell_contents", Get: func(_ *Thread, v Value) (Value, error) {
		if c := v.(*Cell); c.V != nil {
			return c.V, nil
		}
		return nil, Raise(ValueError, "Cell is empty")
	}, Set: func(_ *Thread, v, to Value) error {
		v.(*Cell).V = to
		return nil
	}}}})
}

// CheckArgCount returns the TypeError of a native function that takes exactly n
// positional arguments, nil where args fit.
func CheckArgCount(name string, args Args, n int) error {
	if len(args.Pos) != n || len(args.Kw) > 0 {
		if n == 1 {
			return Raise(TypeError, "expected 1 argument, got %d", len(args.Pos))
		}
		return Raise(TypeError, "%s expected %d arguments, got %d", name, n, len(args.Pos))
	}
	return nil
}
