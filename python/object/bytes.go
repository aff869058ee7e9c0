package object

import "strings"

// bytesLike returns the content of bytes, bytearray, a memoryview or an instance
// of a subclass.
func bytesLike(v Value) (string, bool) {
	switch b := payload(v).(type) {
	case Bytes:
		return string(b), true
	case *ByteArray:
		return string(b.Data), true
	case *MemoryView:
		return string(b.bytes()), true
	}
	return "", false
}

// BytesLike is bytesLike for library modules.
func BytesLike(v Value) (string, bool) { return bytesLike(v) }

const outOfByte = "bytes must be in range(0, 256)"

// bytesOf returns the bytes that bytes(v) would hold for a bytes-like object or an
// iterable of ints; wrong is the message for others, with one %s for the type.
func bytesOf(th *Thread, v Value, wrong string) (string, error) {
	if s, ok := bytesLike(v); ok {
		return s, nil
	}
	if r, found, err := CallSpecial(th, v, "__bytes__"); found || err != nil {
		if err != nil {
			return "", err
		}
		s, ok := AsBytes(r)
		if !ok {
			return "", Raise(TypeError, "__bytes__ returned non-bytes (type %s)", r.Type().TpName())
		}
		return s, nil
	}
	if _, isStr := AsStr(v); isStr || !iterable(v) {
		return "", Raise(TypeError, wrong, v.Type().TpName())
	}
	var b []byte
	err := Iterate(th, v, func(e Value) error {
		n, err := Index(th, e)
		if err != nil {
			if _, big := AsException(err, IndexError); !big {
				return err
			}
			n = -1
		}
		if n < 0 || n > 255 {
			return Raise(ValueError, outOfByte)
		}
		if err := th.Alloc(1); err != nil {
			return err
		}
		b = append(b, byte(n))
		return nil
	})
	return string(b), err
}

var bytesClinic = MustClinic("bytes(source=, encoding=, errors=)")

// bytesFromArgs is the constructor of bytes and bytearray.
func bytesFromArgs(th *Thread, name string, args Args) (string, error) {
	c := *bytesClinic
	c.name = name
	a, err := c.Bind(args)
	if err != nil {
		return "", err
	}
	for i, what := range []string{1: "encoding", 2: "errors"} {
		if a[i] == nil || i == 0 {
			continue
		}
		if _, ok := AsStr(a[i]); !ok {
			return "", Raise(TypeError, "%s() argument '%s' must be str, not %s", name, what, ArgLabel(a[i]))
		}
	}
	if a[0] == nil {
		if a[1] != nil {
			return "", Raise(TypeError, "encoding without a string argument")
		}
		if a[2] != nil {
			return "", Raise(TypeError, "errors without a string argument")
		}
		return "", nil
	}
	if s, ok := AsStr(a[0]); ok {
		if a[1] == nil {
			return "", Raise(TypeError, "string argument without an encoding")
		}
		enc, _ := AsStr(a[1])
		errs := "strict"
		if a[2] != nil {
			errs, _ = AsStr(a[2])
		}
		return encodeStr(th, s, enc, errs)
	}
	if a[1] != nil {
		return "", Raise(TypeError, "encoding without a string argument")
	}
	if a[2] != nil {
		return "", Raise(TypeError, "errors without a string argument")
	}
	if _, ok := a[0].Type().Lookup("__bytes__"); !ok && isIndex(a[0]) {
		n, err := Index(th, a[0])
		if err != nil {
			return "", Raise(OverflowError, "cannot fit '%s' into an index-sized integer", a[0].Type().TpName())
		}
		if n < 0 {
			return "", Raise(ValueError, "negative count")
		}
		if err := reserve(th, n, 1); err != nil {
			return "", err
		}
		return strings.Repeat("\x00", int(n)), nil
	}
	return bytesOf(th, a[0], "cannot convert '%s' object to "+name)
}

// BytesRepr returns repr(bytes).
func BytesRepr(s string) string {
	r, _ := longBytesRepr(nil, s)
	return r
}

// longBytesRepr is BytesRepr of bytes that may be many. Where th is nil, nothing stops it.
func longBytesRepr(th *Thread, s string) (string, error) {
	const hex = "0123456789abcdef"
	quote := quoteFor(s)
	if th != nil {
		if err := th.Alloc(int64(len(s)) * 2); err != nil {
			return "", err
		}
	}
	b := append(make([]byte, 0, len(s)+3), 'b', quote)
	for i := 0; i < len(s); i++ {
		if th != nil {
			if err := th.Turn(i); err != nil {
				return "", err
			}
		}
		switch c := s[i]; {
		case c == quote || c == '\\':
			b = append(b, '\\', c)
		case c == '\t':
			b = append(b, `\t`...)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c < ' ' || c >= 0x7f:
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return string(append(b, quote)), nil
}
