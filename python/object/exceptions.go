package object

import "strings"

func init() {
	exc := func(v Value) *Exception {
		e, _ := v.(*Exception)
		return e
	}
	BaseException.Extend(ClassSpec{
		Methods: []Method{
			{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
				e := exc(self)
				if len(args.Kw) > 0 {
					return nil, Raise(TypeError, "%s() takes no keyword arguments", e.cls.Name)
				}
				e.Args = NewTuple(append([]Value(nil), args.Pos...)...)
				return None, nil
			}},
			slot0("__repr__", func(th *Thread, self Value) (Value, error) {
				e := exc(self)
				if len(e.Args.Elems) == 1 {
					r, err := Repr(th, e.Args.Elems[0])
					return Str(e.cls.Name + "(" + r + ")"), err
				}
				r, err := Repr(th, e.Args)
				return Str(e.cls.Name + r), err
			}),
			slot0("__str__", func(th *Thread, self Value) (Value, error) {
				switch e := exc(self); len(e.Args.Elems) {
				case 0:
					return Str(""), nil
				case 1:
					s, err := ToStr(th, e.Args.Elems[0])
					return Str(s), err
				default:
					r, err := Repr(th, e.Args)
					return Str(r), err
				}
			}),
			oneArg("BaseException.with_traceback", func(th *Thread, self, tb Value) (Value, error) {
				return self, setTraceback(exc(self), tb)
			}),
			oneArg("BaseException.add_note", func(th *Thread, self, note Value) (Value, error) {
				if _, ok := AsStr(note); !ok {
					return nil, Raise(TypeError, "note must be a str, not '%s'", note.Type().Name)
				}
				d := exc(self).AttrDict(true)
				notes, ok := d.GetStr("__notes__")
				if !ok {
					notes = NewList()
					d.SetStr("__notes__", notes)
				}
				l, ok := notes.(*List)
				if !ok {
					return nil, Raise(TypeError, "Cannot add note: __notes__ is not a list")
				}
				return None, l.Append(th, note)
			}),
			noArgs("BaseException.__reduce__", func(th *Thread, self Value) (Value, error) {
				e := exc(self)
				if d := e.AttrDict(false); d != nil && d.Len() > 0 {
					return NewTuple(e.cls, e.Args, d), nil
				}
				return NewTuple(e.cls, e.Args), nil
			}),
			oneArg("BaseException.__setstate__", func(th *Thread, self, state Value) (Value, error) {
				if d, ok := state.(*Dict); ok {
					for _, it := range d.Items() {
						if n, ok := AsStr(it.Key); ok {
							if err := SetAttr(th, self, n, it.Value); err != nil {
								return nil, err
							}
						}
					}
				}
				return None, nil
			}),
		},
		Attrs: []Attr{
			{"args", func(_ *Thread, self Value) (Value, error) { return exc(self).Args, nil }, func(th *Thread, self, v Value) error {
				if v == nil {
					return Raise(TypeError, "args may not be deleted")
				}
				elems, err := ToSlice(th, v)
				if err == nil {
					exc(self).Args = NewTuple(elems...)
				}
				return err
			}},
			{"__traceback__", func(_ *Thread, self Value) (Value, error) {
				if t := exc(self).Traceback; t != nil {
					return t, nil
				}
				return None, nil
			}, func(_ *Thread, self, v Value) error {
				if v == nil {
					return Raise(TypeError, "__traceback__ may not be deleted")
				}
				return setTraceback(exc(self), v)
			}},
			excLink("__cause__", "exception cause must be None or derive from BaseException", func(e *Exception) **Exception { return &e.Cause }),
			excLink("__context__", "exception context must be None or derive from BaseException", func(e *Exception) **Exception { return &e.Context }),
			{"__suppress_context__", func(_ *Thread, self Value) (Value, error) { return MakeBool(exc(self).SuppressContext), nil },
				func(th *Thread, self, v Value) error {
					b, ok := v.(Bool)
					if !ok {
						return Raise(TypeError, "attribute value type must be bool")
					}
					exc(self).SuppressContext = bool(b)
					return nil
				}},
		},
	})
	KeyError.Extend(ClassSpec{Methods: []Method{slot0("__str__", func(th *Thread, self Value) (Value, error) {
		e := exc(self)
		if len(e.Args.Elems) == 1 {
			r, err := Repr(th, e.Args.Elems[0])
			return Str(r), err
		}
		v, _, err := baseText(th, e)
		return v, err
	})}})
	StopIteration.Extend(ClassSpec{Attrs: []Attr{extraAttr("value", firstArg)}})
	SystemExit.Extend(ClassSpec{Attrs: []Attr{extraAttr("code", func(e *Exception) Value {
		if len(e.Args.Elems) > 1 {
			return e.Args
		}
		return firstArg(e)
	})}})
	none := func(*Exception) Value { return None }
	AttributeError.Extend(ClassSpec{Methods: []Method{kwInit("AttributeError", "name", "obj")}, Attrs: []Attr{extraAttr("name", none), extraAttr("obj", none)}})
	NameError.Extend(ClassSpec{Methods: []Method{kwInit("NameError", "name")}, Attrs: []Attr{extraAttr("name", none)}})
	ImportError.Extend(ClassSpec{
		Methods: []Method{kwInit("ImportError", "name", "path")},
		Attrs: []Attr{extraAttr("name", none), extraAttr("path", none), extraAttr("msg", func(e *Exception) Value {
			if len(e.Args.Elems) == 1 {
				return e.Args.Elems[0]
			}
			return None
		})},
	})
	extendUnicodeErrors()
	extendOSError()
	extendSyntaxError()
	extendGroups()
}

