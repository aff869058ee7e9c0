package object

import "math"

// What str, bytes, tuple, list and range have in common.

// index reads the subscript of a sequence of n items: what names the sequence in
// messages ("list", "tuple"), and a negative index counts from the end.
func seqIndex(th *Thread, key Value, n int, what string) (int, error) {
	var i int64
	if k, ok := key.(Int); ok {
		i = int64(k)
	} else {
		var err error
		if i, err = Index(th, key); err != nil {
			return 0, err
		}
	}
	if i < 0 {
		i += int64(n)
	}
	if i < 0 || i >= int64(n) {
		return 0, Raise(IndexError, "%s index out of range", what)
	}
	return int(i), nil
}

// isIndex reports whether v can be a subscript: an int or something with __index__.
func isIndex(v Value) bool {
	if _, ok := AsBig(v); ok {
		return true
	}
	_, ok := v.Type().Lookup("__index__")
	return ok
}

// reserve counts n items of size bytes before they are allocated. What no
// machine could hold is a MemoryError where no limit is set.
func reserve(th *Thread, n, size int64) error {
	if n <= 0 || size <= 0 {
		return nil
	}
	if n > math.MaxInt64/size {
		n, size = math.MaxInt64, 1
	}
	if err := th.Alloc(n * size); err != nil {
		return err
	}
	if n*size > 1<<33 {
		return NewException(MemoryError)
	}
	return nil
}

// repeatCount reads the right operand of seq * n; ok is false for a non-integer.
func repeatCount(th *Thread, v Value) (n int64, ok bool, err error) {
	if !isIndex(v) {
		return 0, false, nil
	}
	if n, err = Index(th, v); err != nil {
		if _, big := AsException(err, IndexError); big {
			err = Raise(OverflowError, "cannot fit '%s' into an index-sized integer", v.Type().TpName())
		}
		return 0, true, err
	}
	return max(n, 0), true, nil
}

// repeatSlot is __mul__ of a sequence.
func repeatSlot(name string, f func(th *Thread, self, n Value) (Value, error)) Method {
	return Method{name, func(th *Thread, self Value, args Args) (Value, error) {
		if len(args.Kw) > 0 {
			return nil, Raise(TypeError, "wrapper %s() takes no keyword arguments", name)
		}
		if err := CheckCount("", len(args.Pos), 1, 1); err != nil {
			return nil, err
		}
		if !isIndex(args.Pos[0]) {
			return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", args.Pos[0].Type().TpName())
		}
		return f(th, self, args.Pos[0])
	}}
}

// repeats reports whether f is the native __mul__ of a sequence.
func repeats(f Value) bool {
	m, ok := f.(*MethodDescr)
	if !ok {
		return false
	}
	switch m.Owner {
	case StrType, BytesType, ByteArrayType, ListType, TupleType:
		return true
	}
	return false
}

func cantMultiply(v Value) error {
	return Raise(TypeError, "can't multiply sequence by non-int of type '%s'", v.Type().TpName())
}

// repeatValues returns elems n times in a row.
func repeatValues(th *Thread, elems []Value, n int64) ([]Value, error) {
	if n == 0 || len(elems) == 0 {
		return nil, nil
	}
	if err := reserve(th, n, int64(len(elems))*16); err != nil {
		return nil, err
	}
	out := make([]Value, 0, int(n)*len(elems))
	const turn = 1 << 16 // repetitions between two looks at the clock
	for i := range n {
		if i%turn == turn-1 {
			if err := th.Check(); err != nil {
				return nil, err
			}
		}
		out = append(out, elems...)
	}
	return out, nil
}

// compareSeq compares item by item, then by length.
func compareSeq(th *Thread, op CmpOp, a, b func() []Value) (Value, error) {
	if op == Eq || op == Ne {
		if len(a()) != len(b()) {
			return MakeBool(op == Ne), nil
		}
	}
	if err := th.Enter(); err != nil {
		return nil, err
	}
	defer th.Leave()
	for i := 0; i < len(a()) && i < len(b()); i++ {
		x, y := a()[i], b()[i]
		same, err := Equal(th, x, y)
		if err != nil {
			return nil, err
		}
		if same {
			if i&0xff == 0xff {
				if err := th.Steps(256); err != nil {
					return nil, err
				}
			}
			continue
		}
		switch op {
		case Eq:
			return False, nil
		case Ne:
			return True, nil
		}
		return Compare(th, op, x, y)
	}
	return MakeBool(cmpOrdered(op, Int(len(a())), Int(len(b())))), nil
}

// findValue returns the position of v in what items returns now, -1 for none.
func findValue(th *Thread, items func() []Value, v Value, from, to int) (int, error) {
	for i := from; i < len(items()) && i < to; i++ {
		same, err := Equal(th, items()[i], v)
		if err != nil {
			return -1, err
		}
		if same {
			return i, nil
		}
		if i&0xff == 0xff {
			if err := th.Steps(256); err != nil {
				return -1, err
			}
		}
	}
	return -1, nil
}

func countValue(th *Thread, items func() []Value, v Value) (Value, error) {
	n, from := 0, 0
	for {
		i, err := findValue(th, items, v, from, math.MaxInt)
		if err != nil {
			return nil, err
		}
		if i < 0 {
			return Int(n), nil
		}
		n++
		from = i + 1
	}
}

// indexRange reads the bounds of list.index(x, start, stop), which cannot be None.
func indexRange(th *Thread, a []Value, n int) (from, to int, err error) {
	for _, v := range a {
		if !isIndex(v) {
			return 0, 0, Raise(TypeError, "slice indices must be integers or have an __index__ method")
		}
	}
	return searchRange(th, a, n)
}

// searchRange reads the optional bounds of find(x, start, stop).
func searchRange(th *Thread, a []Value, n int) (from, to int, err error) {
	to = n
	if len(a) > 0 && a[0] != None {
		if from, err = sliceIndex(th, a[0]); err != nil {
			return
		}
		if from < 0 {
			from = max(from+n, 0)
		}
	}
	if len(a) > 1 && a[1] != None {
		if to, err = sliceIndex(th, a[1]); err != nil {
			return
		}
		if to < 0 {
			to = max(to+n, 0)
		}
	}
	return
}

// reprItems joins the reprs of items between open and close, or returns
// recursive where v is being shown already.
func reprItems(th *Thread, v Value, items func() []Value, open, end, recursive string) (Value, error) {
	if !th.EnterRepr(v) {
		return Str(recursive), nil
	}
	defer th.LeaveRepr(v)
	buf := []byte(open)
	for i := 0; i < len(items()); i++ {
		if i > 0 {
			buf = append(buf, ", "...)
		}
		s, err := Repr(th, items()[i])
		if err != nil {
			return nil, err
		}
		if err := th.Alloc(int64(len(s) + 2)); err != nil {
			return nil, err
		}
		buf = append(buf, s...)
	}
	return Str(append(buf, end...)), nil
}

func sliceValues(th *Thread, elems []Value, s *Slice) ([]Value, error) {
	start, step, count, err := s.Indices(th, len(elems))
	if err != nil {
		return nil, err
	}
	if err := reserve(th, int64(count), 16); err != nil {
		return nil, err
	}
	out := make([]Value, count)
	if step == 1 {
		copy(out, elems[start:])
		return out, nil
	}
	for i := range out {
		out[i] = elems[start+i*step]
	}
	return out, nil
}
