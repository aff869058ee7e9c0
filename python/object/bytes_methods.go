package object

import (
	"strings"
	"unsafe"
)

// bytesKind is what differs between bytes and bytearray: the name and how a
// result is made.
type bytesKind struct {
	name string
	make func(s string) Value
}

var (
	bytesResult     = bytesKind{"bytes", func(s string) Value { return Bytes(s) }}
	byteArrayResult = bytesKind{"bytearray", func(s string) Value { return &ByteArray{Data: []byte(s)} }}
)

//go:noinline
func selfBytes(v Value) string {
	s, _ := bytesLike(v)
	return s
}

func needBytes(v Value) (string, error) {
	s, ok := bytesLike(v)
	if !ok {
		return "", Raise(TypeError, "a bytes-like object is required, not '%s'", v.Type().TpName())
	}
	return s, nil
}

// subOrByte reads what find and its like look for: bytes, or one byte as an int.
func subOrByte(th *Thread, v Value) (string, error) {
	if s, ok := bytesLike(v); ok {
		return s, nil
	}
	if !isIndex(v) {
		return "", Raise(TypeError, "argument should be integer or bytes-like object, not '%s'", v.Type().TpName())
	}
	n, err := Index(th, v)
	if err != nil || n < 0 || n > 255 {
		return "", Raise(ValueError, "byte must be in range(0, 256)")
	}
	return string([]byte{byte(n)}), nil
}

func bytesRange(th *Thread, s string, a []Value) (part string, offset int, ok bool, err error) {
	from, to, err := searchRange(th, a, len(s))
	if err != nil {
		return "", 0, false, err
	}
	to = min(to, len(s))
	if from > to {
		return "", 0, false, nil
	}
	return s[from:to], from, true, nil
}