func firstArg(e *Exception) Value {
	if len(e.Args.Elems) > 0 {
		return e.Args.Elems[0]
	}
	return None
}

func baseText(th *Thread, e *Exception) (Value, bool, error) {
	f, _ := BaseException.Lookup("__str__")
	v, err := callUnbound(th, f, e)
	return v, true, err
}

// extraAttr is an attribute that is kept with the exception once it is set, and
// else comes from def.
func extraAttr(name string, def func(*Exception) Value) Attr {
	return Attr{name, func(_ *Thread, self Value) (Value, error) {
		e := self.(*Exception)
		if d := e.AttrDict(false); d != nil {
			if v, ok := d.GetStr(name); ok {
				return v, nil
			}
		}
		return def(e), nil
	}, func(_ *Thread, self, v Value) error {
		if v == nil {
			v = None
		}
		self.(*Exception).SetExtra(name, v)
		return nil
	}}
}

// kwInit is the __init__ of an exception that takes some details as keywords.
func kwInit(cls string, names ...string) Method {
	return Method{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
		e := self.(*Exception)
		e.Args = NewTuple(append([]Value(nil), args.Pos...)...)
	next:
		for _, k := range args.Kw {
			for _, n := range names {
				if k.Name == n {
					e.SetExtra(n, k.Value)
					continue next
				}
			}
			return nil, Raise(TypeError, "'%s' is an invalid keyword argument for %s", k.Name, cls+"()")
		}
		return None, nil
	}}
}

func setTraceback(e *Exception, v Value) error {
	if v == None {
		e.Traceback = nil
		return nil
	}
	t, ok := v.(*Traceback)
	if !ok {
		return Raise(TypeError, "__traceback__ must be a traceback or None")
	}
	e.Traceback = t
	return nil
}

func excLink(name, wrong string, field func(*Exception) **Exception) Attr {
	return Attr{name, func(_ *Thread, self Value) (Value, error) {
		if x := *field(self.(*Exception)); x != nil {
			return x, nil
		}
		return None, nil
	}, func(_ *Thread, self, v Value) error {
		e := self.(*Exception)
		if v == nil {
			return Raise(TypeError, "%s may not be deleted", name)
		}
		x, ok := v.(*Exception)
		if !ok && v != None {
			return Raise(TypeError, "%s", wrong)
		}
		*field(e) = x
		if name == "__cause__" {
			e.SuppressContext = true
		}
		return nil
	}}
}

