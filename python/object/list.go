package object

import "slices"

func init() {
	elems := func(v Value) []Value {
		l, ok := v.(*List)
		if !ok {
			return nil
		}
		return l.Elems
	}
	items := func(v Value) func() []Value { return func() []Value { return elems(v) } }
	method := func(f func(th *Thread, l *List, a []Value) (Value, error)) func(*Thread, Value, []Value) (Value, error) {
		return func(th *Thread, self Value, a []Value) (Value, error) { return f(th, self.(*List), a) }
	}
	ms := []Method{
		{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
			l := self.(*List)
			if l.cls == nil || len(args.Kw) == 0 {
				if err := CheckPositional("list", args, 0, 1); err != nil {
					return nil, err
				}
			}
			l.Elems = nil
			if len(args.Pos) == 0 {
				return None, nil
			}
			return None, l.extend(th, args.Pos[0])
		}},
		slot0("__repr__", func(th *Thread, self Value) (Value, error) {
			return reprItems(th, self, items(self), "[", "]", "[...]")
		}),
		slot0("__len__", func(_ *Thread, self Value) (Value, error) { return Int(len(elems(self))), nil }),
		slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
			return NewIterator(listIterType, &listIter{list: self.(*List)}), nil
		}),
		noArgs("list.__reversed__", func(_ *Thread, self Value) (Value, error) {
			l := self.(*List)
			return NewIterator(listReverseIterType, &listReverseIter{l, len(l.Elems) - 1}), nil
		}),
		oneArg("list.__getitem__", func(th *Thread, self, key Value) (Value, error) { return listGet(th, self.(*List), key) }),
		slot2("__setitem__", func(th *Thread, self, key, v Value) (Value, error) { return None, listSet(th, self.(*List), key, v) }),
		slot1("__delitem__", func(th *Thread, self, key Value) (Value, error) { return None, listDel(th, self.(*List), key) }),
		slot1("__contains__", func(th *Thread, self, v Value) (Value, error) {
			i, err := findValue(th, items(self), v, 0, len(elems(self)))
			return MakeBool(i >= 0), err
		}),
		slot1("__add__", func(th *Thread, self, other Value) (Value, error) {
			o, ok := other.(*List)
			if !ok {
				return nil, Raise(TypeError, "can only concatenate list (not \"%s\") to list", other.Type().TpName())
			}
			a := elems(self)
			if err := reserve(th, int64(len(a)+len(o.Elems)), 16); err != nil {
				return nil, err
			}
			return NewList(append(append(make([]Value, 0, len(a)+len(o.Elems)), a...), o.Elems...)...), nil
		}),
		slot1("__iadd__", func(th *Thread, self, other Value) (Value, error) { return self, self.(*List).extend(th, other) }),
		repeatSlot("__mul__", func(th *Thread, self, n Value) (Value, error) { return listRepeat(th, elems(self), n) }),
		repeatSlot("__rmul__", func(th *Thread, self, n Value) (Value, error) { return listRepeat(th, elems(self), n) }),
		repeatSlot("__imul__", func(th *Thread, self, n Value) (Value, error) {
			r, err := listRepeat(th, elems(self), n)
			if err != nil {
				return nil, err
			}
			self.(*List).Elems = r.(*List).Elems
			return self, nil
		}),
		oneArg("list.append", func(th *Thread, self, v Value) (Value, error) { return None, self.(*List).Append(th, v) }),
		oneArg("list.extend", func(th *Thread, self, v Value) (Value, error) { return None, self.(*List).extend(th, v) }),
		posArgs("list.insert", 2, 2, method(func(th *Thread, l *List, a []Value) (Value, error) {
			i, err := SizeArg(th, a[0], "ssize_t")
			if err != nil {
				return nil, err
			}
			n := int64(len(l.Elems))
			if i < 0 {
				i = max(i+n, 0)
			}
			if err := th.Alloc(16); err != nil {
				return nil, err
			}
			l.Elems = slices.Insert(l.Elems, int(min(i, n)), a[1])
			return None, nil
		})),
		posArgs("list.pop", 0, 1, method(func(th *Thread, l *List, a []Value) (Value, error) {
			i := int64(-1)
			if len(a) > 0 {
				var err error
				if i, err = SizeArg(th, a[0], "ssize_t"); err != nil {
					return nil, err
				}
			}
			n := int64(len(l.Elems))
			if n == 0 {
				return nil, Raise(IndexError, "pop from empty list")
			}
			if i < 0 {
				i += n
			}
			if i < 0 || i >= n {
				return nil, Raise(IndexError, "pop index out of range")
			}
			v := l.Elems[i]
			if i == n-1 {
				l.Elems[i] = nil
				l.Elems = l.Elems[:i]
			} else if i == 0 {
				l.Elems[0] = nil
				l.Elems = l.Elems[1:]
			} else {
				l.Elems = slices.Delete(l.Elems, int(i), int(i)+1)
			}
			return v, nil
		})),
		oneArg("list.remove", func(th *Thread, self, v Value) (Value, error) {
			i, err := findValue(th, items(self), v, 0, len(elems(self)))
			if err != nil {
				return nil, err
			}
			l := self.(*List)
			if i < 0 || i >= len(l.Elems) {
				return nil, Raise(ValueError, "list.remove(x): x not in list")
			}
			l.Elems = slices.Delete(l.Elems, i, i+1)
			return None, nil
		}),
		posArgs("list.index", 1, 3, method(func(th *Thread, l *List, a []Value) (Value, error) {
			from, to, err := indexRange(th, a[1:], len(l.Elems))
			if err != nil {
				return nil, err
			}
			i, err := findValue(th, items(l), a[0], from, to)
			if err != nil || i >= 0 {
				return Int(i), err
			}
			r, err := Repr(th, a[0])
			if err != nil {
				return nil, err
			}
			return nil, Raise(ValueError, "%s is not in list", r)
		})),
		oneArg("list.count", func(th *Thread, self, v Value) (Value, error) { return countValue(th, items(self), v) }),
		noArgs("list.clear", func(_ *Thread, self Value) (Value, error) {
			self.(*List).Elems = nil
			return None, nil
		}),
		noArgs("list.copy", func(th *Thread, self Value) (Value, error) {
			return NewList(slices.Clone(elems(self))...), reserve(th, int64(len(elems(self))), 16)
		}),
		noArgs("list.reverse", func(_ *Thread, self Value) (Value, error) {
			slices.Reverse(elems(self))
			return None, nil
		}),
		kwArgs("list.sort(*, key=, reverse=)", method(func(th *Thread, l *List, a []Value) (Value, error) {
			return None, l.sortInPlace(th, a[0], a[1])
		})),
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) {
			if _, ok := other.(*List); !ok {
				return NotImplemented, nil
			}
			return compareSeq(th, op, items(self), items(other))
		}))
	}
	ListType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			l := &List{}
			if cls != ListType {
				l.SetClass(cls)
			}
			return l, nil
		},
		Methods: ms, ClassMethods: []Method{classGetItem},
		Consts: []KwArg{{"__hash__", None}},
	})
}

