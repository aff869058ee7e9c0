package lib

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

func strList(lines []string) val {
	out := make([]val, len(lines))
	for i, l := range lines {
		out[i] = object.Str(l)
	}
	return object.NewList(out...)
}

// stackOf returns the frames that run now as a traceback, outermost first.
func stackOf(f *object.Frame) *object.Traceback {
	var t *object.Traceback
	for ; f != nil; f = f.Parent {
		if f.Code != nil && !strings.HasPrefix(f.Code.File, object.LibraryFile) {
			t = &object.Traceback{Next: t, Code: f.Code, At: f.At, Frame: f}
		}
	}
	return t
}

// entries lists the frames of a traceback outside library code: file, line, name,
// source line, last line, columns, and the text that is printed for each. The frames
// of a stack know their lines alone.
func entries(t *object.Traceback, stack bool) val {
	var out []val
	for ; t != nil; t = t.Next {
		if strings.HasPrefix(t.Code.File, object.LibraryFile) {
			continue
		}
		p := t.Pos()
		if stack {
			p.EndLine, p.Col, p.EndCol = p.Line, 0, 0
		}
		line := ""
		if t.Code.Positions != nil && t.Code.Positions.Source != nil {
			line = strings.TrimSpace(t.Code.Positions.Source.Line(int(p.Line)))
		}
		number := func(n int32) val { return object.MakeInt(int64(n)) }
		column := func(n int32) val {
			if stack {
				return object.None
			}
			return number(n)
		}
		out = append(out, object.NewTuple(object.Str(t.Code.File), number(p.Line), object.Str(t.Code.Name), object.Str(line),
			number(p.EndLine), column(p.Col), column(p.EndCol), object.Str(object.FormatFrame(t.Code, p))))
	}
	return object.NewList(out...)
}

// loadTraceback makes the native part of the module traceback.
func loadTraceback(*thread) (*object.Module, error) {
	m := object.NewModule("_traceback")
	tb := func(v val) *object.Traceback { t, _ := v.(*object.Traceback); return t }
	exc := func(v val) (*object.Exception, error) {
		e, ok := v.(*object.Exception)
		if !ok {
			return nil, object.Raise(object.TypeError, "Exception expected for value, %s found", v.Type().Name)
		}
		return e, nil
	}
	positional(m, "handled", 0, 0, func(th *thread, _ []val) (val, error) {
		if th.Handled == nil {
			return object.None, nil
		}
		return th.Handled, nil
	})
	positional(m, "entries", 1, 1, func(_ *thread, a []val) (val, error) { return entries(tb(a[0]), false), nil })
	positional(m, "stack", 0, 1, func(th *thread, a []val) (val, error) {
		f := th.Frame
		if len(a) == 1 {
			if o, ok := a[0].(*object.FrameObject); ok {
				f = o.F
			}
		}
		return entries(stackOf(f), true), nil
	})
	positional(m, "only", 1, 1, func(th *thread, a []val) (val, error) {
		e, err := exc(a[0])
		if err != nil {
			return nil, err
		}
		return strList(object.FormatExceptionOnly(th, e)), nil
	})
	// whole(exc, tb, first, last, chain): a slice of each traceback's entries.
	positional(m, "whole", 5, 5, func(th *thread, a []val) (val, error) {
		e, err := exc(a[0])
		if err != nil {
			return nil, err
		}
		from, err := object.Index(th, a[2])
		if err != nil {
			return nil, err
		}
		to, err := object.Index(th, a[3])
		if err != nil {
			return nil, err
		}
		some := func(list []string) []string {
			n := int64(len(list))
			if from < 0 {
				from = max(n+from, 0)
			}
			return list[min(from, n):min(to, n)]
		}
		whole := *e
		whole.Traceback = tb(a[1])
		return strList(object.FormatChain(th, &whole, a[4] == object.False, some)), nil
	})
	positional(m, "repeats", 1, 1, func(_ *thread, a []val) (val, error) { return strList(object.FormatTraceback(tb(a[0]))), nil })
	return m, nil
}
