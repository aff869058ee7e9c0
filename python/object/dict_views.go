package object

type viewKind uint8

const (
	viewKeys viewKind = iota
	viewValues
	viewItems
)

// DictView is what dict.keys(), values() and items() return.
type DictView struct {
	Dict *Dict
	kind viewKind
}

// The classes of dictionary views.
var (
	DictKeysType   = final(newBuiltinType("dict_keys", ObjectType))
	DictValuesType = final(newBuiltinType("dict_values", ObjectType))
	DictItemsType  = final(newBuiltinType("dict_items", ObjectType))
)

// orderedViews are the views of an OrderedDict.
var orderedViews = [...]*Type{
	final(newBuiltinType("odict_keys", DictKeysType)), final(newBuiltinType("odict_values", DictValuesType)), final(newBuiltinType("odict_items", DictItemsType)),
}

// Type returns dict_keys, dict_values or dict_items.
func (v *DictView) Type() *Type {
	if v.Dict.ordered() {
		return orderedViews[v.kind]
	}
	return [...]*Type{DictKeysType, DictValuesType, DictItemsType}[v.kind]
}

func (v *DictView) pick() func(Entry) Value {
	return [...]func(Entry) Value{entryKey, entryValue, entryItem}[v.kind]
}

// Iter walks the view.
func (v *DictView) Iter(*Thread) (Iterator, error) { return NewDictIter(v.Dict, v.pick()), nil }

func init() {
	common := []Method{
		slot0("__len__", func(_ *Thread, self Value) (Value, error) { return Int(self.(*DictView).Dict.Len()), nil }),
		slot0("__iter__", func(_ *Thread, self Value) (Value, error) {
			v := self.(*DictView)
			t := [...]*Type{dictKeyIterType, dictValueIterType, dictItemIterType}[v.kind]
			if v.Type() == orderedViews[v.kind] {
				t = OrderedIterType
			}
			return NewIterator(t, NewDictIter(v.Dict, v.pick())), nil
		}),
		noArgs("dict_view.__reversed__", func(_ *Thread, self Value) (Value, error) {
			v := self.(*DictView)
			t := [...]*Type{dictRevKeyType, dictRevValueType, dictRevItemType}[v.kind]
			if v.Type() == orderedViews[v.kind] {
				t = OrderedIterType
			}
			return NewIterator(t, newDictReverse(v.Dict, v.pick())), nil
		}),
		slot0("__repr__", func(th *Thread, self Value) (Value, error) {
			v := self.(*DictView)
			name := v.Type().Name
			if !th.EnterRepr(self) {
				return Str("..."), nil
			}
			defer th.LeaveRepr(self)
			elems, err := ToSlice(th, v)
			if err != nil {
				return nil, err
			}
			r, err := Repr(th, NewList(elems...))
			return Str(name + "(" + r + ")"), err
		}),
	}
	mapping := []Attr{{"mapping", func(_ *Thread, self Value) (Value, error) {
		return &MappingProxy{Map: self.(*DictView).Dict}, nil
	}, nil}}
	DictValuesType.Extend(ClassSpec{Methods: common, Attrs: mapping})
	setLike := append([]Method{
		slot1("__contains__", func(th *Thread, self, v Value) (Value, error) {
			in, err := self.(*DictView).contains(th, v)
			return MakeBool(in), err
		}),
		oneArg("dict_view.isdisjoint", func(th *Thread, self, other Value) (Value, error) {
			disjoint := true
			err := Iterate(th, other, func(e Value) error {
				in, err := Contains(th, self, e)
				if in && err == nil {
					disjoint = false
					return StopLoop
				}
				return err
			})
			return MakeBool(disjoint), err
		}),
	}, common...)
	for op := Eq; op <= Ge; op++ {
		setLike = append(setLike, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) { return viewCompare(th, op, self, other) }))
	}
	for _, op := range []Op{Sub, BitAnd, BitOr, BitXor} {
		setLike = append(setLike,
			slot1(opInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) { return viewBinary(th, op, self, other) }),
			slot1(opInfo[op].reflected, func(th *Thread, self, other Value) (Value, error) { return viewBinary(th, op, other, self) }))
	}
	none := []KwArg{{"__hash__", None}}
	DictKeysType.Extend(ClassSpec{Methods: setLike, Attrs: mapping, Consts: none})
	DictItemsType.Extend(ClassSpec{Methods: setLike, Attrs: mapping, Consts: none})
}

func (v *DictView) contains(th *Thread, x Value) (bool, error) {
	if v.kind == viewKeys {
		_, ok, err := v.Dict.Get(th, x)
		return ok, err
	}
	t, ok := x.(*Tuple)
	if !ok || len(t.Elems) != 2 {
		return false, nil
	}
	val, ok, err := v.Dict.Get(th, t.Elems[0])
	if err != nil || !ok {
		return false, err
	}
	return Equal(th, val, t.Elems[1])
}

