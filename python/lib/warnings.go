package lib

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// warnState is what a run knows about warnings.
type warnState struct {
	hook    func(category, message, file string, line int)
	filters []warnFilter
	seen    map[string]bool
	record  *object.Type
}

// warnFilter says what to do with the warnings that fit.
type warnFilter struct {
	action   string
	message  string // a regular expression for the beginning of the text; "": any
	category *object.Type
	module   string
	line     int64
}

type warnKey struct{}

func warningsOf(th *thread) *warnState { return warningsOfRun(th.Runtime) }

func warningsOfRun(rt *object.Runtime) *warnState {
	return rt.Extra(warnKey{}, func() any {
		return &warnState{seen: map[string]bool{}, filters: []warnFilter{
			{action: "ignore", category: object.PendingDeprecationWarn},
			{action: "ignore", category: object.ImportWarning},
			{action: "ignore", category: object.ResourceWarning},
		}}
	}).(*warnState)
}

// OnWarning tells hook of every warning that is shown, with its place.
func OnWarning(rt *object.Runtime, hook func(category, message, file string, line int)) {
	warningsOfRun(rt).hook = hook
}

// place is where a warning points to.
type place struct {
	file, module, text string
	line               int
	// unregistered places have no registry of the warnings that were shown there.
	unregistered bool
}

// placeOf finds the frame of code, level levels up, that a warning is about.
func placeOf(th *thread, level int64) place {
	f := th.Frame
	for f != nil && (f.Code == nil || strings.HasPrefix(f.Code.File, object.LibraryFile)) {
		f = f.Parent
	}
	for ; level > 1 && f != nil && f.Parent != nil; level-- {
		f = f.Parent
	}
	if f == nil || f.Code == nil {
		return place{file: "sys", module: "sys", line: 1}
	}
	p := place{file: f.Code.File, line: f.Line(), module: "<unknown>"}
	if n, ok := f.Globals.GetStr("__name__"); ok {
		p.module, _ = object.AsStr(n)
	}
	if pos := f.Code.Positions; pos != nil && pos.Source != nil {
		p.text = strings.TrimSpace(pos.Source.Line(p.line))
	}
	return p
}

func (f *warnFilter) fits(th *thread, text string, category *object.Type, p place) (bool, error) {
	if !category.IsSubclass(f.category) || f.line != 0 && f.line != int64(p.line) || f.module != "" && !strings.HasPrefix(p.module, f.module) {
		return false, nil
	}
	if f.message == "" {
		return true, nil
	}
	m, err := th.Import("_re")
	if err != nil {
		return false, err
	}
	r, err := object.CallMethod(th, m, "match", object.Str(f.message), object.Str(text), object.MakeInt(2))
	return r != object.None, err
}

// warn issues a warning from Python code or a binding.
func warn(th *thread, message, category val, p place) error {
	var x *object.Exception
	cls := object.UserWarning
	if e, ok := message.(*object.Exception); ok && e.Type().IsSubclass(object.Warning) {
		x, cls = e, e.Type()
	} else {
		if category != nil && category != object.None {
			t, ok := category.(*object.Type)
			if !ok || !t.IsSubclass(object.Warning) {
				return object.Raise(object.TypeError, "category must be a Warning subclass, not '%s'", category.Type().Name)
			}
			cls = t
		}
		v, err := object.Call(th, cls, message)
		if err != nil {
			return err
		}
		x, _ = v.(*object.Exception)
	}
	text, err := object.ToStr(th, x)
	if err != nil {
		return err
	}
	s := warningsOf(th)
	action := "default"
	for i := range s.filters {
		ok, err := s.filters[i].fits(th, text, cls, p)
		if err != nil {
			return err
		}
		if ok {
			action = s.filters[i].action
			break
		}
	}
	key := text + "\x00" + cls.FullName()
	switch action {
	case "error":
		return x
	case "ignore":
		return nil
	case "always":
		key = ""
	case "module":
		key += "\x00" + p.module
	case "default":
		key += fmt.Sprintf("\x00%s\x00%d", p.file, p.line)
	}
	if key != "" && !p.unregistered {
		if s.seen[key] {
			return nil
		}
		s.seen[key] = true
	}
	m, err := th.Import("warnings")
	if err != nil {
		return err
	}
	show, ok := m.Dict.GetStr("showwarning")
	if !ok {
		return nil
	}
	_, err = object.Call(th, show, x, cls, object.Str(p.file), object.MakeInt(int64(p.line)))
	return err
}

func warningText(th *thread, message val, category *object.Type, p place) (string, error) {
	s, err := object.ToStr(th, message)
	out := fmt.Sprintf("%s:%d: %s: %s\n", p.file, p.line, category.Name, s)
	if p.text != "" {
		out += "  " + p.text + "\n"
	}
	return out, err
}