// excArg is an attribute that reads argument i of the exception.
func excArg(name string, i int) Attr {
	return extraAttr(name, func(e *Exception) Value {
		if i < len(e.Args.Elems) {
			return e.Args.Elems[i]
		}
		return None
	})
}

func extendUnicodeErrors() {
	attrs := []Attr{excArg("encoding", 0), excArg("object", 1), excArg("start", 2), excArg("end", 3), excArg("reason", 4)}
	text := func(verb string, unit func(obj Value, i int64) string) Method {
		return slot0("__str__", func(th *Thread, self Value) (Value, error) {
			a := self.(*Exception).Args.Elems
			if len(a) != 5 {
				v, _, err := baseText(th, self.(*Exception))
				return v, err
			}
			enc, _ := AsStr(a[0])
			from, _ := AsInt(a[2])
			to, _ := AsInt(a[3])
			reason, _ := AsStr(a[4])
			where := ""
			if to == from+1 {
				where = unit(a[1], from) + " in position " + formatSmallInt(from)
			} else {
				kind := "bytes"
				if verb == "encode" {
					kind = "characters"
				}
				where = kind + " in position " + formatSmallInt(from) + "-" + formatSmallInt(to-1)
			}
			return Str("'" + enc + "' codec can't " + verb + " " + where + ": " + reason), nil
		})
	}
	UnicodeEncodeError.Extend(ClassSpec{Attrs: attrs, Methods: []Method{text("encode", func(obj Value, i int64) string {
		s, _ := AsStr(obj)
		if i < 0 || i >= int64(strLen(s)) {
			return "character"
		}
		r, _ := decodeRune(sliceRunes(s, int(i), int(i)+1))
		return "character '" + string(appendEscape(nil, r)) + "'"
	})}})
	UnicodeDecodeError.Extend(ClassSpec{Attrs: attrs, Methods: []Method{text("decode", func(obj Value, i int64) string {
		s, _ := AsBytes(obj)
		if i < 0 || i >= int64(len(s)) {
			return "byte"
		}
		const hex = "0123456789abcdef"
		return "byte 0x" + string([]byte{hex[s[i]>>4], hex[s[i]&15]})
	})}})
}

func extendOSError() {
	OSError.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if cls == OSError && len(args.Pos) >= 2 {
				if n, ok := AsInt(args.Pos[0]); ok {
					if c, ok := errnoClass[n]; ok {
						cls = c
					}
				}
			}
			e := NewException(cls, append([]Value(nil), args.Pos...)...)
			if n := len(args.Pos); n >= 3 && n <= 5 {
				e.SetExtra("filename", args.Pos[2])
				e.Args = NewTuple(append([]Value(nil), args.Pos[:2]...)...)
			}
			return e, nil
		},
		Methods: []Method{
			{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
				e := self.(*Exception)
				if len(args.Kw) > 0 {
					return nil, Raise(TypeError, "%s() takes no keyword arguments", e.cls.Name)
				}
				if n := len(args.Pos); n < 3 || n > 5 {
					e.Args = NewTuple(append([]Value(nil), args.Pos...)...)
				}
				return None, nil
			}},
			slot0("__str__", func(th *Thread, self Value) (Value, error) {
				e := self.(*Exception)
				if len(e.Args.Elems) != 2 {
					v, _, err := baseText(th, e)
					return v, err
				}
				no, err := ToStr(th, e.Args.Elems[0])
				if err != nil {
					return nil, err
				}
				text, err := ToStr(th, e.Args.Elems[1])
				if err != nil {
					return nil, err
				}
				s := "[Errno " + no + "] " + text
				if d := e.AttrDict(false); d != nil {
					if f, ok := d.GetStr("filename"); ok && f != None {
						r, err := Repr(th, f)
						if err != nil {
							return nil, err
						}
						s += ": " + r
					}
				}
				return Str(s), nil
			}),
		},
		Attrs: []Attr{
			extraAttr("errno", func(e *Exception) Value { return twoArgs(e, 0) }),
			extraAttr("strerror", func(e *Exception) Value { return twoArgs(e, 1) }),
			extraAttr("filename", func(*Exception) Value { return None }),
			extraAttr("filename2", func(*Exception) Value { return None }),
		},
	})
	for _, t := range ExceptionTypes {
		if t.IsSubclass(OSError) && t != OSError {
			t.New = OSError.New
		}
	}
}

