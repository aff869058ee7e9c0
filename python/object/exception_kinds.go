package object

// Unicode errors, the subclasses of OSError and exception groups.

func init() {
	extendUnicodeErrors()
	OSError.Extend(ClassSpec{New: newOSError})
	extendGroups()
}

func baseText(th *Thread, e *Exception) (Value, error) {
	f, _ := BaseException.Lookup("__str__")
	return callUnbound(th, f, e)
}

// excArg is an attribute that starts as argument i.
func excArg(name string, i int) Attr {
	a := extra(name)
	get := a.Get
	a.Get = func(th *Thread, v Value) (Value, error) {
		if d := exc(v).AttrDict(false); d != nil && d.Has(name) {
			return get(th, v)
		}
		if args := exc(v).Args.Elems; i < len(args) {
			return args[i], nil
		}
		return None, nil
	}
	return a
}

func extendUnicodeErrors() {
	attrs := []Attr{excArg("encoding", 0), excArg("object", 1), excArg("start", 2), excArg("end", 3), excArg("reason", 4)}
	text := func(verb string, unit func(obj Value, i int64) string) Method {
		return slot0("__str__", func(th *Thread, self Value) (Value, error) {
			a := self.(*Exception).Args.Elems
			if len(a) != 5 {
				return baseText(th, self.(*Exception))
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

// newOSError makes OSError(errno, text) an instance of the subclass for that
// errno, as CPython does.
func newOSError(th *Thread, cls *Type, args Args) (Value, error) {
	if cls == OSError && len(args.Pos) >= 2 {
		if n, ok := AsInt(args.Pos[0]); ok {
			if c, ok := errnoClass[n]; ok {
				cls = c
			}
		}
	}
	return NewException(cls, append([]Value(nil), args.Pos...)...), nil
}

var errnoClass = map[int64]*Type{1: PermissionError, 2: FileNotFoundError, 11: BlockingIOError, 13: PermissionError, 17: FileExistsError,
	20: NotADirectoryError, 21: IsADirectoryError, 110: TimeoutError}

func messageOf(e *Exception) Value {
	if len(e.Args.Elems) > 0 {
		return e.Args.Elems[0]
	}
	return None
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
				return nil, Raise(TypeError, "argument 1 must be str, not %s", ArgLabel(args.Pos[0]))
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
				msg, _ := AsStr(messageOf(e))
				n := len(members(e).Elems)
				return Str(msg + " (" + formatSmallInt(int64(n)) + " sub-exception" + plural(n) + ")"), nil
			}),
			oneArg("BaseExceptionGroup.derive", func(th *Thread, self, list Value) (Value, error) {
				return Call(th, BaseExceptionGroup, messageOf(self.(*Exception)), list)
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
			{"message", func(_ *Thread, self Value) (Value, error) { return messageOf(self.(*Exception)), nil }, nil},
			{"exceptions", func(_ *Thread, self Value) (Value, error) { return members(self.(*Exception)), nil }, nil},
		},
	})
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
