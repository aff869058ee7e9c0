package lib

import (
	"github.com/diptych-orm/diptych/python/object"
)

// evaluated replaces the forward references in a type by what they name.
func evaluated(th *object.Thread, v object.Value, globals, locals *object.Dict) (object.Value, error) {
	if err := th.Enter(); err != nil {
		return nil, err
	}
	defer th.Leave()
	all := func(list []object.Value) ([]object.Value, error) {
		out := make([]object.Value, len(list))
		for i, x := range list {
			r, err := evaluated(th, x, globals, locals)
			if err != nil {
				return nil, err
			}
			out[i] = r
		}
		return out, nil
	}
	switch x := v.(type) {
	case object.Str:
		return evaluated(th, &forwardRef{text: string(x)}, globals, locals)
	case *forwardRef:
		r, err := th.Eval(th, x.text, globals, locals)
		if err != nil {
			return nil, err
		}
		if r, err = typeArg(th, r, "Forward references must evaluate to types;"); err != nil {
			return nil, err
		}
		return evaluated(th, r, globals, locals)
	case *alias:
		if x.origin == object.Value(forms["Literal"]) {
			return v, nil
		}
		args, err := all(x.args)
		if err != nil {
			return nil, err
		}
		return x.with(th, args)
	case *object.GenericAlias:
		args, err := all(x.Args.Elems)
		if err != nil {
			return nil, err
		}
		return object.NewGenericAlias(x.Origin, object.NewTuple(args...)), nil
	case *object.Union:
		args, err := all(x.Args)
		if err != nil {
			return nil, err
		}
		return joined(th, args)
	}
	if v == object.None {
		return object.NoneType, nil
	}
	return v, nil
}

// bareHint takes Annotated, Required and NotRequired off a type.
func bareHint(th *object.Thread, v object.Value) (object.Value, error) {
	switch x := v.(type) {
	case *alias:
		if x.meta != nil {
			return bareHint(th, x.origin)
		}
		if x.origin == object.Value(forms["Required"]) || x.origin == object.Value(forms["NotRequired"]) {
			return bareHint(th, x.args[0])
		}
		args := make([]object.Value, len(x.args))
		changed := false
		for i, a := range x.args {
			r, err := bareHint(th, a)
			if err != nil {
				return nil, err
			}
			args[i], changed = r, changed || r != a
		}
		if changed {
			return x.with(th, args)
		}
	case *object.GenericAlias:
		args := make([]object.Value, len(x.Args.Elems))
		for i, a := range x.Args.Elems {
			r, err := bareHint(th, a)
			if err != nil {
				return nil, err
			}
			args[i] = r
		}
		return object.NewGenericAlias(x.Origin, object.NewTuple(args...)), nil
	}
	return v, nil
}

func dictOf(v object.Value) *object.Dict {
	if v == nil {
		return nil
	}
	d, _ := v.(*object.Dict)
	return d
}

