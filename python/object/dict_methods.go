package object

func init() {
	method := func(f func(th *Thread, d *Dict, a []Value) (Value, error)) func(*Thread, Value, []Value) (Value, error) {
		return func(th *Thread, self Value, a []Value) (Value, error) { return f(th, self.(*Dict), a) }
	}
	view := func(kind viewKind) func(*Thread, Value) (Value, error) {
		return func(_ *Thread, self Value) (Value, error) { return &DictView{self.(*Dict), kind}, nil }
	}
	ms := []Method{
		{"__init__", func(th *Thread, self Value, args Args) (Value, error) {
			return None, dictUpdate(th, self.(*Dict), "dict", args)
		}},
		slot0("__repr__", dictRepr),
		slot0("__len__", func(_ *Thread, self Value) (Value, error) { return Int(self.(*Dict).Len()), nil }),
		slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
			t := dictKeyIterType
			if self.(*Dict).ordered() {
				t = OrderedIterType
			}
			return NewIterator(t, NewDictIter(self.(*Dict), entryKey)), nil
		}),
		noArgs("dict.__reversed__", func(_ *Thread, self Value) (Value, error) {
			t := dictRevKeyType
			if self.(*Dict).ordered() {
				t = OrderedIterType
			}
			return NewIterator(t, newDictReverse(self.(*Dict), entryKey)), nil
		}),
		oneArg("dict.__getitem__", func(th *Thread, self, key Value) (Value, error) { return dictGet(th, self.(*Dict), key) }),
		slot2("__setitem__", func(th *Thread, self, key, v Value) (Value, error) { return None, self.(*Dict).Set(th, key, v) }),
		slot1("__delitem__", func(th *Thread, self, key Value) (Value, error) {
			_, ok, err := self.(*Dict).Delete(th, key)
			if err == nil && !ok {
				err = NewKeyError(key)
			}
			return None, err
		}),
		oneArg("dict.__contains__", func(th *Thread, self, key Value) (Value, error) {
			_, ok, err := self.(*Dict).Get(th, key)
			return MakeBool(ok), err
		}),
		slot1("__eq__", func(th *Thread, self, other Value) (Value, error) { return dictEqual(th, self, other, true) }),
		slot1("__ne__", func(th *Thread, self, other Value) (Value, error) { return dictEqual(th, self, other, false) }),
		slot1("__or__", func(th *Thread, self, other Value) (Value, error) { return dictOr(th, self, other) }),
		slot1("__ror__", func(th *Thread, self, other Value) (Value, error) { return dictOr(th, other, self) }),
		slot1("__ior__", func(th *Thread, self, other Value) (Value, error) {
			return self, dictUpdate(th, self.(*Dict), "update", Args{Pos: []Value{other}})
		}),
		noArgs("dict.keys", view(viewKeys)), noArgs("dict.values", view(viewValues)), noArgs("dict.items", view(viewItems)),
		posArgs("dict.get", 1, 2, method(func(th *Thread, d *Dict, a []Value) (Value, error) {
			v, ok, err := d.Get(th, a[0])
			if err != nil || ok {
				return v, err
			}
			if len(a) > 1 {
				return a[1], nil
			}
			return None, nil
		})),
		posArgs("dict.setdefault", 1, 2, method(func(th *Thread, d *Dict, a []Value) (Value, error) {
			v, ok, err := d.Get(th, a[0])
			if err != nil || ok {
				return v, err
			}
			v = None
			if len(a) > 1 {
				v = a[1]
			}
			return v, d.Set(th, a[0], v)
		})),
		posArgs("dict.pop", 1, 2, method(func(th *Thread, d *Dict, a []Value) (Value, error) {
			if d.Len() > 0 { // an empty dict does not even hash the key
				v, ok, err := d.Delete(th, a[0])
				if err != nil || ok {
					return v, err
				}
			}
			if len(a) > 1 {
				return a[1], nil
			}
			return nil, NewKeyError(a[0])
		})),
		noArgs("dict.popitem", func(_ *Thread, self Value) (Value, error) {
			e, ok := self.(*Dict).PopLast()
			if !ok {
				return nil, Raise(KeyError, "popitem(): dictionary is empty")
			}
			return NewTuple(e.Key, e.Value), nil
		}),
		{"update", func(th *Thread, self Value, args Args) (Value, error) {
			return None, dictUpdate(th, self.(*Dict), "update", args)
		}},
		noArgs("dict.clear", func(_ *Thread, self Value) (Value, error) {
			self.(*Dict).Clear()
			return None, nil
		}),
		noArgs("dict.copy", func(th *Thread, self Value) (Value, error) {
			d := self.(*Dict)
			return d.Copy(), reserve(th, int64(d.Len()), 48)
		}),
	}
	DictType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			d := NewDict()
			if cls != DictType {
				d.SetClass(cls)
			}
			return d, nil
		},
		Methods: ms,
		ClassMethods: []Method{
			classGetItem,
			posArgs("dict.fromkeys", 1, 2, func(th *Thread, cls Value, a []Value) (Value, error) {
				v := None
				if len(a) > 1 {
					v = a[1]
				}
				r, err := Call(th, cls)
				if err != nil {
					return nil, err
				}
				d, plain := r.(*Dict)
				plain = plain && d.cls == nil
				return r, Iterate(th, a[0], func(k Value) error {
					if plain {
						return d.Set(th, k, v)
					}
					return SetItem(th, r, k, v)
				})
			}),
		},
		Consts: []KwArg{{"__hash__", None}},
	})
}

