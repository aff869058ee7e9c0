package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// excArg returns the exception that a traceback function is about: (exc), or
// (type, value, tb).
func excArg(a []val) *object.Exception {
	for _, v := range a {
		if e, ok := v.(*object.Exception); ok {
			return e
		}
	}
	return nil
}

// streamWrite writes text to file, or to the given stream of sys.
func streamWrite(th *thread, file val, stream, text string) error {
	if file == nil || file == object.None {
		sys, err := th.Import("sys")
		if err != nil {
			return err
		}
		v, ok := sys.Dict.GetStr(stream)
		if !ok || v == object.None {
			return nil
		}
		file = v
	}
	_, err := object.CallMethod(th, file, "write", object.Str(text))
	return err
}

func strList(lines []string) val {
	out := make([]val, len(lines))
	for i, l := range lines {
		out[i] = object.Str(l)
	}
	return object.NewList(out...)
}

// limited applies the limit argument: the first n entries, or the last -n.
func limited(th *thread, list []string, limit val) ([]string, error) {
	if limit == nil || limit == object.None {
		return list, nil
	}
	n, err := object.Index(th, limit)
	if err != nil {
		return nil, err
	}
	k := int64(len(list))
	if n >= 0 {
		return list[:min(n, k)], nil
	}
	return list[max(k+n, 0):], nil
}

// wholeException is the text of an exception with its traceback.
func wholeException(th *thread, e *object.Exception, limit, chain val) (string, error) {
	if limit == nil && (chain == nil || chain == object.True) {
		return object.FormatException(th, e), nil
	}
	var parts []string
	if e.Traceback != nil {
		list, err := limited(th, object.FormatTraceback(e.Traceback), limit)
		if err != nil {
			return "", err
		}
		parts = append([]string{"Traceback (most recent call last):\n"}, list...)
	}
	return strings.Join(append(parts, object.FormatExceptionOnly(th, e)...), ""), nil
}

// stackOf returns the frames that run now as a traceback, outermost first.
func stackOf(f *object.Frame) *object.Traceback {
	var t *object.Traceback
	for ; f != nil; f = f.Parent {
		if f.Code != nil {
			t = &object.Traceback{Next: t, Code: f.Code, At: f.At, Frame: f}
		}
	}
	return t
}

// summaries makes the FrameSummary list of a traceback.
func summaries(cls *object.Type, t *object.Traceback) val {
	var out []val
	for ; t != nil; t = t.Next {
		p := t.Pos()
		line := ""
		if t.Code.Positions != nil && t.Code.Positions.Source != nil {
			line = strings.TrimSpace(t.Code.Positions.Source.Line(int(p.Line)))
		}
		v := &object.Tuple{Elems: []val{object.Str(t.Code.File), object.MakeInt(int64(p.Line)), object.Str(t.Code.Name), object.Str(line)}}
		v.SetClass(cls)
		out = append(out, v)
	}
	return object.NewList(out...)
}

func frameSummary() *object.Type {
	field := func(name string, i int) object.Attr {
		return object.Attr{Name: name, Get: func(_ *thread, self val) (val, error) { return self.(*object.Tuple).Elems[i], nil }}
	}
	return object.NewNativeType(object.ClassSpec{Name: "FrameSummary", Module: "traceback", Bases: []*object.Type{object.TupleType}, NoDict: true,
		Attrs: []object.Attr{field("filename", 0), field("lineno", 1), field("name", 2), field("line", 3)},
		Methods: []object.Method{mixed("__repr__()", func(th *thread, self val, _ []val) (val, error) {
			e := self.(*object.Tuple).Elems
			f, _ := object.AsStr(e[0])
			n, _ := object.AsStr(e[2])
			line, err := object.Repr(th, e[1])
			return object.Str("<FrameSummary file " + f + ", line " + line + " in " + n + ">"), err
		})}})
}