// Append adds v at the end.
func (l *List) Append(th *Thread, v Value) error {
	if len(l.Elems) == cap(l.Elems) {
		if err := reserve(th, int64(max(len(l.Elems), 4)), 16); err != nil {
			return err
		}
	}
	l.Elems = append(l.Elems, v)
	return nil
}

// extend adds every item of v, which may be the list itself.
func (l *List) extend(th *Thread, v Value) error {
	switch x := v.(type) {
	case *List:
		if x.cls == nil || !x.cls.Overrides("__iter__", ListType) {
			return l.extendSlice(th, x.Elems)
		}
	case *Tuple:
		if x.cls == nil || !x.cls.Overrides("__iter__", TupleType) {
			return l.extendSlice(th, x.Elems)
		}
	case *BigRange:
		if _, err := x.length(); err != nil {
			return err
		}
	}
	return Iterate(th, v, func(e Value) error { return l.Append(th, e) })
}

func (l *List) extendSlice(th *Thread, elems []Value) error {
	if err := reserve(th, int64(len(elems)), 16); err != nil {
		return err
	}
	l.Elems = append(l.Elems, elems...)
	return nil
}

func listGet(th *Thread, l *List, key Value) (Value, error) {
	if s, ok := key.(*Slice); ok {
		out, err := sliceValues(th, l.Elems, s)
		if err != nil {
			return nil, err
		}
		return NewList(out...), nil
	}
	if !isIndex(key) {
		return nil, Raise(TypeError, "list indices must be integers or slices, not %s", key.Type().TpName())
	}
	i, err := seqIndex(th, key, len(l.Elems), "list")
	if err != nil {
		return nil, err
	}
	return l.Elems[i], nil
}

func listSet(th *Thread, l *List, key, v Value) error {
	s, ok := key.(*Slice)
	if !ok {
		if !isIndex(key) {
			return Raise(TypeError, "list indices must be integers or slices, not %s", key.Type().TpName())
		}
		i, err := seqIndex(th, key, len(l.Elems), "list assignment")
		if err != nil {
			return err
		}
		l.Elems[i] = v
		return nil
	}
	_, step, _, err := s.Indices(th, len(l.Elems))
	if err != nil {
		return err
	}
	vals, err := ToSlice(th, v)
	if err != nil {
		if _, ok := AsException(err, TypeError); ok && !iterable(v) {
			if step == 1 {
				return Raise(TypeError, "can only assign an iterable")
			}
			return Raise(TypeError, "must assign iterable to extended slice")
		}
		return err
	}
	start, step, count, err := s.Indices(th, len(l.Elems))
	if err != nil {
		return err
	}
	if step == 1 {
		if err := reserve(th, int64(len(vals)), 16); err != nil {
			return err
		}
		l.Elems = slices.Replace(l.Elems, start, start+count, vals...)
		return nil
	}
	if len(vals) != count {
		return Raise(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(vals), count)
	}
	for i, x := range vals {
		l.Elems[start+i*step] = x
	}
	return nil
}

// iterable reports whether iter(v) could work.
func iterable(v Value) bool {
	if _, ok := v.(Iterable); ok {
		return true
	}
	if _, ok := v.Type().Lookup("__iter__"); ok {
		return true
	}
	return hasItems(v)
}

func listDel(th *Thread, l *List, key Value) error {
	s, ok := key.(*Slice)
	if !ok {
		if !isIndex(key) {
			return Raise(TypeError, "list indices must be integers or slices, not %s", key.Type().TpName())
		}
		i, err := seqIndex(th, key, len(l.Elems), "list assignment")
		if err != nil {
			return err
		}
		l.Elems = slices.Delete(l.Elems, i, i+1)
		return nil
	}
	start, step, count, err := s.Indices(th, len(l.Elems))
	if err != nil || count == 0 {
		return err
	}
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	if step == 1 {
		l.Elems = slices.Delete(l.Elems, start, start+count)
		return nil
	}
	out := l.Elems[:start]
	for i := start; i < len(l.Elems); i++ {
		if d := i - start; d%step != 0 || d/step >= count {
			out = append(out, l.Elems[i])
		}
	}
	clear(l.Elems[len(out):])
	l.Elems = out
	return nil
}

func listRepeat(th *Thread, elems []Value, by Value) (Value, error) {
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
	return NewList(out...), nil
}
