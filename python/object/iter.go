package object

// Iterator is a native iterator. Next returns nil and no error at the end.
type Iterator interface {
	Next(th *Thread) (Value, error)
}

// Iterable is a native value that is iterated in Go. A class that Python code may
// derive from has an __iter__ method instead.
type Iterable interface {
	Value
	Iter(th *Thread) (Iterator, error)
}

// Iter returns an iterator over v, as iter(v) does.
func Iter(th *Thread, v Value) (Iterator, error) {
	switch x := v.(type) {
	case *List:
		if x.cls == nil || !x.cls.Overrides("__iter__", ListType) {
			return &listIter{list: x}, nil
		}
	case *Tuple:
		if x.cls == nil || !x.cls.Overrides("__iter__", TupleType) {
			return &sliceIter{elems: x.Elems}, nil
		}
	case *Dict:
		if x.cls == nil || !x.cls.Overrides("__iter__", DictType) {
			return NewDictIter(x, func(e Entry) Value { return e.Key }), nil
		}
	case Iterable:
		return x.Iter(th)
	}
	r, found, err := CallSpecial(th, v, "__iter__")
	if err != nil {
		return nil, err
	}
	if found {
		return AsIterator(th, r)
	}
	if hasItems(v) {
		return &seqIter{seq: v}, nil
	}
	return nil, Raise(TypeError, "'%s' object is not iterable", v.Type().TpName())
}

// hasItems reports whether v can be iterated by its __getitem__: a built-in class
// must be a sequence.
func hasItems(v Value) bool {
	t := v.Type()
	if _, ok := t.Lookup("__getitem__"); !ok || t == TypeType {
		return false
	}
	_, sized := t.Lookup("__len__")
	return sized || !t.Builtin
}

// AsIterator returns the Go iterator that v, the result of an __iter__, is.
func AsIterator(th *Thread, v Value) (Iterator, error) {
	if it, ok := v.(Iterator); ok {
		return it, nil
	}
	if _, ok := v.Type().Lookup("__next__"); !ok {
		return nil, Raise(TypeError, "iter() returned non-iterator of type '%s'", v.Type().TpName())
	}
	return pyIter{v}, nil
}

// Iterate calls f for every item of v until f returns an error. StopLoop ends it
// without one.
func Iterate(th *Thread, v Value, f func(Value) error) error {
	it, err := Iter(th, v)
	if err != nil {
		return err
	}
	for {
		if err := th.Step(); err != nil {
			return err
		}
		e, err := it.Next(th)
		if err != nil {
			return err
		}
		if e == nil {
			return nil
		}
		if err := f(e); err != nil {
			if err == StopLoop {
				return nil
			}
			return err
		}
	}
}

// StopLoop, returned by the function given to Iterate, ends the iteration.
var StopLoop = stopLoop{}

type stopLoop struct{}

func (stopLoop) Error() string { return "stop the iteration" }

// ToSlice returns all items of v.
func ToSlice(th *Thread, v Value) ([]Value, error) {
	switch x := v.(type) {
	case *List:
		if x.cls == nil {
			return append([]Value(nil), x.Elems...), nil
		}
	case *Tuple:
		if x.cls == nil {
			return append([]Value(nil), x.Elems...), nil
		}
	case *BigRange:
		if _, err := x.length(); err != nil {
			return nil, err
		}
	}
	var out []Value
	err := Iterate(th, v, func(e Value) error {
		if err := th.Alloc(16); err != nil {
			return err
		}
		out = append(out, e)
		return nil
	})
	return out, err
}

type sliceIter struct {
	elems []Value
	pos   int
}

func (it *sliceIter) Next(*Thread) (Value, error) {
	if it.pos >= len(it.elems) {
		return nil, nil
	}
	it.pos++
	return it.elems[it.pos-1], nil
}

type listIter struct {
	list *List
	pos  int
}

func (it *listIter) Next(*Thread) (Value, error) {
	if it.list == nil || it.pos >= len(it.list.Elems) {
		it.list = nil // an exhausted list iterator stays so
		return nil, nil
	}
	it.pos++
	return it.list.Elems[it.pos-1], nil
}

// DictIter walks the items of a dict and notices changes of its size.
type DictIter struct {
	d    *Dict
	pos  int
	size int
	pick func(Entry) Value
}

// NewDictIter returns an iterator over what pick makes of each item.
func NewDictIter(d *Dict, pick func(Entry) Value) *DictIter {
	return &DictIter{d: d, size: d.Len(), pick: pick}
}

func (it *DictIter) Next(*Thread) (Value, error) {
	if it.d == nil {
		return nil, nil
	}
	if it.d.Len() != it.size {
		it.d = nil
		return nil, Raise(RuntimeError, "dictionary changed size during iteration")
	}
	e, next, ok := it.d.Next(it.pos)
	if !ok {
		it.d = nil
		return nil, nil
	}
	it.pos = next
	return it.pick(e), nil
}

// seqIter iterates an object that only has __getitem__.
type seqIter struct {
	seq Value
	pos int64
}

func (it *seqIter) Next(th *Thread) (Value, error) {
	if it.seq == nil {
		return nil, nil
	}
	v, _, err := CallSpecial(th, it.seq, "__getitem__", Int(it.pos))
	if _, end := AsException(err, IndexError); end {
		it.seq = nil
		return nil, nil
	}
	if _, end := AsException(err, StopIteration); end {
		it.seq = nil
		return nil, nil
	}
	it.pos++
	return v, err
}

// pyIter is an iterator whose __next__ is Python's.
type pyIter struct{ v Value }

func (it pyIter) Next(th *Thread) (Value, error) {
	v, _, err := CallSpecial(th, it.v, "__next__")
	if _, end := AsException(err, StopIteration); end {
		return nil, nil
	}
	return v, err
}
