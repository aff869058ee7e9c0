// Package contextlib is Python's module contextlib: context managers from
// generators, stacks of them, and the small ready-made ones.
package contextlib

import "github.com/diptych-orm/diptych/python/object"

type state = func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error)

// Load makes the module.
func Load(th *object.Thread) (*object.Module, error) {
	m := object.NewModule("_contextlib")
	decorator := decoratorType()
	generated := generatedType(decorator)
	for _, c := range []*object.Type{decorator, closingType(), redirectType("redirect_stdout", "stdout"), redirectType("redirect_stderr", "stderr")} {
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
			return object.NewInstance(generated, &generator{fn, call, g, false}), nil
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
	fn      object.Value
	args    object.Args
	gen     object.Value
	entered bool
}

func generatedType(decorator *object.Type) *object.Type {
	of := func(v object.Value) *generator {
		g, _ := object.State[*generator](v)
		return g
	}
	return object.NewNativeType(object.ClassSpec{Name: "_GeneratorContextManager", Module: "contextlib", Bases: []*object.Type{decorator}, Methods: []object.Method{
		object.NewMethod("_recreate_cm()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			g := of(self)
			again, err := object.CallArgs(th, g.fn, g.args)
			return object.NewInstance(self.Type(), &generator{g.fn, g.args, again, false}), err
		}),
		object.NewMethod("__enter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			g := of(self)
			if g.entered { // the arguments were only kept for a decorator
				return nil, object.Raise(object.AttributeError, "'_GeneratorContextManager' object has no attribute 'args'")
			}
			g.entered = true
			v, err := object.CallMethod(th, g.gen, "__next__")
			if stop, ended := object.AsException(err, object.StopIteration); ended {
				wrong := object.Raise(object.RuntimeError, "generator didn't yield").(*object.Exception)
				wrong.Context, wrong.SuppressContext = stop, true
				return nil, wrong
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

// holder makes a class that keeps one argument.
func holder(signature string, methods ...object.Method) *object.Type {
	sig := object.MustSignature(signature)
	sig.Qual, sig.Method = sig.Name+".__init__", true
	return object.NewNativeType(object.ClassSpec{Name: sig.Name, Module: "contextlib", Methods: methods,
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

func closingType() *object.Type {
	return holder("closing(thing)", enterHeld(), exit(func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		_, err := object.CallMethod(th, held(self), "close")
		return object.None, err
	}))
}

// redirectType sets sys.stdout or sys.stderr meanwhile.
func redirectType(name, stream string) *object.Type {
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
	return holder(name+"(new_target)",
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
