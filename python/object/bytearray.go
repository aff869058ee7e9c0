package object

import (
	"fmt"
	"slices"
	"unsafe"
)

// ByteArray is a Python bytearray.
type ByteArray struct {
	Header
	Data []byte
}

// MemoryView is a memoryview of bytes or a bytearray, of unsigned bytes in one
// dimension.
type MemoryView struct {
	obj      Value
	from, n  int
	step     int
	released bool
}

// The classes bytearray and memoryview.
var (
	ByteArrayType  = newBuiltinType("bytearray", ObjectType)
	MemoryViewType = final(newBuiltinType("memoryview", ObjectType))
)

// Type returns bytearray or a subclass.
func (b *ByteArray) Type() *Type {
	if b.cls != nil {
		return b.cls
	}
	return ByteArrayType
}

func (*MemoryView) Type() *Type { return MemoryViewType }

// bytes returns the bytes that the view shows.
func (m *MemoryView) bytes() []byte {
	var base []byte
	switch b := payload(m.obj).(type) {
	case Bytes:
		base = unsafe.Slice(unsafe.StringData(string(b)), len(b)) // read alone
	case *ByteArray:
		base = b.Data
	}
	if m.step == 1 {
		from := min(m.from, len(base))
		return append([]byte(nil), base[from:min(m.from+m.n, len(base))]...)
	}
	out := make([]byte, 0, m.n)
	for i := range m.n {
		if at := m.from + i*m.step; at >= 0 && at < len(base) {
			out = append(out, base[at])
		}
	}
	return out
}

func selfArray(v Value) *ByteArray {
	b, _ := v.(*ByteArray)
	return b
}

func byteValue(th *Thread, v Value) (byte, error) {
	n, err := Index(th, v)
	if err != nil {
		if _, big := AsException(err, IndexError); !big {
			return 0, err
		}
		n = -1
	}
	if n < 0 || n > 255 {
		return 0, Raise(ValueError, "byte must be in range(0, 256)")
	}
	return byte(n), nil
}

