package object

import (
	"slices"
	"strings"
)

// The methods and attributes of BaseException and of the classes below it that
// have more than args.

func exc(v Value) *Exception { return v.(*Exception) }

// excOrNone returns e as a value, None for nil.
func excOrNone(e *Exception) Value {
	if e == nil {
		return None
	}
	return e
}

// setExc assigns __cause__ or __context__.
func setExc(field **Exception, v Value, what string) error {
	switch x := v.(type) {
	case nil:
		return Raise(TypeError, "%s may not be deleted", what)
	case *Exception:
		*field = x
		return nil
	}
	if v != None {
		return Raise(TypeError, "exception %s must be None or derive from BaseException", strings.Trim(what, "_"))
	}
	*field = nil
	return nil
}

func init() {
	BaseException.Extend(ClassSpec{
		Methods: []Method{
			{"__init__", func(_ *Thread, v Value, args Args) (Value, error) {
				e := exc(v)
				if len(args.Kw) > 0 {
					return nil, Raise(TypeError, "%s() takes no keyword arguments", e.cls.Name)
				}
				if !slices.EqualFunc(e.Args.Elems, args.Pos, sameBox) { // else __new__ has kept them
					e.Args = NewTuple(append([]Value(nil), args.Pos...)...)
				}
				return None, nil
			}},
			{"__repr__", func(th *Thread, v Value, _ Args) (Value, error) {
				e := exc(v)
				parts := make([]string, len(e.Args.Elems))
				for i, a := range e.Args.Elems {
					s, err := Repr(th, a)
					if err != nil {
						return nil, err
					}
					parts[i] = s
				}
				return Str(e.cls.Name + "(" + strings.Join(parts, ", ") + ")"), nil
			}},
			{"__str__", func(th *Thread, v Value, _ Args) (Value, error) {
				e := exc(v)
				switch len(e.Args.Elems) {
				case 0:
					return Str(""), nil
				case 1:
					s, err := ToStr(th, e.Args.Elems[0])
					return Str(s), err
				}
				s, err := Repr(th, e.Args)
				return Str(s), err
			}},
			{"add_note", func(th *Thread, v Value, args Args) (Value, error) {
				if len(args.Pos) != 1 || len(args.Kw) > 0 {
					return nil, Raise(TypeError, "BaseException.add_note() takes exactly one argument (%d given)", len(args.Pos))
				}
				note := args.Pos[0]
				if _, ok := AsStr(note); !ok {
					return nil, Raise(TypeError, "note must be a str, not '%s'", note.Type().TpName())
				}
				d := exc(v).AttrDict(true)
				list, ok := d.GetStr("__notes__")
				if !ok {
					list = NewList()
					d.SetStr("__notes__", list)
				}
				l, ok := list.(*List)
				if !ok {
					return nil, Raise(TypeError, "Cannot add note: __notes__ is not a list")
				}
				l.Elems = append(l.Elems, note)
				return None, th.Alloc(16)
			}},
			{"with_traceback", func(_ *Thread, v Value, args Args) (Value, error) {
				if len(args.Pos) != 1 {
					return nil, Raise(TypeError, "BaseException.with_traceback() takes exactly one argument (%d given)", len(args.Pos))
				}
				return v, setTraceback(exc(v), args.Pos[0])
			}},
			{"__setstate__", func(th *Thread, v Value, args Args) (Value, error) {
				if len(args.Pos) == 1 {
					if d, ok := args.Pos[0].(*Dict); ok {
						return None, exc(v).AttrDict(true).Update(th, d)
					}
				}
				return None, nil
			}},
			{"__reduce__", func(_ *Thread, v Value, _ Args) (Value, error) {
				e := exc(v)
				if d := e.AttrDict(false); d != nil && d.Len() > 0 {
					return NewTuple(e.cls, e.Args, d), nil
				}
				return NewTuple(e.cls, e.Args), nil
			}},
		},
		Attrs: []Attr{
			{"args", func(_ *Thread, v Value) (Value, error) { return exc(v).Args, nil }, func(th *Thread, v, to Value) error {
				if to == nil {
					return Raise(TypeError, "args may not be deleted")
				}
				vals, err := ToSlice(th, to)
				if err == nil {
					exc(v).Args = NewTuple(vals...)
				}
				return err
			}},
			{"__cause__", func(_ *Thread, v Value) (Value, error) { return excOrNone(exc(v).Cause), nil }, func(_ *Thread, v, to Value) error {
				err := setExc(&exc(v).Cause, to, "__cause__")
				if err == nil {
					exc(v).SuppressContext = true
				}
				return err
			}},
			{"__context__", func(_ *Thread, v Value) (Value, error) { return excOrNone(exc(v).Context), nil }, func(_ *Thread, v, to Value) error {
				return setExc(&exc(v).Context, to, "__context__")
			}},
			{"__suppress_context__", func(_ *Thread, v Value) (Value, error) { return MakeBool(exc(v).SuppressContext), nil }, func(th *Thread, v, to Value) error {
				if to == nil {
					return Raise(TypeError, "can't delete numeric/char attribute")
				}
				b, ok := to.(Bool)
				if !ok {
					return Raise(TypeError, "attribute value type must be bool")
				}
				exc(v).SuppressContext = bool(b)
				return nil
			}},
			{"__traceback__", func(_ *Thread, v Value) (Value, error) {
				if t := exc(v).Traceback; t != nil {
					return t, nil
				}
				return None, nil
			}, func(_ *Thread, v, to Value) error { return setTraceback(exc(v), to) }},
		},
	})
	StopIteration.Extend(ClassSpec{Attrs: []Attr{firstArg("value")}})
	SystemExit.Extend(ClassSpec{Attrs: []Attr{systemExitCode}})
	KeyError.Extend(ClassSpec{Methods: []Method{{"__str__", func(th *Thread, v Value, _ Args) (Value, error) {
		e := exc(v)
		switch len(e.Args.Elems) {
		case 0:
			return Str(""), nil
		case 1:
			s, err := Repr(th, e.Args.Elems[0])
			return Str(s), err
		}
		s, err := Repr(th, e.Args)
		return Str(s), err
	}}}})
	withKeywords(AttributeError, "name", "obj")
	withKeywords(NameError, "name")
	withKeywords(ImportError, "name", "path")
	ImportError.Extend(ClassSpec{Attrs: []Attr{{Name: "msg", Get: func(_ *Thread, v Value) (Value, error) {
		if a := exc(v).Args.Elems; len(a) == 1 {
			return a[0], nil
		}
		return None, nil
	}}}})
	extendOSError()
	extendSyntaxError()
}

