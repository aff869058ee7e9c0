package object

// Unicode errors and the subclasses of OSError.

func init() {
	extendUnicodeErrors()
	OSError.Extend(ClassSpec{New: newOSError})
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
	exactly := func(n int) Method { // of arguments
		return Method{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
			if len(args.Pos) != n {
				return nil, Raise(TypeError, "function takes exactly %d arguments (%d given)", n, len(args.Pos))
			}
			self.(*Exception).Args = NewTuple(append([]Value(nil), args.Pos...)...)
			return None, nil
		}}
	}
	UnicodeTranslateError.Extend(ClassSpec{
		Attrs: []Attr{excArg("encoding", 9), excArg("object", 0), excArg("start", 1), excArg("end", 2), excArg("reason", 3)},
		Methods: []Method{exactly(4), slot0("__str__", func(th *Thread, self Value) (Value, error) {
			a := self.(*Exception).Args.Elems
			if len(a) != 4 {
				return baseText(th, self.(*Exception))
			}
			s, _ := AsStr(a[0])
			from, _ := AsInt(a[1])
			to, _ := AsInt(a[2])
			reason, _ := AsStr(a[3])
			if to == from+1 && from >= 0 && from < int64(strLen(s)) {
				r, _ := decodeRune(sliceRunes(s, int(from), int(to)))
				return Str("can't translate character '" + string(appendEscape(nil, r)) + "' in position " + formatSmallInt(from) + ": " + reason), nil
			}
			return Str("can't translate characters in position " + formatSmallInt(from) + "-" + formatSmallInt(to-1) + ": " + reason), nil
		})}})
	UnicodeEncodeError.Extend(ClassSpec{Methods: []Method{exactly(5)}})
	UnicodeDecodeError.Extend(ClassSpec{Methods: []Method{exactly(5)}})
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
	20: NotADirectoryError, 21: IsADirectoryError, 110: TimeoutError, 3: ProcessLookupError, 4: InterruptedError, 10: ChildProcessError,
	32: BrokenPipeError, 103: ConnectionAbortedError, 104: ConnectionResetError, 108: BrokenPipeError, 111: ConnectionRefusedError}

func messageOf(e *Exception) Value {
	if len(e.Args.Elems) > 0 {
		return e.Args.Elems[0]
	}
	return None
}