func entryKey(e Entry) Value   { return e.Key }
func entryValue(e Entry) Value { return e.Value }
func entryItem(e Entry) Value  { return NewTuple(e.Key, e.Value) }

// dictGet is d[key], with __missing__ of a subclass.
func dictGet(th *Thread, d *Dict, key Value) (Value, error) {
	v, ok, err := d.Get(th, key)
	if err != nil || ok {
		return v, err
	}
	if d.cls != nil {
		if v, found, err := CallSpecial(th, d, "__missing__", key); found {
			return v, err
		}
	}
	return nil, NewKeyError(key)
}

func dictRepr(th *Thread, self Value) (Value, error) {
	d := self.(*Dict)
	if d.Len() == 0 {
		return Str("{}"), nil
	}
	if !th.EnterRepr(self) {
		return Str("{...}"), nil
	}
	defer th.LeaveRepr(self)
	buf := []byte("{")
	for pos := 0; ; {
		e, next, ok := d.Next(pos)
		if !ok {
			break
		}
		pos = next
		if len(buf) > 1 {
			buf = append(buf, ", "...)
		}
		k, err := Repr(th, e.Key)
		if err != nil {
			return nil, err
		}
		v, err := Repr(th, e.Value)
		if err != nil {
			return nil, err
		}
		if err := th.Alloc(int64(len(k) + len(v) + 4)); err != nil {
			return nil, err
		}
		buf = append(append(append(buf, k...), ": "...), v...)
	}
	return Str(append(buf, '}')), nil
}

func dictEqual(th *Thread, self, other Value, want bool) (Value, error) {
	o, ok := other.(*Dict)
	if !ok {
		return NotImplemented, nil
	}
	same, err := sameItems(th, self.(*Dict), o)
	return MakeBool(same == want), err
}

func sameItems(th *Thread, d, o *Dict) (bool, error) {
	if d.Len() != o.Len() {
		return false, nil
	}
	if err := th.Enter(); err != nil {
		return false, err
	}
	defer th.Leave()
	for _, e := range d.Items() {
		if err := th.Step(); err != nil {
			return false, err
		}
		v, ok, err := o.Get(th, e.Key)
		if err != nil || !ok {
			return false, err
		}
		if same, err := Equal(th, e.Value, v); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

func dictOr(th *Thread, a, b Value) (Value, error) {
	x, ok := a.(*Dict)
	y, ok2 := b.(*Dict)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	if err := reserve(th, int64(x.Len()), 48); err != nil {
		return nil, err
	}
	r := x.Copy()
	return r, r.Update(th, y)
}

// ordered reports whether d is an OrderedDict, which has views and messages of its own.
func (d *Dict) ordered() bool {
	if d.cls == nil {
		return false
	}
	_, ok := d.cls.Lookup("move_to_end")
	return ok
}

// dictUpdate is d.update(other=(), **kw); name is what counts of arguments are
// reported for.
func dictUpdate(th *Thread, d *Dict, name string, args Args) error {
	if err := CheckCount(name, len(args.Pos), 0, 1); err != nil {
		return err
	}
	if len(args.Pos) == 1 {
		if err := d.merge(th, args.Pos[0]); err != nil {
			return err
		}
	}
	for _, k := range args.Kw {
		d.SetStr(k.Name, k.Value)
	}
	return nil
}

// merge sets the items of a mapping or of a sequence of pairs.
func (d *Dict) merge(th *Thread, v Value) error {
	if o, ok := v.(*Dict); ok && (o.cls == nil || !o.cls.Overrides("__iter__", DictType)) {
		return d.Update(th, o)
	}
	keys, found, err := LookupAttr(th, v, "keys")
	if err != nil {
		if _, missing := AsException(err, AttributeError); !missing {
			return err
		}
	}
	if found {
		ks, err := Call(th, keys)
		if err != nil {
			return err
		}
		return Iterate(th, ks, func(k Value) error {
			x, err := GetItem(th, v, k)
			if err != nil {
				return err
			}
			return d.Set(th, k, x)
		})
	}
	i, ordered := 0, d.ordered()
	return Iterate(th, v, func(pair Value) error {
		if !iterable(pair) && !ordered {
			return Raise(TypeError, "cannot convert dictionary update sequence element #%d to a sequence", i)
		}
		kv, err := ToSlice(th, pair)
		if err != nil {
			return err
		}
		switch n := len(kv); {
		case n == 2:
		case ordered && n < 2:
			return Raise(ValueError, "need more than %d value%s to unpack", n, plural(n))
		case ordered:
			return Raise(ValueError, "too many values to unpack (expected 2)")
		default:
			return Raise(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", i, n)
		}
		i++
		return d.Set(th, kv[0], kv[1])
	})
}

// dictReverse walks a dict from its last item.
type dictReverse struct {
	d         *Dict
	pos, size int
	pick      func(Entry) Value
}

func newDictReverse(d *Dict, pick func(Entry) Value) *dictReverse {
	return &dictReverse{d, d.Span(), d.Len(), pick}
}

func (it *dictReverse) Next(*Thread) (Value, error) {
	if it.d == nil {
		return nil, nil
	}
	if it.d.Len() != it.size {
		it.d = nil
		return nil, Raise(RuntimeError, "dictionary changed size during iteration")
	}
	e, next, ok := it.d.Prev(it.pos)
	if !ok {
		it.d = nil
		return nil, nil
	}
	it.pos = next
	return it.pick(e), nil
}