// viewCompare compares a keys or items view as a set with another view or set.
func viewCompare(th *Thread, op CmpOp, a, b Value) (Value, error) {
	switch o := b.(type) {
	case *Set:
	case *DictView:
		if o.kind == viewValues {
			return NotImplemented, nil
		}
	default:
		return NotImplemented, nil
	}
	na, err := Len(th, a)
	if err != nil {
		return nil, err
	}
	nb, err := Len(th, b)
	if err != nil {
		return nil, err
	}
	all := func(x, y Value) (bool, error) {
		in := true
		err := Iterate(th, x, func(e Value) error {
			ok, err := Contains(th, y, e)
			if err == nil && !ok {
				in = false
				return StopLoop
			}
			return err
		})
		return in, err
	}
	var r bool
	switch op {
	case Eq, Ne:
		if r = na == nb; r {
			r, err = all(a, b)
		}
		r = r == (op == Eq)
	case Lt, Le:
		if r = na < nb || op == Le && na == nb; r {
			r, err = all(a, b)
		}
	case Gt, Ge:
		if r = na > nb || op == Ge && na == nb; r {
			r, err = all(b, a)
		}
	}
	return MakeBool(r), err
}

func viewBinary(th *Thread, op Op, a, b Value) (Value, error) {
	if !iterable(b) {
		return nil, Raise(TypeError, "'%s' object is not iterable", b.Type().TpName())
	}
	s := NewSet()
	if op == BitAnd {
		// CPython walks the other side, or the smaller one of two set-likes.
		x, y := a, b
		if o, ok := b.(*DictView); ok && o.kind != viewValues {
			if v, ok := a.(*DictView); ok && o.Dict.Len() > v.Dict.Len() {
				x, y = b, a
			}
		}
		if v, ok := x.(*DictView); !ok || v.kind == viewValues {
			x, y = y, x
		}
		return s, Iterate(th, y, func(e Value) error {
			in, err := Contains(th, x, e)
			if err != nil || !in {
				return err
			}
			return s.Add(th, e)
		})
	}
	if err := s.update(th, a); err != nil {
		return nil, err
	}
	var err error
	switch op {
	case BitOr:
		err = s.update(th, b)
	case Sub:
		err = s.differenceUpdate(th, b)
	case BitXor:
		err = s.symmetricUpdate(th, b)
	}
	return s, err
}

// MappingProxy is a read-only view of a mapping, such as a class's __dict__.
type MappingProxy struct{ Map Value }

// MappingProxyType is types.MappingProxyType.
var MappingProxyType = final(newBuiltinType("mappingproxy", ObjectType))

func (*MappingProxy) Type() *Type { return MappingProxyType }

// Iter walks the keys.
func (p *MappingProxy) Iter(th *Thread) (Iterator, error) { return Iter(th, p.Map) }

func init() {
	forward := func(names ...string) []Method {
		var ms []Method
		for _, n := range names {
			ms = append(ms, Method{n, func(th *Thread, self Value, args Args) (Value, error) {
				return CallMethodArgs(th, self.(*MappingProxy).Map, n, args)
			}})
		}
		return ms
	}
	ms := append(forward("__len__", "__iter__", "__reversed__", "__contains__", "get", "keys", "values", "items", "copy"),
		slot1("__getitem__", func(th *Thread, self, key Value) (Value, error) { return GetItem(th, self.(*MappingProxy).Map, key) }),
		slot0("__str__", func(th *Thread, self Value) (Value, error) {
			r, err := ToStr(th, self.(*MappingProxy).Map)
			return Str(r), err
		}),
		slot0("__repr__", func(th *Thread, self Value) (Value, error) {
			r, err := Repr(th, self.(*MappingProxy).Map)
			return Str("mappingproxy(" + r + ")"), err
		}),
		slot0("__hash__", func(th *Thread, self Value) (Value, error) {
			h, err := Hash(th, self.(*MappingProxy).Map)
			return Int(h), err
		}),
		slot1("__or__", func(th *Thread, self, other Value) (Value, error) {
			return Binary(th, BitOr, unproxy(self), unproxy(other))
		}),
		slot1("__ror__", func(th *Thread, self, other Value) (Value, error) {
			return Binary(th, BitOr, unproxy(other), unproxy(self))
		}),
	)
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) {
			return Compare(th, op, unproxy(self), unproxy(other))
		}))
	}
	MappingProxyType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if err := CheckPositional("mappingproxy", args, 1, 1); err != nil {
				return nil, err
			}
			m := args.Pos[0]
			if _, ok := m.Type().Lookup("__getitem__"); !ok || isBuiltinSequence(m) {
				return nil, Raise(TypeError, "mappingproxy() argument must be a mapping, not %s", ArgLabel(m))
			}
			return &MappingProxy{Map: m}, nil
		},
		Methods: ms,
	})
}

func unproxy(v Value) Value {
	if p, ok := v.(*MappingProxy); ok {
		return p.Map
	}
	return v
}