func loadWarnings(th *thread) (*object.Module, error) {
	m := object.NewModule("warnings")
	s := warningsOf(th)
	message := func(a []val) (*object.Type, place) {
		t, _ := a[1].(*object.Type)
		if t == nil {
			t = object.UserWarning
		}
		file, _ := object.AsStr(a[2])
		line, _ := object.AsInt(a[3])
		return t, place{file: file, line: int(line)}
	}
	// source finds the text of a line of the run's main file.
	source := func(th *thread, p place) string {
		for f := th.Frame; f != nil; f = f.Parent {
			if f.Code != nil && f.Code.File == p.file && f.Code.Positions != nil && f.Code.Positions.Source != nil {
				return strings.TrimSpace(f.Code.Positions.Source.Line(p.line))
			}
		}
		return ""
	}
	function(m, "showwarning(message, category, filename, lineno, file=, line=)", func(th *thread, a []val) (val, error) {
		t, p := message(a)
		p.text = source(th, p)
		text, err := object.ToStr(th, a[0])
		if err != nil {
			return nil, err
		}
		if s.hook != nil && a[4] == nil {
			s.hook(t.Name, text, p.file, p.line) // who runs the snippet shows it
			return object.None, nil
		}
		out, err := warningText(th, a[0], t, p)
		if err != nil {
			return nil, err
		}
		return object.None, streamWrite(th, a[4], "stderr", out)
	})
	function(m, "formatwarning(message, category, filename, lineno, line=)", func(th *thread, a []val) (val, error) {
		t, p := message(a)
		if p.text = source(th, p); a[4] != nil && a[4] != object.None {
			p.text, _ = object.AsStr(a[4])
		}
		out, err := warningText(th, a[0], t, p)
		return object.Str(out), err
	})
	function(m, "warn(message, category=, stacklevel=, source=)", func(th *thread, a []val) (val, error) {
		level := int64(1)
		if a[2] != nil {
			var err error
			if level, err = object.Index(th, a[2]); err != nil {
				return nil, err
			}
		}
		return object.None, warn(th, a[0], a[1], placeOf(th, level))
	})
	function(m, "warn_explicit(message, category, filename, lineno, module=, registry=, module_globals=, source=)", func(th *thread, a []val) (val, error) {
		_, p := message(a)
		p.unregistered = a[5] == nil || a[5] == object.None
		return object.None, warn(th, a[0], a[1], p)
	})
	add := func(a []val, category, message val, appendIt val) (val, error) {
		action, _ := object.AsStr(a[0])
		switch action {
		case "default", "error", "ignore", "always", "module", "once":
		default:
			return nil, object.Raise(object.AssertionError, "invalid action: %s", object.StrRepr(action))
		}
		f := warnFilter{action: action, category: object.Warning}
		if t, ok := category.(*object.Type); ok {
			f.category = t
		}
		if message != nil {
			f.message, _ = object.AsStr(message)
		}
		if appendIt == object.True {
			s.filters = append(s.filters, f)
		} else {
			s.filters = append([]warnFilter{f}, s.filters...)
		}
		clear(s.seen)
		return object.None, nil
	}
	function(m, "simplefilter(action, category=, lineno=, append=)", func(_ *thread, a []val) (val, error) { return add(a, a[1], nil, a[3]) })
	function(m, "filterwarnings(action, message=, category=, module=, lineno=, append=)", func(_ *thread, a []val) (val, error) {
		return add(a, a[2], a[1], a[5])
	})
	positional(m, "resetwarnings", 0, 0, func(*thread, []val) (val, error) {
		s.filters = nil
		clear(s.seen)
		return object.None, nil
	})
	m.Set("filters", object.NewList())
	recordType := object.NewNativeType(object.ClassSpec{Name: "WarningMessage", Module: "warnings"})
	m.Set("WarningMessage", recordType)
	m.Set("catch_warnings", catchWarnings(m, s, recordType))
	return m, nil
}

// caught is the state of a catch_warnings block.
type caught struct {
	record  bool
	action  val
	filters []warnFilter
	show    val
}

func catchWarnings(m *object.Module, s *warnState, recordType *object.Type) *object.Type {
	sig := object.MustSignature("catch_warnings(*, record=False, module=None, action=None, category=None, lineno=0, append=False)")
	return object.NewNativeType(object.ClassSpec{
		Name: "catch_warnings", Module: "warnings",
		New: func(th *thread, cls *object.Type, args object.Args) (val, error) {
			a, err := sig.Bind(args)
			if err != nil {
				return nil, err
			}
			c := &caught{action: a[2]}
			if a[0] != nil {
				if c.record, err = object.Truth(th, a[0]); err != nil {
					return nil, err
				}
			}
			return object.NewInstance(cls, c), nil
		},
		Methods: []object.Method{
			mixed("__enter__()", func(th *thread, self val, _ []val) (val, error) {
				c, _ := object.State[*caught](self)
				c.filters = append([]warnFilter(nil), s.filters...)
				c.show, _ = m.Dict.GetStr("showwarning")
				clear(s.seen)
				if c.action != nil && c.action != object.None {
					if _, err := object.CallMethod(th, m, "simplefilter", c.action); err != nil {
						return nil, err
					}
				}
				if !c.record {
					return object.None, nil
				}
				list := object.NewList()
				m.Set("showwarning", object.NewFunction("showwarning(message, category, filename, lineno, file=None, line=None)", func(_ *thread, a []val) (val, error) {
					r := object.NewInstance(recordType, nil)
					for i, name := range []string{"message", "category", "filename", "lineno", "file", "line"} {
						r.AttrDict(true).SetStr(name, orNone(a[i]))
					}
					list.Elems = append(list.Elems, r)
					return object.None, nil
				}))
				return list, nil
			}),
			mixed("__exit__(*exc)", func(_ *thread, self val, _ []val) (val, error) {
				c, _ := object.State[*caught](self)
				s.filters = c.filters
				clear(s.seen)
				m.Set("showwarning", c.show)
				return object.None, nil
			}),
		},
	})
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
