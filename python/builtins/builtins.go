// Package builtins is Python's module builtins: the built-in functions, and the
// names of the built-in classes and exceptions. Messages and results are CPython
// 3.11's. What reaches outside (open, help's pager) says that it does not exist.
package builtins

import (
	"github.com/diptych-orm/diptych/python/object"
)

// Install fills rt.Builtins and makes the module builtins importable.
func Install(rt *object.Runtime) {
	d := rt.Builtins
	m := &object.Module{Name: "builtins", Dict: d}
	d.SetStr("__name__", object.Str("builtins"))
	d.SetStr("__doc__", object.None)
	for _, f := range functions {
		f.add(d)
	}
	for _, c := range constants {
		d.SetStr(c.Name, c.Value)
	}
	for _, t := range classes {
		d.SetStr(t.Name, t)
	}
	for _, t := range object.ExceptionTypes {
		d.SetStr(t.Name, t)
	}
	d.SetStr("EnvironmentError", object.OSError)
	d.SetStr("IOError", object.OSError)
	rt.AddModule("builtins", m)
}

var constants = []object.KwArg{
	{Name: "None", Value: object.None}, {Name: "Ellipsis", Value: object.Ellipsis},
	{Name: "NotImplemented", Value: object.NotImplemented}, {Name: "False", Value: object.False},
	{Name: "True", Value: object.True}, {Name: "__debug__", Value: object.True},
}

var classes = []*object.Type{
	object.ObjectType, object.TypeType, object.IntType, object.BoolType, object.FloatType, object.ComplexType, object.StrType,
	object.BytesType, object.ByteArrayType, object.MemoryViewType, object.TupleType, object.ListType, object.DictType,
	object.SetType, object.FrozenSetType, object.RangeType, object.SliceType, object.PropertyType, object.ClassMethodType,
	object.StaticMethodType, object.SuperType, enumerateType, zipType, mapType, filterType, reversedType,
}

// function is one built-in function. Its arguments are checked by arity, or by a
// signature where it takes keywords.
type function struct {
	name     string
	min, max int // positional arguments; max < 0: any number
	one      bool
	clinic   *object.Clinic
	fn       func(th *object.Thread, a []object.Value) (object.Value, error)
	raw      object.Func
}

func (f function) add(d *object.Dict) {
	call := f.raw
	switch {
	case call != nil:
	case f.clinic != nil:
		call = func(th *object.Thread, args object.Args) (object.Value, error) {
			a, err := f.clinic.Bind(args)
			if err != nil {
				return nil, err
			}
			return f.fn(th, a)
		}
	default:
		call = func(th *object.Thread, args object.Args) (object.Value, error) {
			if err := f.check(args); err != nil {
				return nil, err
			}
			return f.fn(th, args.Pos)
		}
	}
	d.SetStr(f.name, &object.Builtin{Name: f.name, Module: "builtins", Fn: call, Light: light[f.name]})
}

// light are the functions that look at their first argument only from outside, and
// are called often.
var light = map[string]bool{"len": true, "isinstance": true, "issubclass": true, "iter": true, "next": true, "id": true, "callable": true,
	"getattr": true, "setattr": true, "hasattr": true, "enumerate": true, "reversed": true, "print": true}

func (f function) check(args object.Args) error {
	n := len(args.Pos)
	switch {
	case len(args.Kw) > 0:
		return object.Raise(object.TypeError, "%s() takes no keyword arguments", f.name)
	case f.one && n != 1:
		return object.Raise(object.TypeError, "%s() takes exactly one argument (%d given)", f.name, n)
	case f.max == 0 && n > 0:
		return object.Raise(object.TypeError, "%s() takes no arguments (%d given)", f.name, n)
	}
	return object.CheckCount(f.name, n, f.min, f.max)
}

type valueFunc = func(th *object.Thread, a []object.Value) (object.Value, error)

// one is a function of exactly one argument.
func one(name string, fn func(th *object.Thread, v object.Value) (object.Value, error)) function {
	return function{name: name, min: 1, max: 1, one: true, fn: func(th *object.Thread, a []object.Value) (object.Value, error) { return fn(th, a[0]) }}
}

// some is a function of min to max positional arguments.
func some(name string, min, max int, fn valueFunc) function {
	return function{name: name, min: min, max: max, fn: fn}
}

// named is a function with keywords: "sum(iterable, /, start=)".
func named(name, signature string, fn valueFunc) function {
	return function{name: name, clinic: object.MustClinic(name + signature), fn: fn}
}

// raw is a function that reads its arguments itself.
func raw(name string, fn object.Func) function { return function{name: name, raw: fn} }

var functions []function

func register(fs ...function) { functions = append(functions, fs...) }