func twoArgs(e *Exception, i int) Value {
	if len(e.Args.Elems) < 2 {
		return None
	}
	return e.Args.Elems[i]
}

var errnoClass = map[int64]*Type{1: PermissionError, 2: FileNotFoundError, 11: BlockingIOError, 13: PermissionError, 17: FileExistsError,
	20: NotADirectoryError, 21: IsADirectoryError, 110: TimeoutError}

func extendSyntaxError() {
	detail := func(i int) func(*Exception) Value {
		return func(e *Exception) Value {
			if len(e.Args.Elems) == 2 {
				if t, ok := e.Args.Elems[1].(*Tuple); ok && i < len(t.Elems) {
					return t.Elems[i]
				}
			}
			return None
		}
	}
	SyntaxError.Extend(ClassSpec{
		Methods: []Method{slot0("__str__", func(th *Thread, self Value) (Value, error) {
			e := self.(*Exception)
			msg, err := ToStr(th, firstArg(e))
			if err != nil {
				return nil, err
			}
			file, _ := AsStr(detail(0)(e))
			file = file[strings.LastIndexByte(file, '/')+1:]
			line, hasLine := AsInt(detail(1)(e))
			switch {
			case file != "" && hasLine:
				msg += " (" + file + ", line " + formatSmallInt(line) + ")"
			case file != "":
				msg += " (" + file + ")"
			case hasLine:
				msg += " (line " + formatSmallInt(line) + ")"
			}
			return Str(msg), nil
		})},
		Attrs: []Attr{
			extraAttr("msg", firstArg), extraAttr("filename", detail(0)), extraAttr("lineno", detail(1)), extraAttr("offset", detail(2)),
			extraAttr("text", detail(3)), extraAttr("end_lineno", detail(4)), extraAttr("end_offset", detail(5)),
			extraAttr("print_file_and_line", func(*Exception) Value { return None }),
		},
	})
}

// ExceptionGroup is the class of groups whose members are all Exceptions.
var ExceptionGroup = newExceptionType("ExceptionGroup", BaseExceptionGroup)