// methods returns the methods that bytes and bytearray share.
func (k bytesKind) methods() []Method {
	q := func(n string) string { return k.name + "." + n }
	// f maps a byte; last is the one before it.
	mapped := func(name string, f func(last, c byte, first bool) byte) Method {
		return noArgs(q(name), func(th *Thread, self Value) (Value, error) {
			s := selfBytes(self)
			if err := th.Alloc(int64(len(s))); err != nil {
				return nil, err
			}
			b, last := []byte(s), byte(0)
			for i, c := range b {
				if err := th.Turn(i); err != nil {
					return nil, err
				}
				b[i] = f(last, c, i == 0)
				last = c
			}
			return k.make(unsafe.String(unsafe.SliceData(b), len(b))), nil
		})
	}
	// f tells of a byte whether it may be there, and whether it is what must be there.
	is := func(name string, f func(last, c byte) (may, must bool)) Method {
		return noArgs(q(name), func(th *Thread, self Value) (Value, error) {
			s := selfBytes(self)
			found, last := false, byte(0)
			for i := 0; i < len(s); i++ {
				if err := th.Turn(i); err != nil {
					return nil, err
				}
				may, must := f(last, s[i])
				if !may {
					return False, nil
				}
				found, last = found || must, s[i]
			}
			return MakeBool(found), nil
		})
	}
	all := func(name string, f func(c byte) bool) Method {
		return is(name, func(_, c byte) (bool, bool) { r := f(c); return r, r })
	}
	find := func(name string, last bool, missing string) Method {
		return tupleArgs(q(name), 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			if _, _, err := searchRange(th, a[1:], 0); err != nil {
				return nil, err
			}
			sub, err := subOrByte(th, a[0])
			if err != nil {
				return nil, err
			}
			part, offset, ok, err := bytesRange(th, selfBytes(self), a[1:])
			if err != nil {
				return nil, err
			}
			i := -1
			if ok {
				if i = strings.Index(part, sub); last {
					i = strings.LastIndex(part, sub)
				}
			}
			switch {
			case i >= 0:
				return Int(i + offset), nil
			case missing != "":
				return nil, Raise(ValueError, "%s", missing)
			}
			return Int(-1), nil
		})
	}
	affix := func(name string, has func(s, p string) bool) Method {
		return tupleArgs(q(name), 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			part, _, ok, err := bytesRange(th, selfBytes(self), a[1:])
			if err != nil {
				return nil, err
			}
			list := []Value{a[0]}
			t, isTuple := a[0].(*Tuple)
			if isTuple {
				list = t.Elems
			}
			for _, p := range list {
				b, isBytes := bytesLike(p)
				if !isBytes {
					if !isTuple {
						return nil, Raise(TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, p.Type().TpName())
					}
					return nil, Raise(TypeError, "a bytes-like object is required, not '%s'", p.Type().TpName())
				}
				if ok && has(part, b) {
					return True, nil
				}
			}
			return False, nil
		})
	}
	pad := func(name string, align byte) Method {
		return posArgs(q(name), 1, 2, func(th *Thread, self Value, a []Value) (Value, error) {
			w, err := SizeArg(th, a[0], "ssize_t")
			if err != nil {
				return nil, err
			}
			fill := " "
			if len(a) > 1 {
				f, ok := bytesLike(a[1])
				if !ok || len(f) != 1 {
					return nil, Raise(TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, ArgLabel(a[1]))
				}
				fill = f
			}
			s := selfBytes(self)
			total := w - int64(len(s))
			if total <= 0 {
				return k.make(s), nil
			}
			if err := reserve(th, w, 1); err != nil {
				return nil, err
			}
			left := int64(0)
			switch align {
			case '>':
				left = total
			case '^':
				left = total/2 + total&w&1
			}
			return k.make(strings.Repeat(fill, int(left)) + s + strings.Repeat(fill, int(total-left))), nil
		})
	}
	strip := func(name string, left, right bool) Method {
		return posArgs(q(name), 0, 1, func(th *Thread, self Value, a []Value) (Value, error) {
			set := " \t\n\r\v\f"
			if len(a) > 0 && a[0] != None {
				var err error
				if set, err = needBytes(a[0]); err != nil {
					return nil, err
				}
			}
			s := selfBytes(self)
			for left && s != "" && strings.IndexByte(set, s[0]) >= 0 {
				if err := th.Turn(len(s)); err != nil {
					return nil, err
				}
				s = s[1:]
			}
			for right && s != "" && strings.IndexByte(set, s[len(s)-1]) >= 0 {
				if err := th.Turn(len(s)); err != nil {
					return nil, err
				}
				s = s[:len(s)-1]
			}
			return k.make(s), nil
		})
	}
	partition := func(name string, last bool) Method {
		return oneArg(q(name), func(_ *Thread, self, sep Value) (Value, error) {
			p, err := needBytes(sep)
			if err != nil {
				return nil, err
			}
			if p == "" {
				return nil, Raise(ValueError, "empty separator")
			}
			s := selfBytes(self)
			i := strings.Index(s, p)
			if last {
				i = strings.LastIndex(s, p)
			}
			switch {
			case i >= 0:
				return NewTuple(k.make(s[:i]), k.make(p), k.make(s[i+len(p):])), nil
			case last:
				return NewTuple(k.make(""), k.make(""), k.make(s)), nil
			}
			return NewTuple(k.make(s), k.make(""), k.make("")), nil
		})
	}
	split := func(name string, right bool) Method {
		return kwArgs(q(name)+"(sep=, maxsplit=)", func(th *Thread, self Value, a []Value) (Value, error) { return k.split(th, self, a, right) })
	}
	ms := []Method{
		slot0("__repr__", func(th *Thread, self Value) (Value, error) {
			s, err := longBytesRepr(th, selfBytes(self))
			if k.name == "bytearray" {
				s = self.Type().Name + "(" + s + ")"
			}
			return Str(s), err
		}),
		slot0("__len__", func(_ *Thread, self Value) (Value, error) { return Int(len(selfBytes(self))), nil }),
		slot1("__getitem__", func(th *Thread, self, key Value) (Value, error) { return k.get(th, selfBytes(self), key) }),
		slot1("__contains__", func(th *Thread, self, v Value) (Value, error) {
			if !isIndex(v) {
				sub, err := needBytes(v)
				return MakeBool(strings.Contains(selfBytes(self), sub)), err
			}
			sub, err := subOrByte(th, v)
			return MakeBool(strings.Contains(selfBytes(self), sub)), err
		}),
		slot1("__add__", func(th *Thread, self, other Value) (Value, error) {
			b, ok := bytesLike(other)
			if !ok {
				return nil, Raise(TypeError, "can't concat %s to %s", other.Type().TpName(), self.Type().TpName())
			}
			a := selfBytes(self)
			if err := reserve(th, int64(len(a)+len(b)), 1); err != nil {
				return nil, err
			}
			return k.make(a + b), nil
		}),
		repeatSlot("__mul__", func(th *Thread, self, n Value) (Value, error) { return k.repeat(th, selfBytes(self), n) }),
		repeatSlot("__rmul__", func(th *Thread, self, n Value) (Value, error) { return k.repeat(th, selfBytes(self), n) }),
		slot1("__mod__", func(th *Thread, self, args Value) (Value, error) {
			s, err := percentBytes(th, selfBytes(self), args)
			return k.make(s), err
		}),
		mapped("lower", func(_, c byte, _ bool) byte { return lowerByte(c) }),
		mapped("upper", func(_, c byte, _ bool) byte { return upperByte(c) }),
		mapped("swapcase", func(_, c byte, _ bool) byte {
			if u := upperByte(c); u != c {
				return u
			}
			return lowerByte(c)
		}),
		mapped("capitalize", func(_, c byte, first bool) byte {
			if first {
				return upperByte(c)
			}
			return lowerByte(c)
		}),
		mapped("title", func(last, c byte, _ bool) byte {
			if isAlphaByte(last) {
				return lowerByte(c)
			}
			return upperByte(c)
		}),
		all("isalpha", isAlphaByte), all("isdigit", isDigitByte), all("isspace", isSpaceByte),
		all("isalnum", func(c byte) bool { return isAlphaByte(c) || isDigitByte(c) }),
		noArgs(q("isascii"), func(_ *Thread, self Value) (Value, error) { return MakeBool(isASCII(selfBytes(self))), nil }),
		is("islower", func(_, c byte) (bool, bool) { return lowerByte(c) == c, upperByte(c) != c }),
		is("isupper", func(_, c byte) (bool, bool) { return upperByte(c) == c, lowerByte(c) != c }),
		is("istitle", func(last, c byte) (bool, bool) {
			alpha := isAlphaByte(c)
			return !alpha || isAlphaByte(last) == (lowerByte(c) == c), alpha
		}),
		find("find", false, ""), find("rfind", true, ""),
		find("index", false, "subsection not found"), find("rindex", true, "subsection not found"),
		tupleArgs(q("count"), 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			if _, _, err := searchRange(th, a[1:], 0); err != nil {
				return nil, err
			}
			sub, err := subOrByte(th, a[0])
			if err != nil {
				return nil, err
			}
			part, _, ok, err := bytesRange(th, selfBytes(self), a[1:])
			switch {
			case err != nil || !ok:
				return Int(0), err
			case sub == "":
				return Int(len(part) + 1), nil
			}
			return Int(strings.Count(part, sub)), nil
		}),
		affix("startswith", strings.HasPrefix), affix("endswith", strings.HasSuffix),
		oneArg(q("removeprefix"), func(_ *Thread, self, p Value) (Value, error) {
			b, err := needBytes(p)
			return k.make(strings.TrimPrefix(selfBytes(self), b)), err
		}),
		oneArg(q("removesuffix"), func(_ *Thread, self, p Value) (Value, error) {
			b, err := needBytes(p)
			return k.make(strings.TrimSuffix(selfBytes(self), b)), err
		}),
		pad("center", '^'), pad("ljust", '<'), pad("rjust", '>'),
		oneArg(q("zfill"), func(th *Thread, self, width Value) (Value, error) {
			w, err := SizeArg(th, width, "ssize_t")
			if err != nil {
				return nil, err
			}
			s := selfBytes(self)
			n := w - int64(len(s))
			if n <= 0 || w <= 0 {
				return k.make(s), nil
			}
			if err := reserve(th, w, 1); err != nil {
				return nil, err
			}
			sign := ""
			if s != "" && (s[0] == '+' || s[0] == '-') {
				sign, s = s[:1], s[1:]
			}
			return k.make(sign + strings.Repeat("0", int(n)) + s), nil
		}),
		strip("strip", true, true), strip("lstrip", true, false), strip("rstrip", false, true),
		partition("partition", false), partition("rpartition", true),
		split("split", false), split("rsplit", true),
		kwArgs(q("splitlines(keepends=)"), func(th *Thread, self Value, a []Value) (Value, error) {
			keep := false
			if a[0] != nil {
				n, err := SizeArg(th, a[0], "int")
				if err != nil {
					return nil, err
				}
				keep = n != 0
			}
			s := selfBytes(self)
			var out []Value
			for s != "" {
				if err := th.Alloc(64); err != nil {
					return nil, err
				}
				i := strings.IndexAny(s, "\r\n")
				if i < 0 {
					out = append(out, k.make(s))
					break
				}
				n := 1
				if strings.HasPrefix(s[i:], "\r\n") {
					n = 2
				}
				end := i
				if keep {
					end = i + n
				}
				out = append(out, k.make(s[:end]))
				s = s[i+n:]
			}
			return NewList(out...), nil
		}),
		oneArg(q("join"), func(th *Thread, self, items Value) (Value, error) {
			if !iterable(items) {
				return nil, Raise(TypeError, "can only join an iterable")
			}
			elems, err := ToSlice(th, items)
			if err != nil {
				return nil, err
			}
			parts := make([]string, len(elems))
			size := int64(0)
			for i, e := range elems {
				if err := th.Turn(i); err != nil {
					return nil, err
				}
				b, ok := bytesLike(e)
				if !ok {
					return nil, Raise(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, e.Type().TpName())
				}
				parts[i] = b
				size += int64(len(b) + len(selfBytes(self)))
			}
			if err := reserve(th, size, 1); err != nil {
				return nil, err
			}
			return k.make(strings.Join(parts, selfBytes(self))), nil
		}),
		posArgs(q("replace"), 2, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			from, err := needBytes(a[0])
			if err != nil {
				return nil, err
			}
			to, err := needBytes(a[1])
			if err != nil {
				return nil, err
			}
			n := int64(-1)
			if len(a) > 2 {
				if n, err = SizeArg(th, a[2], "ssize_t"); err != nil {
					return nil, err
				}
			}
			return k.replace(th, selfBytes(self), from, to, n)
		}),
		kwArgs(q("translate(table, /, delete=)"), func(th *Thread, self Value, a []Value) (Value, error) {
			table, drop := "", ""
			var err error
			if a[0] != None {
				if table, err = needBytes(a[0]); err != nil {
					return nil, err
				}
				if len(table) != 256 {
					return nil, Raise(ValueError, "translation table must be 256 characters long")
				}
			}
			if a[1] != nil {
				if drop, err = needBytes(a[1]); err != nil {
					return nil, err
				}
			}
			var b []byte
			for i, c := range []byte(selfBytes(self)) {
				if err := th.Turn(i); err != nil {
					return nil, err
				}
				if strings.IndexByte(drop, c) >= 0 {
					continue
				}
				if table != "" {
					c = table[c]
				}
				b = append(b, c)
			}
			return k.make(string(b)), th.Alloc(int64(len(b)))
		}),
		kwArgs(q("expandtabs(tabsize=)"), func(th *Thread, self Value, a []Value) (Value, error) {
			size := int64(8)
			if a[0] != nil {
				var err error
				if size, err = SizeArg(th, a[0], "int"); err != nil {
					return nil, err
				}
			}
			wide, err := decodeBytes(th, selfBytes(self), "latin-1", "strict")
			if err != nil {
				return nil, err
			}
			v, err := expandTabs(th, wide, size)
			if err != nil {
				return nil, err
			}
			s, err := encodeStr(th, string(v.(Str)), "latin-1", "strict")
			return k.make(s), err
		}),
		kwArgs(q("decode(encoding=, errors=)"), func(th *Thread, self Value, a []Value) (Value, error) {
			enc, errs := "utf-8", "strict"
			for i, p := range []*string{&enc, &errs} {
				if a[i] != nil {
					s, ok := AsStr(a[i])
					if !ok {
						return nil, Raise(TypeError, "decode() argument '%s' must be str, not %s", []string{"encoding", "errors"}[i], ArgLabel(a[i]))
					}
					*p = s
				}
			}
			s, err := decodeBytes(th, selfBytes(self), enc, errs)
			return Str(s), err
		}),
		kwArgs(q("hex(sep=, bytes_per_sep=)"), bytesHex),
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(_ *Thread, self, other Value) (Value, error) {
			b, ok := bytesLike(other)
			if _, view := other.(*MemoryView); !ok || view && op > Ne {
				return NotImplemented, nil
			}
			return MakeBool(cmpOrdered(op, Str(selfBytes(self)), Str(b))), nil
		}))
	}
	return ms
}

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func upperByte(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

func isAlphaByte(c byte) bool { return lowerByte(c) >= 'a' && lowerByte(c) <= 'z' }

func isSpaceByte(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func bytesMakeTrans(th *Thread, _ Value, a []Value) (Value, error) {
	from, err := needBytes(a[0])
	if err != nil {
		return nil, err
	}
	to, err := needBytes(a[1])
	if err != nil {
		return nil, err
	}
	if len(from) != len(to) {
		return nil, Raise(ValueError, "maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i := 0; i < len(from); i++ {
		table[from[i]] = to[i]
	}
	return Bytes(table), nil
}

// bytesIter walks the bytes of what get returns now.
type bytesIter struct {
	get func() string
	pos int
}

func (it *bytesIter) Next(*Thread) (Value, error) {
	s := it.get()
	if it.pos >= len(s) {
		return nil, nil
	}
	it.pos++
	return Int(s[it.pos-1]), nil
}

func init() {
	BytesType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if cls == BytesType && len(args.Pos) == 1 && len(args.Kw) == 0 {
				if b, ok := args.Pos[0].(Bytes); ok {
					return b, nil
				}
			}
			s, err := bytesFromArgs(th, "bytes", args)
			if err != nil {
				return nil, err
			}
			if cls == BytesType {
				return Bytes(s), nil
			}
			return NewInstance(cls, Bytes(s)), nil
		},
		Methods: append(bytesResult.methods(),
			slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
				s := selfBytes(self)
				return NewIterator(bytesIterType, &bytesIter{get: func() string { return s }}), nil
			}),
			slot0("__hash__", func(th *Thread, self Value) (Value, error) {
				h, err := hashBytes(th, selfBytes(self))
				return Int(h), err
			}),
			noArgs("bytes.__bytes__", func(_ *Thread, self Value) (Value, error) { return Bytes(selfBytes(self)), nil }),
			noArgs("bytes.__getnewargs__", func(_ *Thread, self Value) (Value, error) { return NewTuple(Bytes(selfBytes(self))), nil }),
		),
		ClassMethods:  []Method{bytesResult.fromHex()},
		StaticMethods: []Method{posArgs("bytes.maketrans", 2, 2, bytesMakeTrans)},
	})
}