func init() {
	extend := func(th *Thread, b *ByteArray, v Value) error {
		s, err := bytesOf(th, v, "can't extend bytearray with %s")
		if err != nil {
			return err
		}
		if err := reserve(th, int64(len(s)), 1); err != nil {
			return err
		}
		b.Data = append(b.Data, s...)
		return nil
	}
	ms := append(byteArrayResult.methods(),
		Method{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
			s, err := bytesFromArgs(th, "bytearray", args)
			if x, ok := AsException(err, ValueError); ok && len(x.Args.Elems) == 1 && x.Args.Elems[0] == Value(Str(outOfByte)) {
				err = Raise(ValueError, "byte must be in range(0, 256)")
			}
			if err == nil {
				selfArray(self).Data = []byte(s)
			}
			return None, err
		}},
		slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
			b := selfArray(self)
			return NewIterator(byteArrayIterType, &bytesIter{get: func() string { return string(b.Data) }}), nil
		}),
		slot2("__setitem__", func(th *Thread, self, key, v Value) (Value, error) {
			return None, selfArray(self).set(th, key, v)
		}),
		slot1("__delitem__", func(th *Thread, self, key Value) (Value, error) {
			b := selfArray(self)
			l := byteList(b.Data)
			if err := listDel(th, l, key); err != nil {
				return nil, err
			}
			b.Data = listBytes(l)
			return None, nil
		}),
		slot1("__iadd__", func(th *Thread, self, other Value) (Value, error) {
			s, ok := bytesLike(other)
			if !ok {
				return nil, Raise(TypeError, "can't concat %s to bytearray", other.Type().TpName())
			}
			b := selfArray(self)
			b.Data = append(b.Data, s...)
			return self, th.Alloc(int64(len(s)))
		}),
		repeatSlot("__imul__", func(th *Thread, self, n Value) (Value, error) {
			r, err := byteArrayResult.repeat(th, selfBytes(self), n)
			if err != nil {
				return nil, err
			}
			selfArray(self).Data = r.(*ByteArray).Data
			return self, nil
		}),
		oneArg("bytearray.append", func(th *Thread, self, v Value) (Value, error) {
			c, err := byteValue(th, v)
			if err != nil {
				return nil, err
			}
			b := selfArray(self)
			b.Data = append(b.Data, c)
			return None, th.Alloc(1)
		}),
		oneArg("bytearray.extend", func(th *Thread, self, v Value) (Value, error) { return None, extend(th, selfArray(self), v) }),
		posArgs("bytearray.insert", 2, 2, func(th *Thread, self Value, a []Value) (Value, error) {
			i, err := SizeArg(th, a[0], "ssize_t")
			if err != nil {
				return nil, err
			}
			c, err := byteValue(th, a[1])
			if err != nil {
				return nil, err
			}
			b := selfArray(self)
			n := int64(len(b.Data))
			if i < 0 {
				i = max(i+n, 0)
			}
			b.Data = slices.Insert(b.Data, int(min(i, n)), c)
			return None, th.Alloc(1)
		}),
		posArgs("bytearray.pop", 0, 1, func(th *Thread, self Value, a []Value) (Value, error) {
			b := selfArray(self)
			i, n := int64(-1), int64(len(b.Data))
			if len(a) > 0 {
				var err error
				if i, err = SizeArg(th, a[0], "ssize_t"); err != nil {
					return nil, err
				}
			}
			if n == 0 {
				return nil, Raise(IndexError, "pop from empty bytearray")
			}
			if i < 0 {
				i += n
			}
			if i < 0 || i >= n {
				return nil, Raise(IndexError, "pop index out of range")
			}
			c := b.Data[i]
			b.Data = slices.Delete(b.Data, int(i), int(i)+1)
			return Int(c), nil
		}),
		oneArg("bytearray.remove", func(th *Thread, self, v Value) (Value, error) {
			c, err := byteValue(th, v)
			if err != nil {
				return nil, err
			}
			b := selfArray(self)
			i := slices.Index(b.Data, c)
			if i < 0 {
				return nil, Raise(ValueError, "value not found in bytearray")
			}
			b.Data = slices.Delete(b.Data, i, i+1)
			return None, nil
		}),
		noArgs("bytearray.clear", func(_ *Thread, self Value) (Value, error) {
			selfArray(self).Data = nil
			return None, nil
		}),
		noArgs("bytearray.copy", func(_ *Thread, self Value) (Value, error) {
			return &ByteArray{Data: slices.Clone(selfArray(self).Data)}, nil
		}),
		noArgs("bytearray.reverse", func(_ *Thread, self Value) (Value, error) {
			slices.Reverse(selfArray(self).Data)
			return None, nil
		}),
	)
	ByteArrayType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			b := &ByteArray{}
			if cls != ByteArrayType {
				b.SetClass(cls)
			}
			return b, nil
		},
		Methods:       ms,
		ClassMethods:  []Method{byteArrayResult.fromHex()},
		StaticMethods: []Method{posArgs("bytearray.maketrans", 2, 2, bytesMakeTrans)},
		Consts:        []KwArg{{"__hash__", None}},
	})
	extendMemoryView()
}

// byteList and listBytes let slice assignment and deletion be those of lists.
func byteList(b []byte) *List {
	l := &List{Elems: make([]Value, len(b))}
	for i, c := range b {
		l.Elems[i] = Int(c)
	}
	return l
}

func listBytes(l *List) []byte {
	b := make([]byte, len(l.Elems))
	for i, v := range l.Elems {
		n, _ := AsInt(v)
		b[i] = byte(n)
	}
	return b
}

