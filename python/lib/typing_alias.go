package lib

import (
	"github.com/diptych-orm/diptych/python/object"
)

func newForm(name string, subscript func(th *object.Thread, f *form, arg object.Value) (object.Value, error)) {
	forms[name] = &form{name, subscript}
}

func one(th *object.Thread, f *form, arg object.Value) (object.Value, error) {
	v, err := typeArg(th, arg, "typing."+f.name+" accepts only single type.")
	if err != nil {
		return nil, err
	}
	return &alias{origin: f, args: []object.Value{v}}, nil
}

func init() {
	type V = object.Value
	for _, name := range []string{"NoReturn", "Never", "Self", "LiteralString", "TypeAlias"} {
		newForm(name, nil)
	}
	for _, name := range []string{"ClassVar", "Final", "TypeGuard", "Required", "NotRequired", "Unpack"} {
		newForm(name, one)
	}
	newForm("Union", func(th *object.Thread, f *form, arg V) (V, error) {
		list := spread(arg)
		if len(list) == 0 {
			return nil, object.Raise(object.TypeError, "Cannot take a Union of no types.")
		}
		list, err := typeArgs(th, list, "Union[arg, ...]: each arg must be a type.")
		if err != nil {
			return nil, err
		}
		return union(th, list)
	})
	newForm("Optional", func(th *object.Thread, f *form, arg V) (V, error) {
		v, err := typeArg(th, arg, "typing.Optional requires a single type.")
		if err != nil {
			return nil, err
		}
		return union(th, []V{v, object.NoneType})
	})
	newForm("Literal", func(th *object.Thread, f *form, arg V) (V, error) {
		var flat []V
		for _, v := range spread(arg) {
			values := []V{v}
			if l, ok := v.(*alias); ok && l.origin == V(f) {
				values = l.args
			}
		next:
			for _, x := range values {
				for _, y := range flat {
					if x.Type() != y.Type() {
						continue
					}
					if same, err := object.Equal(th, x, y); err != nil {
						return nil, err
					} else if same {
						continue next
					}
				}
				flat = append(flat, x)
			}
		}
		return &alias{origin: f, args: flat}, nil
	})
	newForm("Concatenate", func(th *object.Thread, f *form, arg V) (V, error) {
		return &alias{origin: f, args: spread(arg)}, nil
	})

	class := func(name string, t *object.Type, n int) { bares[name] = &bare{name: name, class: t, params: n} }
	class("List", object.ListType, 1)
	class("Dict", object.DictType, 2)
	class("Set", object.SetType, 1)
	class("FrozenSet", object.FrozenSetType, 1)
	class("Type", object.TypeType, 1)
	class("Tuple", object.TupleType, -1)
	abstract := func(n int, names ...string) {
		for _, name := range names {
			attr := name
			if name == "AbstractSet" {
				attr = "Set"
			}
			bares[name] = &bare{name: name, params: n, module: "collections.abc", attr: attr, direct: true}
		}
	}
	abstract(0, "Hashable", "Sized", "ByteString")
	abstract(1, "Awaitable", "AsyncIterable", "AsyncIterator", "Iterable", "Iterator", "Reversible", "Container", "Collection",
		"AbstractSet", "MutableSet", "Sequence", "MutableSequence", "MappingView", "KeysView", "ValuesView")
	abstract(2, "AsyncGenerator", "Mapping", "MutableMapping", "ItemsView", "Callable")
	abstract(3, "Coroutine", "Generator")
	later := func(name, module, attr string, n int) {
		bares[name] = &bare{name: name, params: n, module: module, attr: attr, direct: true}
	}
	later("DefaultDict", "collections", "defaultdict", 2)
	later("OrderedDict", "collections", "OrderedDict", 2)
	later("Counter", "collections", "Counter", 1)
	later("ChainMap", "collections", "ChainMap", 2)
	later("Deque", "collections", "deque", 1)
	later("ContextManager", "contextlib", "AbstractContextManager", 1)
	later("AsyncContextManager", "contextlib", "AbstractAsyncContextManager", 1)
	later("Pattern", "re", "Pattern", 1)
	later("Match", "re", "Match", 1)
	formMethods()
	bareMethods()
	aliasMethods()
}

