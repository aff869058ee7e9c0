package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// function registers a native function of a module from a Clinic signature: the
// value of a parameter left out is nil.
func function(m *object.Module, signature string, fn func(th *object.Thread, a []object.Value) (object.Value, error)) {
	c := object.MustClinic(signature)
	name, _, _ := strings.Cut(signature, "(")
	b := object.NewBuiltin(name, func(th *object.Thread, args object.Args) (object.Value, error) {
		a, err := c.Bind(args)
		if err != nil {
			return nil, err
		}
		return fn(th, a)
	})
	b.Module = m.Name
	m.Set(name, b)
}

// positional registers a native function with min to max positional-only
// arguments (max < 0: any number).
func positional(m *object.Module, name string, min, max int, fn func(th *object.Thread, a []object.Value) (object.Value, error)) {
	b := object.NewBuiltin(name, func(th *object.Thread, args object.Args) (object.Value, error) {
		if min == 1 && max == 1 && len(args.Pos) != 1 && len(args.Kw) == 0 {
			return nil, object.Raise(object.TypeError, "%s.%s() takes exactly one argument (%d given)", m.Name, name, len(args.Pos))
		}
		if err := object.CheckPositional(m.Name+"."+name, args, min, max); err != nil {
			return nil, err
		}
		return fn(th, args.Pos)
	})
	b.Module = m.Name
	m.Set(name, b)
}

// written registers a function that is written in Python in CPython.
func written(m *object.Module, signature string, fn func(th *object.Thread, a []object.Value) (object.Value, error)) {
	b := object.NewFunction(signature, fn)
	b.Module = m.Name
	m.Set(b.Name, b)
}

// strArg reads a str argument.
func strArg(name string, v object.Value) (string, error) {
	s, ok := object.AsStr(v)
	if !ok {
		return "", object.Raise(object.TypeError, "%s must be str, not %s", name, v.Type().Name)
	}
	return s, nil
}

// bufferArg reads a bytes-like argument.
func bufferArg(v object.Value) (string, error) {
	if b, ok := object.BytesLike(v); ok {
		return b, nil
	}
	if b, ok := v.(interface{ Buffer() []byte }); ok {
		return string(b.Buffer()), nil
	}
	return "", object.Raise(object.TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
}