func loadTraceback(th *thread) (*object.Module, error) {
	m := object.NewModule("traceback")
	summary := frameSummary()
	m.Set("FrameSummary", summary)
	current := func(th *thread) (*object.Exception, string) {
		if th.Handled == nil {
			return nil, "NoneType: None\n"
		}
		return th.Handled, ""
	}
	function(m, "format_exc(limit=, chain=)", func(th *thread, a []val) (val, error) {
		e, none := current(th)
		if e == nil {
			return object.Str(none), nil
		}
		s, err := wholeException(th, e, a[0], a[1])
		return object.Str(s), err
	})
	function(m, "print_exc(limit=, file=, chain=)", func(th *thread, a []val) (val, error) {
		e, none := current(th)
		if e == nil {
			return object.None, streamWrite(th, a[1], "stderr", none)
		}
		s, err := wholeException(th, e, a[0], a[2])
		if err != nil {
			return nil, err
		}
		return object.None, streamWrite(th, a[1], "stderr", s)
	})
	function(m, "format_exception(exc, /, value=, tb=, limit=, chain=)", func(th *thread, a []val) (val, error) {
		e := excArg(a[:2])
		if e == nil {
			return strList([]string{"NoneType: None\n"}), nil
		}
		var parts []string
		if a[3] == nil && (e.Cause != nil || e.Context != nil) && a[4] != object.False {
			return strList(strings.SplitAfter(strings.TrimSuffix(object.FormatException(th, e), "\n"), "\n")), nil
		}
		if e.Traceback != nil && a[2] != object.None {
			list, err := limited(th, object.FormatTraceback(e.Traceback), a[3])
			if err != nil {
				return nil, err
			}
			parts = append([]string{"Traceback (most recent call last):\n"}, list...)
		}
		return strList(append(parts, object.FormatExceptionOnly(th, e)...)), nil
	})
	function(m, "print_exception(exc, /, value=, tb=, limit=, file=, chain=)", func(th *thread, a []val) (val, error) {
		e := excArg(a[:2])
		if e == nil {
			return object.None, streamWrite(th, a[4], "stderr", "NoneType: None\n")
		}
		s, err := wholeException(th, e, a[3], a[5])
		if err != nil {
			return nil, err
		}
		return object.None, streamWrite(th, a[4], "stderr", s)
	})
	function(m, "format_exception_only(exc, /, value=)", func(th *thread, a []val) (val, error) {
		e := excArg(a)
		if e == nil {
			return strList([]string{"NoneType: None\n"}), nil
		}
		return strList(object.FormatExceptionOnly(th, e)), nil
	})
	tb := func(v val) *object.Traceback { t, _ := v.(*object.Traceback); return t }
	function(m, "format_tb(tb, limit=)", func(th *thread, a []val) (val, error) {
		list, err := limited(th, object.FormatTraceback(tb(a[0])), a[1])
		return strList(list), err
	})
	function(m, "print_tb(tb, limit=, file=)", func(th *thread, a []val) (val, error) {
		list, err := limited(th, object.FormatTraceback(tb(a[0])), a[1])
		if err != nil {
			return nil, err
		}
		return object.None, streamWrite(th, a[2], "stderr", strings.Join(list, ""))
	})
	function(m, "extract_tb(tb, limit=)", func(th *thread, a []val) (val, error) { return summaries(summary, tb(a[0])), nil })
	function(m, "extract_stack(f=, limit=)", func(th *thread, a []val) (val, error) { return summaries(summary, stackOf(th.Frame)), nil })
	function(m, "format_stack(f=, limit=)", func(th *thread, a []val) (val, error) {
		list, err := limited(th, object.FormatTraceback(stackOf(th.Frame)), a[1])
		return strList(list), err
	})
	function(m, "print_stack(f=, limit=, file=)", func(th *thread, a []val) (val, error) {
		list, err := limited(th, object.FormatTraceback(stackOf(th.Frame)), a[1])
		if err != nil {
			return nil, err
		}
		return object.None, streamWrite(th, a[2], "stderr", strings.Join(list, ""))
	})
	positional(m, "walk_tb", 1, 1, func(th *thread, a []val) (val, error) {
		t := tb(a[0])
		return object.NewIterator(nil, nextFunc(func(*thread) (val, error) {
			if t == nil {
				return nil, nil
			}
			var frame val = object.None
			if t.Frame != nil {
				frame = object.NewFrameObject(t.Frame)
			}
			pair := object.NewTuple(frame, object.MakeInt(int64(t.Pos().Line)))
			t = t.Next
			return pair, nil
		})), nil
	})
	return m, nil
}