// unionMethods are "|" between types.
func unionMethods() []object.Method {
	type V = object.Value
	or := func(name string, left bool) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self V, a []V) (V, error) {
			list, err := typeArgs(th, []V{self, a[0]}, "Union[arg, ...]: each arg must be a type.")
			if err != nil {
				return nil, err
			}
			if !left {
				list[0], list[1] = list[1], list[0]
			}
			return union(th, list)
		})
	}
	return []object.Method{or("__or__", true), or("__ror__", false)}
}

func formMethods() {
	type V = object.Value
	refuse := func(name, format string) object.Method {
		return object.NewMethod(name+"(other)", func(th *object.Thread, self V, _ []V) (V, error) {
			return nil, object.Raise(object.TypeError, format, self.(*form).name)
		})
	}
	formType.Extend(object.ClassSpec{Methods: append(unionMethods(),
		object.NewMethod("__repr__()", func(_ *object.Thread, self V, _ []V) (V, error) {
			return object.Str("typing." + self.(*form).name), nil
		}),
		object.NewMethod("__getitem__(arg)", func(th *object.Thread, self V, a []V) (V, error) {
			f := self.(*form)
			if f.subscript == nil {
				return nil, object.Raise(object.TypeError, "typing.%s is not subscriptable", f.name)
			}
			return f.subscript(th, f, a[0])
		}),
		refuse("__mro_entries__", "Cannot subclass typing.%s"),
		refuse("__instancecheck__", "typing.%s cannot be used with isinstance()"),
		refuse("__subclasscheck__", "typing.%s cannot be used with issubclass()"),
		object.Method{Name: "__call__", Fn: func(th *object.Thread, self V, _ object.Args) (V, error) {
			return nil, object.Raise(object.TypeError, "Cannot instantiate typing.%s", self.(*form).name)
		}},
	)})
	for _, name := range []string{"_name", "__name__", "__qualname__"} {
		formType.Extend(object.ClassSpec{Attrs: []object.Attr{{Name: name, Get: func(_ *object.Thread, self V) (V, error) {
			return object.Str(self.(*form).name), nil
		}}}})
	}
}

// mroEntries are the bases that an alias stands for in a class statement.
func mroEntries(origin object.Value, self object.Value, bases object.Value) object.Value {
	var out []object.Value
	later, given := false, false
	seen := false
	for _, b := range spread(bases) {
		given = given || b == origin
		switch x := b.(type) {
		case *alias:
			later = later || seen && b != self
		case *object.Type:
			later = later || seen && x.IsSubclass(genericType)
		}
		seen = seen || b == self
	}
	if !given {
		out = append(out, origin)
	}
	if !later {
		out = append(out, genericType)
	}
	return object.NewTuple(out...)
}

func bareMethods() {
	type V = object.Value
	bareType.Extend(object.ClassSpec{
		Attrs: []object.Attr{
			{Name: "__origin__", Get: func(th *object.Thread, self V) (V, error) { return self.(*bare).origin(th) }},
			{Name: "_name", Get: func(th *object.Thread, self V) (V, error) { return object.Str(self.(*bare).name), nil }},
			{Name: "__name__", Get: func(th *object.Thread, self V) (V, error) { return object.Str(self.(*bare).name), nil }},
		},
		Methods: append(unionMethods(),
			object.NewMethod("__repr__()", func(_ *object.Thread, self V, _ []V) (V, error) {
				return object.Str("typing." + self.(*bare).name), nil
			}),
			object.NewMethod("__getitem__(arg)", func(th *object.Thread, self V, a []V) (V, error) {
				return self.(*bare).subscript(th, a[0])
			}),
			object.NewMethod("__mro_entries__(bases)", func(th *object.Thread, self V, a []V) (V, error) {
				o, err := self.(*bare).origin(th)
				if err != nil {
					return nil, err
				}
				return mroEntries(o, self, a[0]), nil
			}),
			object.NewMethod("__instancecheck__(v)", func(th *object.Thread, self V, a []V) (V, error) {
				o, err := self.(*bare).origin(th)
				if err != nil {
					return nil, err
				}
				ok, err := object.IsInstanceOf(th, a[0], o)
				return object.MakeBool(ok), err
			}),
			object.NewMethod("__subclasscheck__(v)", func(th *object.Thread, self V, a []V) (V, error) {
				o, err := self.(*bare).origin(th)
				if err != nil {
					return nil, err
				}
				ok, err := object.IsSubclassOf(th, a[0], o)
				return object.MakeBool(ok), err
			}),
			object.Method{Name: "__call__", Fn: func(th *object.Thread, self V, args object.Args) (V, error) {
				b := self.(*bare)
				o, err := b.origin(th)
				if err != nil {
					return nil, err
				}
				if !b.direct {
					return nil, object.Raise(object.TypeError, "Type %s cannot be instantiated; use %s() instead", b.name, b.class.Name)
				}
				return object.CallArgs(th, o, args)
			}},
		),
	})
}

