// Package contextlib is Python's module contextlib: context managers from
// generators, stacks of them, and the small ready-made ones.
package contextlib

import "github.com/diptych-orm/diptych/python/object"

type state = func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error)

// Load makes the module.
func Load(th *object.Thread) (*object.Module, error) {
	m := object.NewModule("_contextlib")
	base := object.NewNativeType(object.ClassSpec{Name: "AbstractContextManager", Module: "contextlib", Methods: []object.Method{
		object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		exit(func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
	}})
	decorator := decoratorType()
	generated := generatedType(base, decorator)
	for _, c := range []*object.Type{base, decorator, suppressType(base), closingType(base), stackType(base),
		redirectType(base, "redirect_stdout", "stdout"), redirectType(base, "redirect_stderr", "stderr")} {
		m.Set(c.Name, c)
	}
	f := object.NewFunction("contextmanager(func)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		fn := a[0]
		helper := object.NewFunction("helper(*args, **kwds)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			call := object.Args{Pos: a[0].(*object.Tuple).Elems, Kw: object.KwArgs(a[1].(*object.Dict))}
			g, err := object.CallArgs(th, fn, call)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(generated, &generator{fn, call, g}), nil
		})
		return wrap(th, helper, fn)
	})
	f.Module = "contextlib"
	m.Set("contextmanager", f)
	return m, nil
}

// wrap gives a native function the wrapped one's name and binding, so that a
// decorated method still receives its instance.
func wrap(th *object.Thread, native *object.Builtin, fn object.Value) (object.Value, error) {
	update, err := th.Import("_functools")
	if err != nil {
		return nil, err
	}
	w, err := object.GetAttr(th, update, "update_wrapper")
	if err != nil {
		return nil, err
	}
	return object.Call(th, w, object.NewNativeFunction(native), fn)
}

// exit is an __exit__ method: a holds class, exception and traceback.
func exit(f state) object.Method {
	return object.NewMethod("__exit__(exc_type, exc_value, traceback)", f)
}

func decoratorType() *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "ContextDecorator", Module: "contextlib", Methods: []object.Method{
		object.NewMethod("_recreate_cm()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }),
		object.NewMethod("__call__(func)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			fn := a[0]
			return wrap(th, object.NewFunction("inner(*args, **kwds)", func(th *object.Thread, a []object.Value) (object.Value, error) {
				cm, err := object.CallMethod(th, self, "_recreate_cm")
				if err != nil {
					return nil, err
				}
				var result object.Value = object.None
				err = object.With(th, cm, func(object.Value) (err error) {
					result, err = object.CallArgs(th, fn, object.Args{Pos: a[0].(*object.Tuple).Elems, Kw: object.KwArgs(a[1].(*object.Dict))})
					return err
				})
				return result, err
			}), fn)
		}),
	}})
}

// generator is the state of a context manager that a generator function made.
type generator struct {
	fn   object.Value
	args object.Args
	gen  object.Value
}

func generatedType(base, decorator *object.Type) *object.Type {
	of := func(v object.Value) *generator {
		g, _ := object.State[*generator](v)
		return g
	}
	return object.NewNativeType(object.ClassSpec{Name: "_GeneratorContextManager", Module: "contextlib", Bases: []*object.Type{base, decorator}, Methods: []object.Method{
		object.NewMethod("_recreate_cm()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			g := of(self)
			again, err := object.CallArgs(th, g.fn, g.args)
			return object.NewInstance(self.Type(), &generator{g.fn, g.args, again}), err
		}),
		object.NewMethod("__enter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			v, err := object.CallMethod(th, of(self).gen, "__next__")
			if _, ended := object.AsException(err, object.StopIteration); ended {
				return nil, object.Raise(object.RuntimeError, "generator didn't yield")
			}
			return v, err
		}),
		exit(func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			g := of(self).gen
			raised, ok := a[1].(*object.Exception)
			if !ok {
				_, err := object.CallMethod(th, g, "__next__")
				if _, ended := object.AsException(err, object.StopIteration); ended {
					return object.False, nil
				}
				if err == nil {
					err = object.Raise(object.RuntimeError, "generator didn't stop")
				}
				return nil, err
			}
			kept := raised.Traceback
			_, err := object.CallMethod(th, g, "throw", raised)
			if err == nil {
				return nil, object.Raise(object.RuntimeError, "generator didn't stop after throw()")
			}
			e, ok := err.(*object.Exception)
			switch {
			case !ok:
				return nil, err
			case e == raised || e.Cause == raised && wasStop(raised):
				raised.Traceback = kept
				return object.False, nil
			case e.Type().IsSubclass(object.StopIteration):
				return object.True, nil // the generator took the exception and ended
			}
			return nil, e
		}),
	}})
}

func wasStop(e *object.Exception) bool { return e.Type().IsSubclass(object.StopIteration) }

func suppressType(base *object.Type) *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "suppress", Module: "contextlib", Bases: []*object.Type{base},
		New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			return object.NewInstance(cls, append([]object.Value(nil), args.Pos...)), nil
		},
		Methods: []object.Method{
			object.NewMethod("__enter__()", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			exit(func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				classes, _ := object.State[[]object.Value](self)
				raised, ok := a[0].(*object.Type)
				for _, c := range classes {
					if t, isType := c.(*object.Type); ok && isType && raised.IsSubclass(t) {
						return object.True, nil
					}
				}
				return object.False, nil
			}),
		}})
}