// typeHints is get_type_hints.
func typeHints(th *object.Thread, obj object.Value, globals, locals *object.Dict, extras bool) (*object.Dict, error) {
	out := object.NewDict()
	add := func(ann object.Value, g, l *object.Dict) error {
		d, ok := ann.(*object.Dict)
		if !ok {
			return nil
		}
		for _, e := range d.Items() {
			v, err := evaluated(th, e.Value, g, l)
			if err == nil && !extras {
				v, err = bareHint(th, v)
			}
			if err != nil {
				return err
			}
			if err := out.Set(th, e.Key, v); err != nil {
				return err
			}
		}
		return nil
	}
	if t, ok := obj.(*object.Type); ok {
		for i := len(t.MRO) - 1; i >= 0; i-- {
			c := t.MRO[i]
			ann, ok := c.Dict.GetStr("__annotations__")
			if !ok {
				continue
			}
			g, l := globals, locals
			if g == nil {
				g = object.NewDict()
				if m, ok := th.Modules[c.Module]; ok {
					g = m.Dict
				}
			}
			if l == nil {
				l = c.Dict
			}
			if err := add(ann, g, l); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	if globals == nil {
		if m, ok := obj.(*object.Module); ok {
			globals = m.Dict
		} else {
			inner := obj
			for {
				w, ok, err := object.LookupAttr(th, inner, "__wrapped__")
				if err != nil {
					return nil, err
				}
				if !ok {
					break
				}
				inner = w
			}
			if g, ok, _ := object.LookupAttr(th, inner, "__globals__"); ok {
				globals = dictOf(g)
			}
		}
		if globals == nil {
			globals = object.NewDict()
		}
	}
	ann, ok, err := object.LookupAttr(th, obj, "__annotations__")
	if err != nil {
		return nil, err
	}
	if !ok {
		switch obj.Type() {
		case object.FunctionType, object.BuiltinType, object.MethodType, object.ModuleType:
			return out, nil
		}
		r, err := object.Repr(th, obj)
		if err != nil {
			return nil, err
		}
		return nil, object.Raise(object.TypeError, "%s is not a module, class, method, or function.", r)
	}
	return out, add(ann, globals, locals)
}

// typeOrigin is get_origin.
func typeOrigin(th *object.Thread, v object.Value) (object.Value, error) {
	switch x := v.(type) {
	case *alias:
		if x.meta != nil {
			return annotatedType, nil
		}
		return x.origin, nil
	case *bare:
		return x.origin(th)
	case *object.GenericAlias:
		return x.Origin, nil
	case *object.Union:
		return object.UnionType, nil
	}
	if v == object.Value(genericType) {
		return v, nil
	}
	return object.None, nil
}

// typeArguments is get_args.
func typeArguments(v object.Value) *object.Tuple {
	switch x := v.(type) {
	case *alias:
		if x.meta != nil {
			return object.NewTuple(append([]object.Value{x.origin}, x.meta...)...)
		}
		if n := len(x.args) - 1; x.name == "Callable" && !(n == 1 && (x.args[0] == object.Ellipsis || isVariable(x.args[0]))) {
			return object.NewTuple(object.NewList(append([]object.Value(nil), x.args[:n]...)...), x.args[n])
		}
		return object.NewTuple(x.args...)
	case *object.GenericAlias:
		return x.Args
	case *object.Union:
		return object.NewTuple(x.Args...)
	}
	return object.EmptyTuple
}

// annotatedType is Annotated, which is only subscripted.
var annotatedType = sharedType(object.ClassSpec{Name: "Annotated", Module: "typing", NoDict: true})

func init() {
	type V = object.Value
	annotatedType.Extend(object.ClassSpec{
		New: func(*object.Thread, *object.Type, object.Args) (V, error) {
			return nil, object.Raise(object.TypeError, "Type Annotated cannot be instantiated.")
		},
		ClassMethods: []object.Method{
			object.NewMethod("__class_getitem__(params)", func(th *object.Thread, _ V, a []V) (V, error) {
				list := spread(a[0])
				if len(list) < 2 {
					return nil, object.Raise(object.TypeError, "Annotated[...] should be used with at least two arguments (a type and an annotation).")
				}
				t, err := typeArg(th, list[0], "Annotated[t, ...]: t must be a type.")
				if err != nil {
					return nil, err
				}
				meta := list[1:]
				if inner, ok := t.(*alias); ok && inner.meta != nil {
					meta = append(append([]V(nil), inner.meta...), meta...)
					t = inner.origin
				}
				return &alias{origin: t, args: []V{t}, name: "Annotated", meta: meta, inst: true}, nil
			}),
			{Name: "__init_subclass__", Fn: func(*object.Thread, V, object.Args) (V, error) {
				return nil, object.Raise(object.TypeError, "Cannot subclass typing.Annotated")
			}},
		},
	})
}

// joined is a | b | c.
func joined(th *object.Thread, list []object.Value) (object.Value, error) {
	r := list[0]
	for _, v := range list[1:] {
		var err error
		if r, err = object.Binary(th, object.BitOr, r, v); err != nil {
			return nil, err
		}
	}
	return r, nil
}