// subscript is List[int] and its like.
func (b *bare) subscript(th *object.Thread, arg object.Value) (object.Value, error) {
	list := spread(arg)
	origin, err := b.origin(th)
	if err != nil {
		return nil, err
	}
	a := &alias{origin: origin, name: b.name, inst: b.direct}
	switch b.name {
	case "Callable":
		a.args, err = callableArgs(th, arg)
		return a, err
	case "Tuple":
		what := "Tuple[t0, t1, ...]: each t must be a type."
		if n := len(list); n >= 2 && list[n-1] == object.Ellipsis {
			a.args, err = typeArgs(th, list[:n-1], what)
			a.args = append(a.args, object.Ellipsis)
			return a, err
		}
		a.args, err = typeArgs(th, list, what)
		return a, err
	}
	if a.args, err = typeArgs(th, list, "Parameters to generic types must be types."); err != nil {
		return nil, err
	}
	return a, checkCount(th, "typing."+b.name, len(a.args), b.params)
}

func checkCount(th *object.Thread, what string, given, want int) error {
	if given == want || want < 0 {
		return nil
	}
	word := "few"
	if given > want {
		word = "many"
	}
	return object.Raise(object.TypeError, "Too %s arguments for %s; actual %d, expected %d", word, what, given, want)
}

func callableArgs(th *object.Thread, arg object.Value) ([]object.Value, error) {
	list := spread(arg)
	if len(list) != 2 {
		return nil, object.Raise(object.TypeError, "Callable must be used as Callable[[arg, ...], result].")
	}
	result, err := typeArg(th, list[1], "Callable[args, result]: result must be a type.")
	if err != nil {
		return nil, err
	}
	if params, ok := list[0].(*object.List); ok {
		args, err := typeArgs(th, params.Elems, "Callable[[arg, ...], result]: each arg must be a type.")
		return append(args, result), err
	}
	if list[0] == object.Ellipsis {
		return []object.Value{list[0], result}, nil
	}
	args, err := typeArgs(th, spread(list[0]), "Callable[[arg, ...], result]: each arg must be a type.")
	return append(args, result), err
}

// GetAttribute forwards what is not the alias's own to its origin.
func (a *alias) GetAttribute(th *object.Thread, name string) (object.Value, bool, error) {
	if a.extra != nil {
		if v, ok := a.extra.GetStr(name); ok {
			return v, true, nil
		}
	}
	switch name {
	case "__origin__":
		return a.origin, true, nil
	case "__args__":
		return object.NewTuple(a.args...), true, nil
	case "__parameters__":
		p, err := parameters(th, a.args)
		return object.NewTuple(p...), true, err
	case "__metadata__":
		if a.meta != nil {
			return object.NewTuple(a.meta...), true, nil
		}
	case "_name":
		if a.name != "" {
			return object.Str(a.name), true, nil
		}
		return object.None, true, nil
	case "__module__":
		return object.Str("typing"), true, nil
	}
	if len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__" {
		return nil, false, nil
	}
	if _, own := a.Type().Lookup(name); own {
		return nil, false, nil
	}
	if _, isForm := a.origin.(*form); isForm {
		return nil, false, nil
	}
	v, err := object.GetAttr(th, a.origin, name)
	return v, true, err
}

// call makes an instance of the origin and tells it by which alias.
func (a *alias) call(th *object.Thread, args object.Args) (object.Value, error) {
	if f, ok := a.origin.(*form); ok {
		_ = f
		r, err := a.repr(th)
		if err != nil {
			return nil, err
		}
		return nil, object.Raise(object.TypeError, "Cannot instantiate %s", r)
	}
	if a.name != "" && !a.inst && a.meta == nil {
		o := a.origin.(*object.Type)
		return nil, object.Raise(object.TypeError, "Type %s cannot be instantiated; use %s() instead", a.name, o.Name)
	}
	v, err := object.CallArgs(th, a.origin, args)
	if err != nil {
		return nil, err
	}
	if o, ok := v.(*object.Instance); ok {
		if d := o.AttrDict(true); d != nil {
			d.SetStr("__orig_class__", a)
		}
	}
	return v, nil
}