func (b *ByteArray) set(th *Thread, key, v Value) error {
	if _, ok := key.(*Slice); !ok {
		if !isIndex(key) {
			return Raise(TypeError, "bytearray indices must be integers or slices, not %s", key.Type().TpName())
		}
		i, err := seqIndex(th, key, len(b.Data), "bytearray")
		if err != nil {
			return err
		}
		c, err := byteValue(th, v)
		if err == nil {
			b.Data[i] = c
		}
		return err
	}
	s, err := bytesOf(th, v, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	if err != nil {
		return err
	}
	l := byteList(b.Data)
	if err := listSet(th, l, key, byteList([]byte(s))); err != nil {
		return err
	}
	b.Data = listBytes(l)
	return nil
}

func extendMemoryView() {
	view := func(v Value) (*MemoryView, error) {
		m := v.(*MemoryView)
		if m.released {
			return nil, Raise(ValueError, "operation forbidden on released memoryview object")
		}
		return m, nil
	}
	read := func(name string, f func(th *Thread, m *MemoryView) (Value, error)) Method {
		return noArgs("memoryview."+name, func(th *Thread, self Value) (Value, error) {
			m, err := view(self)
			if err != nil {
				return nil, err
			}
			return f(th, m)
		})
	}
	attr := func(name string, f func(m *MemoryView) Value) Attr {
		return Attr{name, func(_ *Thread, self Value) (Value, error) {
			m, err := view(self)
			if err != nil {
				return nil, err
			}
			return f(m), nil
		}, nil}
	}
	contiguous := func(m *MemoryView) Value { return MakeBool(m.step == 1) }
	MemoryViewType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			a, err := memoryClinic.Bind(args)
			if err != nil {
				return nil, err
			}
			if m, ok := a[0].(*MemoryView); ok {
				c := *m
				return &c, nil
			}
			s, ok := bytesLike(a[0])
			if !ok {
				if v, found, err := CallSpecial(th, a[0], "_memory_"); found || err != nil {
					return v, err // of other items than bytes
				}
				return nil, Raise(TypeError, "memoryview: a bytes-like object is required, not '%s'", a[0].Type().TpName())
			}
			return &MemoryView{obj: a[0], n: len(s), step: 1}, nil
		},
		Methods: []Method{
			slot0("__repr__", func(th *Thread, self Value) (Value, error) {
				if self.(*MemoryView).released {
					return Str(fmt.Sprintf("<released memory at %#x>", th.ID(self))), nil
				}
				return Str(fmt.Sprintf("<memory at %#x>", th.ID(self))), nil
			}),
			slot0("__len__", func(_ *Thread, self Value) (Value, error) {
				m, err := view(self)
				if err != nil {
					return nil, err
				}
				return Int(m.n), nil
			}),
			slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
				m, err := view(self)
				if err != nil {
					return nil, err
				}
				return NewIterator(memoryIterType, &bytesIter{get: func() string { return string(m.bytes()) }}), nil
			}),
			slot1("__getitem__", func(th *Thread, self, key Value) (Value, error) {
				m, err := view(self)
				if err != nil {
					return nil, err
				}
				if s, ok := key.(*Slice); ok {
					start, step, count, err := s.Indices(th, m.n)
					if err != nil {
						return nil, err
					}
					return &MemoryView{obj: m.obj, from: m.from + start*m.step, step: m.step * step, n: count}, nil
				}
				if !isIndex(key) {
					return nil, Raise(TypeError, "memoryview: invalid slice key")
				}
				i, err := seqIndex(th, key, m.n, "")
				if err != nil {
					return nil, Raise(IndexError, "index out of bounds on dimension 1")
				}
				return Int(m.bytes()[i]), nil
			}),
			slot1("__delitem__", func(*Thread, Value, Value) (Value, error) { return nil, Raise(TypeError, "cannot delete memory") }),
			slot2("__setitem__", func(th *Thread, self, key, v Value) (Value, error) {
				m, err := view(self)
				if err != nil {
					return nil, err
				}
				b, ok := m.obj.(*ByteArray)
				if !ok {
					return nil, Raise(TypeError, "cannot modify read-only memory")
				}
				return None, m.assign(th, b, key, v)
			}),
			slot1("__eq__", func(_ *Thread, self, other Value) (Value, error) {
				s, ok := bytesLike(other)
				if !ok {
					return NotImplemented, nil
				}
				return MakeBool(selfBytes(self) == s), nil
			}),
			slot0("__hash__", func(th *Thread, self Value) (Value, error) {
				m, err := view(self)
				if err != nil {
					return nil, err
				}
				if _, writable := m.obj.(*ByteArray); writable {
					return nil, Raise(ValueError, "cannot hash writable memoryview object")
				}
				h, err := hashBytes(th, string(m.bytes()))
				return Int(h), err
			}),
			slot0("__enter__", func(_ *Thread, self Value) (Value, error) { return self, nil }),
			{"__exit__", func(_ *Thread, self Value, _ Args) (Value, error) {
				self.(*MemoryView).released = true
				return None, nil
			}},
			noArgs("memoryview.release", func(_ *Thread, self Value) (Value, error) {
				self.(*MemoryView).released = true
				return None, nil
			}),
			read("tobytes", func(_ *Thread, m *MemoryView) (Value, error) { return Bytes(m.bytes()), nil }),
			read("tolist", func(th *Thread, m *MemoryView) (Value, error) {
				if err := th.Alloc(16 * int64(m.n)); err != nil {
					return nil, err
				}
				l := &List{}
				err := Iterate(th, Bytes(m.bytes()), func(v Value) error {
					l.Elems = append(l.Elems, v)
					return nil
				})
				return l, err
			}),
			read("hex", func(th *Thread, m *MemoryView) (Value, error) { return bytesHex(th, m, []Value{nil, nil}) }),
			{"cast", func(th *Thread, self Value, args Args) (Value, error) {
				if _, err := view(self); err != nil {
					return nil, err
				}
				f, err := th.ImportFrom("_memory", "cast")
				if err != nil {
					return nil, err
				}
				a, err := castClinic.Bind(args)
				if err != nil {
					return nil, err
				}
				if a[1] == nil {
					a = a[:1]
				}
				return Call(th, f, append([]Value{self}, a...)...)
			}},
			read("toreadonly", func(_ *Thread, m *MemoryView) (Value, error) {
				b := m.bytes()
				return &MemoryView{obj: Bytes(b), n: len(b), step: 1}, nil
			}),
		},
		Attrs: []Attr{
			attr("nbytes", func(m *MemoryView) Value { return Int(m.n) }),
			attr("itemsize", func(*MemoryView) Value { return Int(1) }),
			attr("format", func(*MemoryView) Value { return Str("B") }),
			attr("ndim", func(*MemoryView) Value { return Int(1) }),
			attr("shape", func(m *MemoryView) Value { return NewTuple(Int(m.n)) }),
			attr("strides", func(m *MemoryView) Value { return NewTuple(Int(m.step)) }),
			attr("obj", func(m *MemoryView) Value { return m.obj }),
			attr("contiguous", contiguous), attr("c_contiguous", contiguous), attr("f_contiguous", contiguous),
			attr("suboffsets", func(*MemoryView) Value { return NewTuple() }),
			attr("readonly", func(m *MemoryView) Value {
				_, writable := m.obj.(*ByteArray)
				return MakeBool(!writable)
			}),
		},
	})
}