func extendGroups() {
	ExceptionGroup.Bases = []*Type{BaseExceptionGroup, ExceptionType}
	ExceptionGroup.MRO = []*Type{ExceptionGroup, BaseExceptionGroup, ExceptionType, BaseException, ObjectType}
	members := func(e *Exception) *Tuple {
		if len(e.Args.Elems) == 2 {
			if v, ok := e.Native.(*Tuple); ok {
				return v
			}
		}
		return EmptyTuple
	}
	BaseExceptionGroup.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if err := CheckPositional("BaseExceptionGroup.__new__", args, 2, 2); err != nil {
				return nil, err
			}
			if _, ok := AsStr(args.Pos[0]); !ok {
				return nil, Raise(TypeError, "argument 1 must be str, not %s", args.Pos[0].Type().Name)
			}
			if !iterable(args.Pos[1]) || args.Pos[1].Type().IsSubclass(SetType) {
				return nil, Raise(TypeError, "second argument (exceptions) must be a sequence")
			}
			list, err := ToSlice(th, args.Pos[1])
			if err != nil {
				return nil, err
			}
			if len(list) == 0 {
				return nil, Raise(ValueError, "second argument (exceptions) must be a non-empty sequence")
			}
			plain := true
			for i, v := range list {
				x, ok := v.(*Exception)
				if !ok {
					return nil, Raise(ValueError, "Item %d of second argument (exceptions) is not an exception", i)
				}
				plain = plain && x.cls.IsSubclass(ExceptionType)
			}
			switch {
			case cls == BaseExceptionGroup && plain:
				cls = ExceptionGroup
			case !plain && cls == ExceptionGroup:
				return nil, Raise(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
			case !plain && cls.IsSubclass(ExceptionType):
				return nil, Raise(TypeError, "Cannot nest BaseExceptions in '%s'", cls.Name)
			}
			e := NewException(cls, args.Pos[0], args.Pos[1])
			e.Native = NewTuple(list...)
			return e, nil
		},
		Methods: []Method{
			slot0("__str__", func(th *Thread, self Value) (Value, error) {
				e := self.(*Exception)
				msg, _ := AsStr(firstArg(e))
				n := len(members(e).Elems)
				return Str(msg + " (" + formatSmallInt(int64(n)) + " sub-exception" + plural(n) + ")"), nil
			}),
			oneArg("BaseExceptionGroup.derive", func(th *Thread, self, list Value) (Value, error) {
				return Call(th, BaseExceptionGroup, firstArg(self.(*Exception)), list)
			}),
			oneArg("BaseExceptionGroup.split", func(th *Thread, self, cond Value) (Value, error) {
				yes, no, err := splitGroup(th, self.(*Exception), cond, members)
				return NewTuple(yes, no), err
			}),
			oneArg("BaseExceptionGroup.subgroup", func(th *Thread, self, cond Value) (Value, error) {
				yes, _, err := splitGroup(th, self.(*Exception), cond, members)
				return yes, err
			}),
		},
		ClassMethods: []Method{classGetItem},
		Attrs: []Attr{
			{"message", func(_ *Thread, self Value) (Value, error) { return firstArg(self.(*Exception)), nil }, nil},
			{"exceptions", func(_ *Thread, self Value) (Value, error) { return members(self.(*Exception)), nil }, nil},
		},
	})
	ExceptionGroup.New = BaseExceptionGroup.New
}

// splitGroup divides a group by a class, a tuple of classes or a predicate, with
// the shape of nested groups kept.
func splitGroup(th *Thread, e *Exception, cond Value, members func(*Exception) *Tuple) (yes, no Value, err error) {
	match := func(x *Exception) (bool, error) {
		switch c := cond.(type) {
		case *Type, *Tuple:
			return IsInstanceOf(th, x, c)
		}
		r, err := Call(th, cond, x)
		if err != nil {
			return false, err
		}
		return Truth(th, r)
	}
	if ok, err := match(e); err != nil || ok {
		return e, None, err
	}
	if err := th.Enter(); err != nil {
		return nil, nil, err
	}
	defer th.Leave()
	var in, out []Value
	for _, m := range members(e).Elems {
		x := m.(*Exception)
		if x.cls.IsSubclass(BaseExceptionGroup) {
			y, n, err := splitGroup(th, x, cond, members)
			if err != nil {
				return nil, nil, err
			}
			if y != None {
				in = append(in, y)
			}
			if n != None {
				out = append(out, n)
			}
			continue
		}
		ok, err := match(x)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			in = append(in, x)
		} else {
			out = append(out, x)
		}
	}
	part := func(list []Value) (Value, error) {
		if len(list) == 0 {
			return None, nil
		}
		g, err := CallMethod(th, e, "derive", NewList(list...))
		if x, ok := g.(*Exception); ok && err == nil {
			x.Cause, x.Context, x.Traceback, x.SuppressContext = e.Cause, e.Context, e.Traceback, e.SuppressContext
		}
		return g, err
	}
	if yes, err = part(in); err != nil {
		return nil, nil, err
	}
	no, err = part(out)
	return yes, no, err
}
