package object

import (
	"slices"
	"strings"
)

// inClass returns the error of a call of the method of self: err, with the name of the class
// that has the method. Where that is one written in C, the arguments are those of C functions.
func (s *Signature) inClass(self Value, args Args, err error) error {
	if s.Qual != "" || self == nil {
		return err
	}
	classes := self.Type().MRO
	if t, ok := self.(*Type); ok { // a class method's, or the metaclass's
		classes = append(append([]*Type(nil), t.MRO...), classes...)
	}
	for _, c := range classes {
		v, _ := c.Dict.GetStr(s.Name)
		switch v.(type) {
		case *MethodDescr, *ClassMethod:
		default:
			continue // Python code's own, which has called this one
		}
		q := *s
		if q.Qual = c.QualName + "." + s.Name; c.CName != "" {
			if c.Module == "decimal" {
				return q.nameless(args, err)
			}
			return q.compiled(args, err)
		}
		if err != nil {
			_, err = q.Bind(args)
		}
		return err
	}
	return err
}

// plainDunders are the special methods that are methods in C as well, not slots.
var plainDunders = strings.Fields("__format__ __reduce__ __reduce_ex__ __copy__ __deepcopy__ __class_getitem__ __reversed__ __missing__ " +
	"__sizeof__ __enter__ __exit__ __round__ __trunc__ __floor__ __ceil__ __complex__ __setstate__ __dir__ __init_subclass__")

// BindCompiled is Bind for what is written in C in CPython: a function, a class, or a method.
func (s *Signature) BindCompiled(args Args) ([]Value, error) {
	vals, err := s.Bind(args)
	if err != nil || len(args.Kw) > 0 {
		err = s.compiled(args, err)
	}
	return vals, err
}

// NewCompiled is NewFunction for a function that is written in C in CPython, in the module.
func NewCompiled(module, signature string, fn func(th *Thread, a []Value) (Value, error)) *Builtin {
	s := MustSignature(signature)
	s.Qual = module + "." + s.Name
	return &Builtin{Name: s.Name, Module: module, Fn: func(th *Thread, args Args) (Value, error) {
		vals, err := s.BindCompiled(args)
		if err != nil {
			return nil, err
		}
		return fn(th, vals)
	}}
}

// compiled is the error of a call of what is written in C, by the way in which it takes
// arguments; err is that of a function written in Python.
func (s *Signature) compiled(args Args, err error) error {
	n, least, posonly, kwonly := len(s.params), 0, 0, false
	names := make([]string, n)
	for i, p := range s.params {
		names[i] = p.name
		if !p.optional {
			least = i + 1
		}
		if p.posonly {
			posonly = i + 1
		}
		kwonly = kwonly || p.kwonly
	}
	given := len(args.Pos)
	switch {
	case s.kwstar >= 0 || s.Name == "__init__":
		return err
	case s.star >= 0:
		if err == nil || len(args.Kw) == 0 {
			return err
		}
		if !kwonly {
			return noKeywords(s.Name, args)
		}
		return Raise(TypeError, "'%s' is an invalid keyword argument for %s()", args.Kw[0].Name, s.Name)
	case s.Method && strings.HasPrefix(s.Name, "__") && least == n && !slices.Contains(plainDunders, s.Name):
		_, err = slot(s.Name, n, nil).Fn(nil, nil, args)
		return err
	case n > 0 && posonly < n:
		c := &Clinic{name: s.Name, params: names, posonly: posonly, pos: s.npos, min: least}
		_, err = c.Bind(args)
		return err
	case len(args.Kw) > 0:
		return noKeywords(s.Qual, args)
	case n == 0 && given > 0:
		return Raise(TypeError, "%s() takes no arguments (%d given)", s.Qual, given)
	case n == 1 && least == 1 && given != 1 && s.Qual != s.Name:
		return Raise(TypeError, "%s() takes exactly one argument (%d given)", s.Qual, given)
	case !s.Method:
		return CheckCount(s.Name, given, least, n)
	case given < least:
		return Raise(TypeError, "%s() takes %s %d argument%s (%d given)", s.Name, bound(least, n, "at least"), least, plural(least), given)
	case given > n:
		return Raise(TypeError, "%s() takes %s %d argument%s (%d given)", s.Name, bound(least, n, "at most"), n, plural(n), given)
	}
	return err
}

// nameless is compiled for a method that its C code gives no name to: errors of a
// call with several arguments speak of "function".
func (s *Signature) nameless(args Args, err error) error {
	n, last := len(s.params), len(s.params)-1
	if err == nil || n == 0 || n == 1 && !s.params[0].optional || strings.HasPrefix(s.Name, "__") && s.Name != "__round__" && s.Name != "__format__" {
		return s.compiled(args, err)
	}
	c := &Clinic{pos: n, min: n}
	for i, p := range s.params {
		if c.params = append(c.params, p.name); p.optional {
			c.min = min(c.min, i)
		}
	}
	if given := len(args.Pos); s.params[last].posonly && len(args.Kw) == 0 {
		if given < c.min {
			return Raise(TypeError, "function takes %s %d argument%s (%d given)", bound(c.min, n, "at least"), c.min, plural(c.min), given)
		}
		return Raise(TypeError, "function takes %s %d argument%s (%d given)", bound(c.min, n, "at most"), n, plural(n), given)
	}
	_, err = c.Bind(args)
	return err
}

// bound is how many arguments a function takes, in words.
func bound(least, most int, which string) string {
	if least == most {
		return "exactly"
	}
	return which
}