var memoryClinic, castClinic = MustClinic("memoryview(object)"), MustClinic("cast(format, shape=)")

// assign is view[key] = v on the bytearray behind the view.
func (m *MemoryView) assign(th *Thread, b *ByteArray, key, v Value) error {
	put := func(i int, c byte) {
		if at := m.from + i*m.step; at >= 0 && at < len(b.Data) {
			b.Data[at] = c
		}
	}
	if s, ok := key.(*Slice); ok {
		start, step, count, err := s.Indices(th, m.n)
		if err != nil {
			return err
		}
		src, err := needBytes(v)
		if err != nil {
			return err
		}
		if len(src) != count {
			return Raise(ValueError, "memoryview assignment: lvalue and rvalue have different structures")
		}
		for i := range count {
			put(start+i*step, src[i])
		}
		return nil
	}
	if !isIndex(key) {
		return Raise(TypeError, "memoryview: invalid slice key")
	}
	i, err := seqIndex(th, key, m.n, "")
	if err != nil {
		return Raise(IndexError, "index out of bounds on dimension 1")
	}
	n, err := Index(th, v)
	if err != nil {
		return Raise(TypeError, "memoryview: invalid type for format 'B'")
	}
	if n < 0 || n > 255 {
		return Raise(ValueError, "memoryview: invalid value for format 'B'")
	}
	put(i, byte(n))
	return nil
}
