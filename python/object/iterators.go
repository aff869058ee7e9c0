package object

// IterObject is a Python iterator over a Go Iterator: what iter(list), zip(…) and
// their like return.
type IterObject struct {
	cls *Type
	it  Iterator
}

// NewIterator returns it as a Python object of class cls, which NewIteratorType
// made. nil stands for a plain iterator.
//
//go:noinline
func NewIterator(cls *Type, it Iterator) *IterObject {
	if cls == nil {
		cls = IteratorType
	}
	return &IterObject{cls, it}
}

func (o *IterObject) Type() *Type { return o.cls }

// Next returns the next item, nil at the end.
func (o *IterObject) Next(th *Thread) (Value, error) { return o.it.Next(th) }

// Iter returns the iterator itself.
func (o *IterObject) Iter(*Thread) (Iterator, error) { return o, nil }

// Unwrap returns the Go iterator inside.
func (o *IterObject) Unwrap() Iterator { return o.it }

// lengthHinter is an iterator that knows how many items are left.
type lengthHinter interface{ lengthHint() int }

// NewIteratorType makes the class of a kind of native iterator, shared by all
// runs.
//
//go:noinline
func NewIteratorType(name string) *Type {
	t := newBuiltinType(name, ObjectType)
	t.Extend(ClassSpec{Methods: iteratorMethods()})
	return t
}

func iteratorMethods() []Method {
	return []Method{
		slot0("__iter__", func(_ *Thread, self Value) (Value, error) { return self, nil }),
		slot0("__next__", func(th *Thread, self Value) (Value, error) {
			it, ok := self.(Iterator)
			if !ok {
				return nil, Raise(TypeError, "'%s' object is not an iterator", self.Type().TpName())
			}
			v, err := it.Next(th)
			if err == nil && v == nil {
				err = NewException(StopIteration)
			}
			return v, err
		}),
		noArgs("iterator.__length_hint__", func(_ *Thread, self Value) (Value, error) {
			if o, ok := self.(*IterObject); ok {
				if h, ok := o.it.(lengthHinter); ok {
					return Int(h.lengthHint()), nil
				}
			}
			return NotImplemented, nil
		}),
	}
}

// The classes of the built-in iterators.
var (
	IteratorType        = final(NewIteratorType("iterator"))
	callableIterType    = final(NewIteratorType("callable_iterator"))
	listIterType        = final(NewIteratorType("list_iterator"))
	listReverseIterType = final(NewIteratorType("list_reverseiterator"))
	tupleIterType       = final(NewIteratorType("tuple_iterator"))
	strIterType         = final(NewIteratorType("str_iterator"))
	strASCIIIterType    = final(NewIteratorType("str_ascii_iterator"))
	bytesIterType       = final(NewIteratorType("bytes_iterator"))
	byteArrayIterType   = final(NewIteratorType("bytearray_iterator"))
	memoryIterType      = final(NewIteratorType("memory_iterator"))
	dictKeyIterType     = final(NewIteratorType("dict_keyiterator"))
	OrderedIterType     = final(NewIteratorType("odict_iterator"))
	dictValueIterType   = final(NewIteratorType("dict_valueiterator"))
	dictItemIterType    = final(NewIteratorType("dict_itemiterator"))
	dictRevKeyType      = final(NewIteratorType("dict_reversekeyiterator"))
	dictRevValueType    = final(NewIteratorType("dict_reversevalueiterator"))
	dictRevItemType     = final(NewIteratorType("dict_reverseitemiterator"))
	setIterType         = final(NewIteratorType("set_iterator"))
	rangeIterType       = final(NewIteratorType("range_iterator"))
	bigRangeIterType    = final(NewIteratorType("longrange_iterator"))
)

// IterValue is iter(v) as a Python object.
func IterValue(th *Thread, v Value) (Value, error) {
	r, found, err := CallSpecial(th, v, "__iter__")
	if err != nil {
		return nil, err
	}
	if found {
		if _, ok := r.(Iterator); !ok {
			if _, ok := r.Type().Lookup("__next__"); !ok {
				return nil, Raise(TypeError, "iter() returned non-iterator of type '%s'", r.Type().TpName())
			}
		}
		return r, nil
	}
	it, err := Iter(th, v)
	if err != nil {
		return nil, err
	}
	if o, ok := it.(Value); ok {
		return o, nil
	}
	return NewIterator(nil, it), nil
}

