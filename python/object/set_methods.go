package object

func init() {
	SetType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			s := NewSet()
			if cls != SetType {
				s.SetClass(cls)
			}
			return s, nil
		},
		Methods: append(append([]Method{
			{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
				s := self.(*Set)
				if s.cls == nil {
					if err := noKeywords("set", args); err != nil {
						return nil, err
					}
				}
				if err := CheckCount("set", len(args.Pos), 0, 1); err != nil {
					return nil, err
				}
				if s.used > 0 {
					s.Clear()
				}
				if len(args.Pos) == 0 {
					return None, nil
				}
				return None, s.update(th, args.Pos[0])
			}},
		}, setReaders("set")...), setWriters()...),
		ClassMethods: []Method{classGetItem},
		Consts:       []KwArg{{"__hash__", None}},
	})
	FrozenSetType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if cls == FrozenSetType {
				if err := noKeywords("frozenset", args); err != nil {
					return nil, err
				}
			}
			if err := CheckCount("frozenset", len(args.Pos), 0, 1); err != nil {
				return nil, err
			}
			if len(args.Pos) == 1 && cls == FrozenSetType {
				if f, ok := args.Pos[0].(*Set); ok && f.frozen && f.cls == nil {
					return f, nil
				}
			}
			s := NewFrozenSet()
			if cls != FrozenSetType {
				s.SetClass(cls)
			}
			if len(args.Pos) == 0 {
				return s, nil
			}
			return s, s.update(th, args.Pos[0])
		},
		Methods: append([]Method{
			slot0("__hash__", func(_ *Thread, self Value) (Value, error) {
				s := self.(*Set)
				if s.hash == 0 {
					s.hash = s.frozenHash()
				}
				return Int(s.hash), nil
			}),
		}, setReaders("frozenset")...),
		ClassMethods: []Method{classGetItem},
	})
}

// asKey lets a set stand for the equal frozenset in look-ups, as CPython does.
//
//go:noinline
func asKey(th *Thread, v Value) (Value, error) {
	if s, ok := v.(*Set); ok && !s.frozen {
		f := NewFrozenSet()
		return f, f.Merge(th, s)
	}
	return v, nil
}

// setReaders are the methods that set and frozenset share.
func setReaders(name string) []Method {
	ms := []Method{
		slot0("__repr__", func(th *Thread, self Value) (Value, error) {
			s := self.(*Set)
			shown := s.Type().Name
			if s.used == 0 {
				return Str(shown + "()"), nil
			}
			open, end := "{", "}"
			if s.Type() != SetType {
				open, end = shown+"({", "})"
			}
			elems := s.Elems()
			return reprItems(th, self, func() []Value { return elems }, open, end, shown+"(...)")
		}),
		slot0("__len__", func(_ *Thread, self Value) (Value, error) { return Int(self.(*Set).used), nil }),
		slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
			s := self.(*Set)
			return NewIterator(setIterType, &setIter{s: s, size: s.used}), nil
		}),
		oneArg(name+".__contains__", func(th *Thread, self, v Value) (Value, error) {
			k, err := asKey(th, v)
			if err != nil {
				return nil, err
			}
			in, err := self.(*Set).Has(th, k)
			return MakeBool(in), err
		}),
		noArgs(name+".copy", func(th *Thread, self Value) (Value, error) {
			s := self.(*Set)
			if s.frozen && s.cls == nil {
				return s, nil
			}
			return s.clone(th)
		}),
		posArgs(name+".union", 0, -1, func(th *Thread, self Value, a []Value) (Value, error) {
			r, err := self.(*Set).clone(th)
			for i := 0; i < len(a) && err == nil; i++ {
				err = r.update(th, a[i])
			}
			return r, err
		}),
		posArgs(name+".intersection", 0, -1, func(th *Thread, self Value, a []Value) (Value, error) { return setIntersect(th, self, a) }),
		posArgs(name+".difference", 0, -1, func(th *Thread, self Value, a []Value) (Value, error) {
			s := self.(*Set)
			if len(a) == 0 {
				return s.clone(th)
			}
			r, err := s.difference(th, a[0])
			for i := 1; i < len(a) && err == nil; i++ {
				err = r.differenceUpdate(th, a[i])
			}
			return r, err
		}),
		oneArg(name+".symmetric_difference", func(th *Thread, self, other Value) (Value, error) { return setXor(th, self.(*Set), other) }),
		oneArg(name+".issubset", func(th *Thread, self, other Value) (Value, error) {
			o, err := anySet(th, other)
			if err != nil {
				return nil, err
			}
			in, err := self.(*Set).subsetOf(th, o)
			return MakeBool(in), err
		}),
		oneArg(name+".issuperset", func(th *Thread, self, other Value) (Value, error) {
			if o, ok := other.(*Set); ok {
				in, err := o.subsetOf(th, self.(*Set))
				return MakeBool(in), err
			}
			in := true
			err := Iterate(th, other, func(e Value) error {
				has, err := self.(*Set).Has(th, e)
				if err == nil && !has {
					in = false
					return StopLoop
				}
				return err
			})
			return MakeBool(in), err
		}),
		oneArg(name+".isdisjoint", func(th *Thread, self, other Value) (Value, error) {
			disjoint := true
			err := Iterate(th, other, func(e Value) error {
				has, err := self.(*Set).Has(th, e)
				if err == nil && has {
					disjoint = false
					return StopLoop
				}
				return err
			})
			return MakeBool(disjoint), err
		}),
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) { return setCompare(th, op, self, other) }))
	}
	for _, op := range []Op{Sub, BitAnd, BitOr, BitXor} {
		ms = append(ms,
			slot1(opInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) { return setBinary(th, op, self, other) }),
			slot1(opInfo[op].reflected, func(th *Thread, self, other Value) (Value, error) { return setBinary(th, op, other, self) }))
	}
	return ms
}