func (a *alias) getItem(th *object.Thread, arg object.Value) (object.Value, error) {
	if a.origin == object.Value(genericType) || a.origin == object.Value(protocolType) {
		r, err := a.repr(th)
		if err != nil {
			return nil, err
		}
		return nil, object.Raise(object.TypeError, "Cannot subscript already-subscripted %s", r)
	}
	params, err := parameters(th, a.args)
	if err != nil {
		return nil, err
	}
	r, err := a.repr(th)
	if err != nil {
		return nil, err
	}
	if len(params) == 0 {
		return nil, object.Raise(object.TypeError, "%s is not a generic class", r)
	}
	given, err := typeArgs(th, spread(arg), "Parameters to generic types must be types.")
	if err != nil {
		return nil, err
	}
	if err := checkCount(th, r, len(given), len(params)); err != nil {
		return nil, err
	}
	args := make([]object.Value, len(a.args))
	for i, v := range a.args {
		if args[i], err = substitute(th, v, params, given); err != nil {
			return nil, err
		}
	}
	return a.with(th, args)
}

func aliasMethods() {
	type V = object.Value
	get := func(v V) *alias { a, _ := v.(*alias); return a }
	subscripted := func(name string) object.Method {
		return object.NewMethod(name+"(v)", func(th *object.Thread, self V, a []V) (V, error) {
			u := get(self)
			if !u.isUnion() {
				return nil, object.Raise(object.TypeError, "Subscripted generics cannot be used with class and instance checks")
			}
			for _, c := range u.args {
				check := object.IsInstanceOf
				if name == "__subclasscheck__" {
					check = object.IsSubclassOf
				}
				if ok, err := check(th, a[0], c); ok || err != nil {
					return object.MakeBool(ok), err
				}
			}
			return object.False, nil
		})
	}
	aliasType.Extend(object.ClassSpec{Methods: append(unionMethods(),
		object.NewMethod("__repr__()", func(th *object.Thread, self V, _ []V) (V, error) {
			s, err := get(self).repr(th)
			return object.Str(s), err
		}),
		object.NewMethod("__eq__(other)", func(th *object.Thread, self V, a []V) (V, error) {
			x, b := get(self), get(a[0])
			if u, ok := a[0].(*object.Union); ok && x.isUnion() {
				b = &alias{origin: forms["Union"], args: u.Args}
			}
			if b == nil {
				return object.NotImplemented, nil
			}
			ok, err := x.equal(th, b)
			return object.MakeBool(ok), err
		}),
		object.NewMethod("__hash__()", func(th *object.Thread, self V, _ []V) (V, error) {
			h, err := get(self).hash(th)
			return object.Int(h), err
		}),
		object.NewMethod("__getitem__(arg)", func(th *object.Thread, self V, a []V) (V, error) { return get(self).getItem(th, a[0]) }),
		object.NewMethod("__mro_entries__(bases)", func(th *object.Thread, self V, a []V) (V, error) {
			x := get(self)
			switch {
			case x.origin == V(genericType):
				// Another generic base, or Protocol, brings Generic with it.
				after := false
				for _, b := range spread(a[0]) {
					other, isAlias := b.(*alias)
					if after && isAlias && other != x || b == V(protocolType) {
						return object.EmptyTuple, nil
					}
					after = after || b == self
				}
				return object.NewTuple(genericType), nil
			case x.name != "" && x.meta == nil:
				return mroEntries(x.origin, self, a[0]), nil
			}
			if _, ok := x.origin.(*form); ok {
				r, err := object.Repr(th, x)
				if err == nil {
					err = object.Raise(object.TypeError, "Cannot subclass %s", r)
				}
				return nil, err
			}
			return object.NewTuple(x.origin), nil
		}),
		object.NewMethod("__setattr__(name, value)", func(th *object.Thread, self V, a []V) (V, error) {
			x := get(self)
			name, _ := object.AsStr(a[0])
			if len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__" {
				if x.extra == nil {
					x.extra = object.NewDict()
				}
				x.extra.SetStr(name, a[1])
				return object.None, nil
			}
			return object.None, object.SetAttr(th, x.origin, name, a[1])
		}),
		object.Method{Name: "__call__", Fn: func(th *object.Thread, self V, args object.Args) (V, error) {
			return get(self).call(th, args)
		}},
		subscripted("__instancecheck__"), subscripted("__subclasscheck__"),
	)})
}