// CallableIterator is iter(fn, sentinel): it calls fn until the result equals
// the sentinel.
func CallableIterator(fn, sentinel Value) *IterObject {
	return NewIterator(callableIterType, &callIter{fn, sentinel})
}

type callIter struct{ fn, sentinel Value }

func (it *callIter) Next(th *Thread) (Value, error) {
	if it.fn == nil {
		return nil, nil
	}
	v, err := Call(th, it.fn)
	if err != nil {
		if _, end := AsException(err, StopIteration); end {
			it.fn = nil
			return nil, nil
		}
		return nil, err
	}
	same, err := Equal(th, it.sentinel, v)
	if err != nil {
		return nil, err
	}
	if same {
		it.fn = nil
		return nil, nil
	}
	return v, nil
}

// FuncIterator is an Iterator made of a function.
type FuncIterator func(th *Thread) (Value, error)

// Next calls the function.
func (f FuncIterator) Next(th *Thread) (Value, error) { return f(th) }

type listReverseIter struct {
	list *List
	pos  int
}

func (it *listReverseIter) Next(*Thread) (Value, error) {
	if it.list == nil || it.pos < 0 || it.pos >= len(it.list.Elems) {
		it.list = nil
		return nil, nil
	}
	it.pos--
	return it.list.Elems[it.pos+1], nil
}

func (it *listReverseIter) lengthHint() int {
	if it.list == nil || it.pos >= len(it.list.Elems) {
		return 0
	}
	return it.pos + 1
}

func (it *listIter) lengthHint() int {
	if it.list == nil {
		return 0
	}
	return max(len(it.list.Elems)-it.pos, 0)
}

func (it *sliceIter) lengthHint() int { return len(it.elems) - it.pos }

// seqReverse walks a sequence by __len__ and __getitem__ from its end.
type seqReverse struct {
	seq Value
	pos int64
}

func (it *seqReverse) Next(th *Thread) (Value, error) {
	if it.seq == nil || it.pos < 0 {
		return nil, nil
	}
	v, err := GetItem(th, it.seq, Int(it.pos))
	if err != nil {
		it.seq = nil
		if _, end := AsException(err, IndexError); end {
			return nil, nil
		}
		if _, end := AsException(err, StopIteration); end {
			return nil, nil
		}
		return nil, err
	}
	it.pos--
	return v, nil
}

func (it *seqReverse) lengthHint() int { return int(it.pos + 1) }

// classGetItem is the __class_getitem__ of the generic built-in classes.
var classGetItem = Method{"__class_getitem__", func(th *Thread, self Value, args Args) (Value, error) {
	if err := noKeywords(self.(*Type).Name+".__class_getitem__", args); err != nil {
		return nil, err
	}
	if len(args.Pos) != 1 {
		return nil, Raise(TypeError, "%s.__class_getitem__() takes exactly one argument (%d given)", self.(*Type).Name, len(args.Pos))
	}
	return NewGenericAlias(self, args.Pos[0]), nil
}}

// Reversed is reversed(v): by __reversed__, or by length and items, as an
// iterator of class cls.
func Reversed(th *Thread, cls *Type, v Value) (Value, error) {
	t := v.Type()
	if f, ok := t.Lookup("__reversed__"); ok {
		if f == None {
			return nil, Raise(TypeError, "'%s' object is not reversible", t.Name)
		}
		return callUnbound(th, f, v)
	}
	_, hasItems := t.Lookup("__getitem__")
	_, hasLen := t.Lookup("__len__")
	if _, isDict := v.(*Dict); !hasItems || !hasLen || isDict {
		return nil, Raise(TypeError, "'%s' object is not reversible", t.Name)
	}
	n, err := Len(th, v)
	if err != nil {
		return nil, err
	}
	return NewIterator(cls, &seqReverse{v, int64(n) - 1}), nil
}