func anySet(th *Thread, v Value) (*Set, error) {
	if s, ok := v.(*Set); ok {
		return s, nil
	}
	s := NewSet()
	return s, s.update(th, v)
}

func setIntersect(th *Thread, self Value, a []Value) (*Set, error) {
	s := self.(*Set)
	if len(a) == 0 {
		return s.clone(th)
	}
	r := s
	for _, o := range a {
		var err error
		if r, err = r.intersection(th, o); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func setXor(th *Thread, s *Set, other Value) (*Set, error) {
	r := s.empty()
	if err := r.update(th, other); err != nil {
		return nil, err
	}
	return r, r.symmetricUpdate(th, s)
}

func setCompare(th *Thread, op CmpOp, a, b Value) (Value, error) {
	x, ok := a.(*Set)
	y, ok2 := b.(*Set)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	var r bool
	var err error
	switch op {
	case Eq, Ne:
		if x.used == y.used {
			r, err = x.subsetOf(th, y)
		}
		r = r == (op == Eq)
	case Lt:
		if x.used < y.used {
			r, err = x.subsetOf(th, y)
		}
	case Le:
		r, err = x.subsetOf(th, y)
	case Gt:
		if x.used > y.used {
			r, err = y.subsetOf(th, x)
		}
	case Ge:
		r, err = y.subsetOf(th, x)
	}
	return MakeBool(r), err
}

func setBinary(th *Thread, op Op, a, b Value) (Value, error) {
	x, ok := a.(*Set)
	y, ok2 := b.(*Set)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	var r *Set
	var err error
	switch op {
	case Sub:
		r, err = x.difference(th, y)
	case BitAnd:
		r, err = x.intersection(th, y)
	case BitOr:
		if r, err = x.clone(th); err == nil {
			err = r.update(th, y)
		}
	case BitXor:
		r, err = setXor(th, x, y)
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

// setWriters are the methods that only set has.
func setWriters() []Method {
	// replace gives s the elements of r, for what CPython computes aside first.
	replace := func(s, r *Set) {
		s.table, s.fill, s.used, s.finger = r.table, r.fill, r.used, 0
	}
	inplace := func(op Op, f func(th *Thread, s, o *Set) error) Method {
		return slot1(opInfo[op].inplace, func(th *Thread, self, other Value) (Value, error) {
			o, ok := other.(*Set)
			if !ok {
				return NotImplemented, nil
			}
			return self, f(th, self.(*Set), o)
		})
	}
	return []Method{
		oneArg("set.add", func(th *Thread, self, v Value) (Value, error) { return None, self.(*Set).Add(th, v) }),
		oneArg("set.discard", func(th *Thread, self, v Value) (Value, error) {
			k, err := asKey(th, v)
			if err != nil {
				return nil, err
			}
			_, err = self.(*Set).Discard(th, k)
			return None, err
		}),
		oneArg("set.remove", func(th *Thread, self, v Value) (Value, error) {
			k, err := asKey(th, v)
			if err != nil {
				return nil, err
			}
			gone, err := self.(*Set).Discard(th, k)
			if err == nil && !gone {
				err = NewKeyError(v)
			}
			return None, err
		}),
		noArgs("set.pop", func(_ *Thread, self Value) (Value, error) {
			v, ok := self.(*Set).pop()
			if !ok {
				return nil, Raise(KeyError, "pop from an empty set")
			}
			return v, nil
		}),
		noArgs("set.clear", func(_ *Thread, self Value) (Value, error) {
			self.(*Set).Clear()
			return None, nil
		}),
		posArgs("set.update", 0, -1, func(th *Thread, self Value, a []Value) (Value, error) {
			for _, v := range a {
				if err := self.(*Set).update(th, v); err != nil {
					return nil, err
				}
			}
			return None, nil
		}),
		posArgs("set.intersection_update", 0, -1, func(th *Thread, self Value, a []Value) (Value, error) {
			r, err := setIntersect(th, self, a)
			if err == nil {
				replace(self.(*Set), r)
			}
			return None, err
		}),
		posArgs("set.difference_update", 0, -1, func(th *Thread, self Value, a []Value) (Value, error) {
			for _, v := range a {
				if err := self.(*Set).differenceUpdate(th, v); err != nil {
					return nil, err
				}
			}
			return None, nil
		}),
		oneArg("set.symmetric_difference_update", func(th *Thread, self, v Value) (Value, error) {
			return None, self.(*Set).symmetricUpdate(th, v)
		}),
		inplace(BitOr, func(th *Thread, s, o *Set) error { return s.Merge(th, o) }),
		inplace(Sub, func(th *Thread, s, o *Set) error { return s.differenceUpdate(th, o) }),
		inplace(BitXor, func(th *Thread, s, o *Set) error { return s.symmetricUpdate(th, o) }),
		inplace(BitAnd, func(th *Thread, s, o *Set) error {
			r, err := s.intersection(th, o)
			if err == nil {
				replace(s, r)
			}
			return err
		}),
	}
}
