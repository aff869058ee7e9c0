package object

// How objects are taken apart for copying and pickling: __reduce_ex__,
// __reduce__ and __getstate__ of object, and of the built-in containers.

func init() {
	ObjectType.Extend(ClassSpec{Methods: []Method{
		noArgs("object.__getstate__", func(_ *Thread, self Value) (Value, error) { return stateOf(self), nil }),
		noArgs("object.__reduce__", func(th *Thread, self Value) (Value, error) { return reduceOld(th, self) }),
		oneArg("object.__reduce_ex__", reduceEx),
	}})
	contents := func(th *Thread, self Value) (Value, error) {
		items, err := ToSlice(th, self)
		return NewTuple(self.Type(), NewTuple(NewList(items...)), stateOf(self)), err
	}
	for t, f := range map[*Type]func(*Thread, Value) (Value, error){
		SetType: contents, FrozenSetType: contents,
		RangeType: func(_ *Thread, self Value) (Value, error) {
			b := bounds(self)
			return NewTuple(RangeType, NewTuple(b[:]...)), nil
		},
		SliceType: func(_ *Thread, self Value) (Value, error) {
			s := self.(*Slice)
			return NewTuple(SliceType, NewTuple(s.Start, s.Stop, s.Step)), nil
		},
		ByteArrayType: func(_ *Thread, self Value) (Value, error) {
			return NewTuple(self.Type(), NewTuple(Bytes(self.(*ByteArray).Data)), stateOf(self)), nil
		},
		MethodType: func(th *Thread, self Value) (Value, error) {
			m := self.(*BoundMethod)
			name, err := GetAttr(th, m.Fn, "__name__")
			if err != nil {
				return nil, err
			}
			getattr, _ := th.Builtins.GetStr("getattr")
			return NewTuple(getattr, NewTuple(m.Self, name)), nil
		},
	} {
		t.Extend(ClassSpec{Methods: []Method{noArgs(t.Name+".__reduce__", f)}})
	}
}

// stateOf is object.__getstate__: the attributes, with those in slots beside them,
// or None.
func stateOf(self Value) Value {
	state := None
	if h, ok := self.(HasAttrs); ok {
		if d := h.AttrDict(false); d != nil && d.Len() > 0 {
			state = d
		}
	}
	o, ok := self.(*Instance)
	if !ok || len(o.cls.SlotNames) == 0 {
		return state
	}
	slots := NewDict()
	for _, c := range o.cls.MRO {
		for _, e := range c.Dict.entries {
			if m, ok := e.Value.(*Member); ok && m.Owner == c && m.Index < len(o.Slots) && o.Slots[m.Index] != nil {
				slots.SetStr(m.Name, o.Slots[m.Index])
			}
		}
	}
	if slots.Len() == 0 {
		return state
	}
	return NewTuple(state, slots)
}

func reduceEx(th *Thread, self, protocol Value) (Value, error) {
	n, err := Index(th, protocol)
	if err != nil {
		return nil, err
	}
	if f, owner := self.Type().LookupOwner("__reduce__"); owner != ObjectType {
		return callUnbound(th, f, self)
	}
	if n < 2 {
		return reduceOld(th, self)
	}
	return reduceNew(th, self)
}

// picklable reports whether an object is all in its attributes and in what __new__
// takes: one with a state of Go's is not, unless its class says what that state is.
func picklable(self Value) bool {
	if _, owner := self.Type().LookupOwner("__getstate__"); owner != ObjectType {
		return true
	}
	switch o := self.(type) {
	case *Instance:
		_, builtin := o.Native.(Value)
		return o.Native == nil || builtin || o.cls.Whole
	case *List, *Dict, *Tuple, *Set, *Exception, Str, Bytes, Int, *BigInt, Float, Bool, Complex:
		return true
	}
	return self.Type() == ObjectType
}

// reduceNew is what protocol 2 and later do: copyreg.__newobj__ with the class and
// what __getnewargs__ says, the state, the items of a list and of a dict.
func reduceNew(th *Thread, self Value) (Value, error) {
	cls := self.Type()
	args, given, err := CallSpecial(th, self, "__getnewargs_ex__")
	if err != nil {
		return nil, err
	}
	maker, all := "__newobj__", []Value{cls}
	if given {
		pair, ok := args.(*Tuple)
		if !ok || len(pair.Elems) != 2 {
			return nil, Raise(TypeError, "__getnewargs_ex__ should return a tuple, not '%s'", args.Type().TpName())
		}
		maker, all = "__newobj_ex__", append(all, pair.Elems...)
	} else {
		args, given, err = CallSpecial(th, self, "__getnewargs__")
		if err != nil {
			return nil, err
		}
		if given {
			t, ok := args.(*Tuple)
			if !ok {
				return nil, Raise(TypeError, "__getnewargs__ should return a tuple, not '%s'", args.Type().TpName())
			}
			all = append(all, t.Elems...)
		}
	}
	if !given && !picklable(self) {
		return nil, cannotReduce(self)
	}
	state, _, err := CallSpecial(th, self, "__getstate__")
	if err != nil {
		return nil, err
	}
	items, pairs := None, None
	switch self.(type) {
	case *List:
		it, err := IterValue(th, self)
		if err != nil {
			return nil, err
		}
		items = it
	case *Dict:
		view, err := CallMethod(th, self, "items")
		if err != nil {
			return nil, err
		}
		if pairs, err = IterValue(th, view); err != nil {
			return nil, err
		}
	}
	f, err := fromCopyreg(th, maker)
	return NewTuple(f, NewTuple(all...), state, items, pairs), err
}

// reduceOld is what protocols 0 and 1 do.
func reduceOld(th *Thread, self Value) (Value, error) {
	if !picklable(self) {
		return nil, cannotReduce(self)
	}
	cls := self.Type()
	base, value := ObjectType, None
	for _, c := range cls.MRO {
		if c.Builtin && c != ObjectType {
			v, err := Call(th, c, self)
			if err != nil {
				return nil, err
			}
			base, value = c, v
			break
		}
	}
	if base == cls {
		return nil, cannotReduce(self)
	}
	state, _, err := CallSpecial(th, self, "__getstate__")
	if err != nil {
		return nil, err
	}
	if _, owner := cls.LookupOwner("__getstate__"); owner == ObjectType && len(cls.SlotNames) > 0 {
		return nil, Raise(TypeError, "a class that defines __slots__ without defining __getstate__ cannot be pickled")
	}
	f, err := fromCopyreg(th, "_reconstructor")
	if err != nil || state == None {
		return NewTuple(f, NewTuple(cls, base, value)), err
	}
	return NewTuple(f, NewTuple(cls, base, value), state), nil
}

func fromCopyreg(th *Thread, name string) (Value, error) {
	m, err := th.Import("copyreg")
	if err != nil {
		return nil, err
	}
	return GetAttr(th, m, name)
}

func cannotReduce(v Value) error {
	return Raise(TypeError, "cannot pickle '%s' object", v.Type().TpName())
}