// holder makes a class that keeps one argument.
func holder(base *object.Type, signature string, methods ...object.Method) *object.Type {
	sig := object.MustSignature(signature)
	sig.Qual, sig.Method = sig.Name+".__init__", true
	return object.NewNativeType(object.ClassSpec{Name: sig.Name, Module: "contextlib", Bases: []*object.Type{base}, Methods: methods,
		New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			if a[0] == nil {
				a[0] = object.None
			}
			return object.NewInstance(cls, a), nil
		}})
}

func held(self object.Value) object.Value {
	a, _ := object.State[[]object.Value](self)
	return a[0]
}

func enterHeld() object.Method {
	return object.NewMethod("__enter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return held(self), nil
	})
}

func closingType(base *object.Type) *object.Type {
	return holder(base, "closing(thing)", enterHeld(), exit(func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		_, err := object.CallMethod(th, held(self), "close")
		return object.None, err
	}))
}

// redirectType sets sys.stdout or sys.stderr meanwhile.
func redirectType(base *object.Type, name, stream string) *object.Type {
	var before []object.Value
	swap := func(th *object.Thread, to object.Value) (object.Value, error) {
		sys, err := th.Import("sys")
		if err != nil {
			return nil, err
		}
		old, err := object.GetAttr(th, sys, stream)
		if err != nil {
			return nil, err
		}
		return old, object.SetAttr(th, sys, stream, to)
	}
	return holder(base, name+"(new_target)",
		object.NewMethod("__enter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			old, err := swap(th, held(self))
			before = append(before, old)
			return held(self), err
		}),
		exit(func(th *object.Thread, _ object.Value, _ []object.Value) (object.Value, error) {
			old := before[len(before)-1]
			before = before[:len(before)-1]
			_, err := swap(th, old)
			return object.None, err
		}))
}

// stack is the state of an ExitStack: what to call at the end, the last first.
// A callback receives class, exception and traceback and may swallow it.
type stack struct {
	exits []func(th *object.Thread, a []object.Value) (bool, error)
}

func stackType(base *object.Type) *object.Type {
	of := func(v object.Value) *stack {
		s, _ := object.State[*stack](v)
		return s
	}
	push := func(s *stack, fn object.Value) {
		s.exits = append(s.exits, func(th *object.Thread, a []object.Value) (bool, error) {
			r, err := object.Call(th, fn, a...)
			if err != nil {
				return false, err
			}
			return object.Truth(th, r)
		})
	}
	unwind := func(th *object.Thread, s *stack, a []object.Value) (object.Value, error) {
		var pending error
		swallowed := false
		for len(s.exits) > 0 {
			f := s.exits[len(s.exits)-1]
			s.exits = s.exits[:len(s.exits)-1]
			taken, err := f(th, a)
			switch e := err.(type) {
			case nil:
				if taken && a[1] != object.None {
					a, pending, swallowed = []object.Value{object.None, object.None, object.None}, nil, true
				}
			case *object.Exception:
				if raised, ok := a[1].(*object.Exception); ok && raised != e && e.Context == nil {
					e.Context = raised
				}
				pending, a = e, []object.Value{e.Type(), e, object.None}
			default:
				return nil, err
			}
		}
		return object.MakeBool(swallowed), pending
	}
	return object.NewNativeType(object.ClassSpec{Name: "ExitStack", Module: "contextlib", Bases: []*object.Type{base},
		New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			return object.NewInstance(cls, &stack{}), nil
		},
		Methods: []object.Method{
			object.NewMethod("enter_context(cm)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				leave, err := object.GetAttr(th, a[0], "__exit__")
				if err != nil {
					return nil, object.Raise(object.TypeError, "'%s' object does not support the context manager protocol", contextClass(a[0].Type()))
				}
				v, err := object.CallMethod(th, a[0], "__enter__")
				if err == nil {
					push(of(self), leave)
				}
				return v, err
			}),
			object.NewMethod("push(exit)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				fn := a[0]
				if leave, ok, _ := object.LookupAttr(th, a[0], "__exit__"); ok {
					fn = leave
				}
				push(of(self), fn)
				return a[0], nil
			}),
			object.NewMethod("callback(callback, /, *args, **kwds)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				s := of(self)
				s.exits = append(s.exits, func(th *object.Thread, _ []object.Value) (bool, error) {
					_, err := object.CallArgs(th, a[0], object.Args{Pos: a[1].(*object.Tuple).Elems, Kw: object.KwArgs(a[2].(*object.Dict))})
					return false, err
				})
				return a[0], nil
			}),
			object.NewMethod("pop_all()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				s := of(self)
				moved := &stack{s.exits}
				s.exits = nil
				return object.NewInstance(self.Type(), moved), nil
			}),
			object.NewMethod("close()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				_, err := unwind(th, of(self), []object.Value{object.None, object.None, object.None})
				return object.None, err
			}),
			exit(func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				return unwind(th, of(self), a)
			}),
		}})
}

// contextClass is a class with its module, as the messages of ExitStack have it.
func contextClass(t *object.Type) string { return t.Module + "." + t.QualName }
