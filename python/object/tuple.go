package object

func init() {
	elems := func(v Value) []Value {
		t, ok := v.(*Tuple)
		if !ok {
			return nil
		}
		return t.Elems
	}
	items := func(v Value) func() []Value { return func() []Value { return elems(v) } }
	ms := []Method{
		slot0("__repr__", func(th *Thread, self Value) (Value, error) {
			end := ")"
			if len(elems(self)) == 1 {
				end = ",)"
			}
			return reprItems(th, self, items(self), "(", end, "(...)")
		}),
		slot0("__hash__", func(th *Thread, self Value) (Value, error) {
			h, err := hashTuple(th, elems(self))
			return Int(h), err
		}),
		slot0("__len__", func(_ *Thread, self Value) (Value, error) { return Int(len(elems(self))), nil }),
		slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
			return NewIterator(tupleIterType, &sliceIter{elems: elems(self)}), nil
		}),
		slot1("__getitem__", func(th *Thread, self, key Value) (Value, error) { return tupleGet(th, elems(self), key) }),
		slot1("__contains__", func(th *Thread, self, v Value) (Value, error) {
			i, err := findValue(th, items(self), v, 0, len(elems(self)))
			return MakeBool(i >= 0), err
		}),
		slot1("__add__", func(th *Thread, self, other Value) (Value, error) {
			o, ok := other.(*Tuple)
			if !ok {
				return nil, Raise(TypeError, "can only concatenate tuple (not \"%s\") to tuple", other.Type().TpName())
			}
			a := elems(self)
			if err := reserve(th, int64(len(a)+len(o.Elems)), 16); err != nil {
				return nil, err
			}
			return NewTuple(append(append(make([]Value, 0, len(a)+len(o.Elems)), a...), o.Elems...)...), nil
		}),
		repeatSlot("__mul__", func(th *Thread, self, n Value) (Value, error) { return tupleRepeat(th, elems(self), n) }),
		repeatSlot("__rmul__", func(th *Thread, self, n Value) (Value, error) { return tupleRepeat(th, elems(self), n) }),
		oneArg("tuple.count", func(th *Thread, self, v Value) (Value, error) { return countValue(th, items(self), v) }),
		posArgs("tuple.index", 1, 3, func(th *Thread, self Value, a []Value) (Value, error) {
			from, to, err := indexRange(th, a[1:], len(elems(self)))
			if err != nil {
				return nil, err
			}
			i, err := findValue(th, items(self), a[0], from, to)
			if err == nil && i < 0 {
				err = Raise(ValueError, "tuple.index(x): x not in tuple")
			}
			return Int(i), err
		}),
		noArgs("tuple.__getnewargs__", func(_ *Thread, self Value) (Value, error) { return NewTuple(NewTuple(elems(self)...)), nil }),
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) {
			if _, ok := other.(*Tuple); !ok {
				return NotImplemented, nil
			}
			return compareSeq(th, op, items(self), items(other))
		}))
	}
	TupleType.Extend(ClassSpec{New: newTuple, Methods: ms, ClassMethods: []Method{classGetItem}})
}

func newTuple(th *Thread, cls *Type, args Args) (Value, error) {
	if cls == TupleType {
		if err := CheckPositional("tuple", args, 0, 1); err != nil {
			return nil, err
		}
	} else if err := CheckCount("tuple", len(args.Pos), 0, 1); err != nil {
		return nil, err
	}
	if len(args.Pos) == 0 {
		if cls == TupleType {
			return EmptyTuple, nil
		}
		t := &Tuple{}
		t.SetClass(cls)
		return t, nil
	}
	if t, ok := args.Pos[0].(*Tuple); ok && cls == TupleType && t.cls == nil {
		return t, nil
	}
	elems, err := ToSlice(th, args.Pos[0])
	if err != nil {
		return nil, err
	}
	if cls == TupleType {
		return NewTuple(elems...), nil
	}
	t := &Tuple{Elems: elems}
	t.SetClass(cls)
	return t, nil
}

func tupleGet(th *Thread, elems []Value, key Value) (Value, error) {
	if s, ok := key.(*Slice); ok {
		out, err := sliceValues(th, elems, s)
		if err != nil {
			return nil, err
		}
		return NewTuple(out...), nil
	}
	if !isIndex(key) {
		return nil, Raise(TypeError, "tuple indices must be integers or slices, not %s", key.Type().TpName())
	}
	i, err := seqIndex(th, key, len(elems), "tuple")
	if err != nil {
		return nil, err
	}
	return elems[i], nil
}

func tupleRepeat(th *Thread, elems []Value, by Value) (Value, error) {
	n, ok, err := repeatCount(th, by)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, cantMultiply(by)
	}
	out, err := repeatValues(th, elems, n)
	if err != nil {
		return nil, err
	}
	return NewTuple(out...), nil
}