func setTraceback(e *Exception, v Value) error {
	switch t := v.(type) {
	case nil:
		return Raise(TypeError, "__traceback__ may not be deleted")
	case *Traceback:
		e.Traceback = t
		return nil
	}
	if v != None {
		return Raise(TypeError, "__traceback__ must be a traceback or None")
	}
	e.Traceback = nil
	return nil
}

// extra returns an attribute of an exception that its class declares, which is
// kept in the instance dictionary; None where it is not set.
//
//go:noinline
func extra(name string) Attr {
	return Attr{name, func(_ *Thread, v Value) (Value, error) {
		if d := exc(v).AttrDict(false); d != nil {
			if x, ok := d.GetStr(name); ok {
				return x, nil
			}
		}
		return None, nil
	}, func(_ *Thread, v, to Value) error {
		if to == nil {
			to = None
		}
		exc(v).SetExtra(name, to)
		return nil
	}}
}

// firstArg is an attribute that starts as the first of args.
func firstArg(name string) Attr {
	a := extra(name)
	get := a.Get
	a.Get = func(th *Thread, v Value) (Value, error) {
		if d := exc(v).AttrDict(false); d != nil && d.Has(name) {
			return get(th, v)
		}
		if args := exc(v).Args.Elems; len(args) > 0 {
			return args[0], nil
		}
		return None, nil
	}
	return a
}

// systemExitCode is SystemExit.code: nothing, the argument, or all of them.
var systemExitCode = Attr{"code", func(th *Thread, v Value) (Value, error) {
	if args := exc(v).Args; len(args.Elems) > 1 {
		return args, nil
	}
	return firstArg("code").Get(th, v)
}, extra("code").Set}

// withKeywords gives an exception class keyword-only arguments that it keeps.
func withKeywords(t *Type, names ...string) {
	spec := ClassSpec{Methods: []Method{{"__init__", func(_ *Thread, v Value, args Args) (Value, error) {
		e := exc(v)
	next:
		for _, k := range args.Kw {
			for _, n := range names {
				if n == k.Name {
					e.SetExtra(n, k.Value)
					continue next
				}
			}
			return nil, Raise(TypeError, "'%s' is an invalid keyword argument for %s()", k.Name, t.Name)
		}
		e.Args = NewTuple(append([]Value(nil), args.Pos...)...)
		return None, nil
	}}}}
	for _, n := range names {
		spec.Attrs = append(spec.Attrs, extra(n))
	}
	t.Extend(spec)
}

// extendOSError gives OSError errno, strerror, filename and filename2, from two or more
// arguments, and their text.
func extendOSError() {
	names := []string{"errno", "strerror", "filename", "filename2"}
	spec := ClassSpec{Methods: []Method{
		{"__init__", func(_ *Thread, v Value, args Args) (Value, error) {
			e := exc(v)
			if len(args.Kw) > 0 {
				return nil, Raise(TypeError, "%s() takes no keyword arguments", e.cls.Name)
			}
			e.Args = NewTuple(append([]Value(nil), args.Pos...)...)
			if n := len(args.Pos); n >= 2 && n <= 5 {
				for i, name := range names[:min(n, 3)] {
					e.SetExtra(name, args.Pos[i])
				}
				if n == 5 {
					e.SetExtra("filename2", args.Pos[4])
				}
				e.Args = NewTuple(args.Pos[0], args.Pos[1])
			}
			return None, nil
		}},
		{"__str__", func(th *Thread, v Value, args Args) (Value, error) {
			d := exc(v).AttrDict(false)
			if d == nil || !d.Has("errno") {
				f, _ := BaseException.Lookup("__str__")
				return callUnbound(th, f, v)
			}
			text := ""
			for i, n := range names {
				x, ok := d.GetStr(n)
				if !ok || x == None && i >= 2 {
					continue
				}
				show := ToStr
				if i >= 2 {
					show = Repr
				}
				s, err := show(th, x)
				if err != nil {
					return nil, err
				}
				text += [...]string{"[Errno " + s + "] ", s, ": " + s, " -> " + s}[i]
			}
			return Str(text), nil
		}},
	}}
	for _, n := range names {
		spec.Attrs = append(spec.Attrs, extra(n))
	}
	OSError.Extend(spec)
}

// extendSyntaxError gives SyntaxError its details: SyntaxError(msg, (file, line,
// column, text[, end line, end column])).
func extendSyntaxError() {
	names := []string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"}
	spec := ClassSpec{Methods: []Method{
		{"__init__", func(th *Thread, v Value, args Args) (Value, error) {
			e := exc(v)
			e.Args = NewTuple(append([]Value(nil), args.Pos...)...)
			if len(args.Pos) != 2 {
				return None, nil
			}
			where, err := ToSlice(th, args.Pos[1])
			if err != nil {
				return nil, err
			}
			if len(where) != 4 && len(where) != 6 {
				return nil, Raise(TypeError, "function takes exactly 4 or 6 arguments (%d given)", len(where))
			}
			d := SyntaxDetail{}
			d.File, _ = AsStr(where[0])
			d.Text, _ = AsStr(where[3])
			_, d.HasLine = where[1].(Int)
			for i, to := range map[int]*int{1: &d.Line, 2: &d.Col, 4: &d.EndLine, 5: &d.EndCol} {
				if i < len(where) {
					n, _ := AsInt(where[i])
					*to = int(n)
				}
			}
			e.Native = d
			return None, nil
		}},
		{"__str__", func(th *Thread, v Value, _ Args) (Value, error) {
			e := exc(v)
			d, ok := e.Native.(SyntaxDetail)
			if !ok || len(e.Args.Elems) == 0 {
				f, _ := BaseException.Lookup("__str__")
				return callUnbound(th, f, v)
			}
			msg, err := ToStr(th, e.Args.Elems[0])
			if err != nil {
				return nil, err
			}
			return Str(msg + d.place()), nil
		}},
	}, Attrs: []Attr{firstArg("msg"), extra("print_file_and_line")}}
	for i, n := range names {
		spec.Attrs = append(spec.Attrs, Attr{Name: n, Get: func(_ *Thread, v Value) (Value, error) {
			if a := exc(v).Args.Elems; len(a) == 2 {
				if t, ok := a[1].(*Tuple); ok && i < len(t.Elems) {
					return t.Elems[i], nil
				}
			}
			return None, nil
		}})
	}
	SyntaxError.Extend(spec)
}
