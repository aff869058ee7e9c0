package lib

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// deque is the state of a collections.deque: items from head on.
type deque struct {
	items   []object.Value
	head    int
	max     int // -1: unbounded
	version int // counts changes of size
}

func (d *deque) len() int               { return len(d.items) - d.head }
func (d *deque) all() []object.Value    { return d.items[d.head:] }
func (d *deque) at(i int) *object.Value { return &d.items[d.head+i] }

func (d *deque) append(v object.Value) {
	d.version++
	if d.max == 0 {
		return
	}
	if d.max > 0 && d.len() >= d.max {
		d.items[d.head] = nil
		d.head++
	}
	if d.head > 32 && d.head > len(d.items)/2 {
		d.items = append(make([]object.Value, 0, 2*d.len()+1), d.all()...)
		d.head = 0
	}
	d.items = append(d.items, v)
}

func (d *deque) appendLeft(v object.Value) {
	d.version++
	if d.max == 0 {
		return
	}
	if d.max > 0 && d.len() >= d.max {
		d.items = d.items[:len(d.items)-1]
	}
	if d.head == 0 {
		gap := d.len() + 8
		items := make([]object.Value, gap+d.len(), 2*gap+d.len())
		copy(items[gap:], d.all())
		d.items, d.head = items, gap
	}
	d.head--
	d.items[d.head] = v
}

func (d *deque) set(items []object.Value) {
	d.version++
	d.items, d.head = items, 0
}

func deq(v object.Value) *deque { d, _ := object.State[*deque](v); return d }

func (d *deque) extend(th *object.Thread, v object.Value, add func(object.Value)) error {
	if deq(v) == d {
		for _, e := range append([]object.Value(nil), d.all()...) {
			add(e)
		}
		return nil
	}
	return object.Iterate(th, v, func(e object.Value) error {
		if err := th.Alloc(16); err != nil {
			return err
		}
		add(e)
		return nil
	})
}

type dequeIter struct {
	d       *deque
	pos     int
	reverse bool
	version int
}

func (it *dequeIter) Next(*object.Thread) (object.Value, error) {
	if it.version != it.d.version {
		return nil, object.Raise(object.RuntimeError, "deque mutated during iteration")
	}
	if it.pos >= it.d.len() {
		return nil, nil
	}
	i := it.pos
	if it.reverse {
		i = it.d.len() - 1 - i
	}
	it.pos++
	return *it.d.at(i), nil
}

var dequeIterType = object.NewIteratorType("_collections._deque_iterator")

func loadCollections(th *object.Thread) (*object.Module, error) {
	m := object.NewModule("collections")
	m.Set("deque", newDequeType())
	m.Set("OrderedDict", orderedDictType)
	m.Set("defaultdict", defaultDictType)
	m.Set("Counter", counterType)
	written(m, "namedtuple(typename, field_names, *, rename=, defaults=, module=)", makeNamedTuple)
	names := []val{}
	for _, name := range []string{"ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"} {
		names = append(names, object.Str(name))
	}
	m.Set("__all__", object.NewList(names...))
	positional(m, "__getattr__", 1, 1, func(th *thread, a []val) (val, error) {
		name, _ := object.AsStr(a[0])
		switch name {
		case "abc": // there in most programs, since other modules import it
			return th.Import("collections.abc")
		case "ChainMap", "UserDict", "UserList", "UserString": // written in Python, which few programs need
			more, err := th.Import("_wrappers")
			if err != nil {
				return nil, err
			}
			return object.GetAttr(th, more, name)
		}
		return nil, object.Raise(object.AttributeError, "module 'collections' has no attribute '%s'", name)
	})
	return m, nil
}

func (d *deque) index(th *object.Thread, v object.Value) (int, error) {
	i, err := object.Index(th, v)
	if err != nil {
		return 0, object.Raise(object.TypeError, "sequence index must be integer, not '%s'", v.Type().Name)
	}
	if i < 0 {
		i += int64(d.len())
	}
	if i < 0 || i >= int64(d.len()) {
		return 0, object.Raise(object.IndexError, "deque index out of range")
	}
	return int(i), nil
}

// removeAt takes item i out.
func (d *deque) removeAt(i int) object.Value {
	v := *d.at(i)
	d.version++
	if i == 0 {
		d.items[d.head] = nil
		d.head++
		return v
	}
	d.items = append(d.items[:d.head+i], d.items[d.head+i+1:]...)
	return v
}

func (d *deque) find(th *object.Thread, v object.Value, from, to int) (int, error) {
	for i := from; i < to && i < d.len(); i++ {
		version := d.version
		same, err := object.Equal(th, *d.at(i), v)
		if err != nil {
			return 0, err
		}
		if d.version != version {
			return 0, object.Raise(object.RuntimeError, "deque mutated during iteration")
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

func newDeque(cls *object.Type, items []object.Value, max int) *object.Instance {
	d := &deque{max: max}
	for _, v := range items {
		d.append(v)
	}
	return object.NewInstance(cls, d)
}

func newDequeType() *object.Type {
	type V = object.Value
	t := object.NewNativeType(object.ClassSpec{
		Name: "deque", Module: "collections", CName: "collections.deque",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (V, error) {
			return object.NewInstance(cls, &deque{max: -1}), nil
		},
	})
	m := func(signature string, f func(th *object.Thread, d *deque, self V, a []V) (V, error)) object.Method {
		return object.NewMethod(signature, func(th *object.Thread, self V, a []V) (V, error) { return f(th, deq(self), self, a) })
	}
	void := func(signature string, f func(th *object.Thread, d *deque, a []V) error) object.Method {
		return m(signature, func(th *object.Thread, d *deque, self V, a []V) (V, error) { return object.None, f(th, d, a) })
	}
	compare := func(name string, op object.CmpOp) object.Method {
		return m(name+"(other, /)", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
			o := deq(a[0])
			if o == nil {
				return object.NotImplemented, nil
			}
			return object.Compare(th, op, object.NewList(d.all()...), object.NewList(o.all()...))
		})
	}
	empty := func(d *deque, what string) error {
		if d.len() == 0 {
			return object.Raise(object.IndexError, "%s", what)
		}
		return nil
	}
	t.Extend(object.ClassSpec{
		Attrs: []object.Attr{{Name: "maxlen", Get: func(_ *object.Thread, self V) (V, error) {
			if n := deq(self).max; n >= 0 {
				return object.MakeInt(int64(n)), nil
			}
			return object.None, nil
		}}},
		ClassMethods: []object.Method{object.NewMethod("__class_getitem__(item, /)", func(th *object.Thread, self V, a []V) (V, error) {
			return object.NewGenericAlias(self, a[0]), nil
		})},
		Consts: []object.KwArg{{Name: "__hash__", Value: object.None}},
		Methods: []object.Method{
			void("__init__(iterable=(), maxlen=None)", func(th *object.Thread, d *deque, a []V) error {
				d.max = -1
				if a[1] != nil && a[1] != object.None {
					n, err := object.Index(th, a[1])
					if err != nil {
						return object.Raise(object.TypeError, "an integer is required")
					}
					if n < 0 {
						return object.Raise(object.ValueError, "maxlen must be non-negative")
					}
					d.max = int(n)
				}
				d.set(nil)
				if a[0] == nil {
					return nil
				}
				return d.extend(th, a[0], d.append)
			}),
			void("append(x, /)", func(th *object.Thread, d *deque, a []V) error { d.append(a[0]); return th.Alloc(16) }),
			void("appendleft(x, /)", func(th *object.Thread, d *deque, a []V) error { d.appendLeft(a[0]); return th.Alloc(16) }),
			void("extend(iterable, /)", func(th *object.Thread, d *deque, a []V) error { return d.extend(th, a[0], d.append) }),
			void("extendleft(iterable, /)", func(th *object.Thread, d *deque, a []V) error { return d.extend(th, a[0], d.appendLeft) }),
			void("clear()", func(th *object.Thread, d *deque, a []V) error { d.set(nil); return nil }),
			m("pop()", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				if err := empty(d, "pop from an empty deque"); err != nil {
					return nil, err
				}
				return d.removeAt(d.len() - 1), nil
			}),
			m("popleft()", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				if err := empty(d, "pop from an empty deque"); err != nil {
					return nil, err
				}
				return d.removeAt(0), nil
			}),
			void("rotate(n=1, /)", func(th *object.Thread, d *deque, a []V) error {
				n := int64(1)
				if a[0] != nil {
					var err error
					if n, err = object.SizeArg(th, a[0], "ssize_t"); err != nil {
						return err
					}
				}
				if k := int64(d.len()); k > 1 {
					if err := th.Spend(16 * k); err != nil {
						return err
					}
					n = ((n % k) + k) % k
					all := d.all()
					d.set(append(append([]V(nil), all[k-n:]...), all[:k-n]...))
				}
				return nil
			}),
			void("reverse()", func(th *object.Thread, d *deque, a []V) error {
				all := d.all()
				for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
					all[i], all[j] = all[j], all[i]
				}
				return nil
			}),
			m("copy()", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				return newDeque(self.Type(), d.all(), d.max), nil
			}),
			m("__copy__()", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				return newDeque(self.Type(), d.all(), d.max), nil
			}),
			m("__reduce__()", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				made := object.NewTuple()
				if max, err := object.GetAttr(th, self, "maxlen"); err != nil {
					return nil, err
				} else if max != object.None {
					made = object.NewTuple(object.EmptyTuple, max)
				}
				state, _, err := object.CallSpecial(th, self, "__getstate__")
				if err != nil {
					return nil, err
				}
				items, err := object.IterValue(th, self)
				return object.NewTuple(self.Type(), made, state, items), err
			}),
			m("count(x, /)", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				n := int64(0)
				for _, v := range append([]V(nil), d.all()...) {
					same, err := object.Equal(th, v, a[0])
					if err != nil {
						return nil, err
					}
					if same {
						n++
					}
				}
				return object.MakeInt(n), nil
			}),
			m("index(x, start=0, stop=None, /)", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				from, step, n, err := object.NewSlice(a[1], a[2], nil).Indices(th, d.len())
				if err != nil {
					return nil, err
				}
				i, err := d.find(th, a[0], from, from+step*n)
				if err != nil {
					return nil, err
				}
				if i < 0 {
					r, err := object.Repr(th, a[0])
					if err != nil {
						return nil, err
					}
					return nil, object.Raise(object.ValueError, "%s is not in deque", r)
				}
				return object.MakeInt(int64(i)), nil
			}),
			void("insert(index, x, /)", func(th *object.Thread, d *deque, a []V) error {
				if d.max >= 0 && d.len() >= d.max {
					return object.Raise(object.IndexError, "deque already at its maximum size")
				}
				i, err := object.SizeArg(th, a[0], "ssize_t")
				if err != nil {
					return err
				}
				n := int64(d.len())
				if i < 0 {
					i = max(i+n, 0)
				}
				i = min(i, n)
				all := d.all()
				d.set(append(append(append([]V(nil), all[:i]...), a[1]), all[i:]...))
				return nil
			}),
			void("remove(value, /)", func(th *object.Thread, d *deque, a []V) error {
				i, err := d.find(th, a[0], 0, d.len())
				if err != nil {
					return err
				}
				if i < 0 {
					r, err := object.Repr(th, a[0])
					if err != nil {
						return err
					}
					return object.Raise(object.ValueError, "%s is not in deque", r)
				}
				d.removeAt(i)
				return nil
			}),
			m("__len__()", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				return object.MakeInt(int64(d.len())), nil
			}),
			m("__bool__()", func(th *object.Thread, d *deque, self V, a []V) (V, error) { return object.MakeBool(d.len() > 0), nil }),
			m("__iter__()", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				return object.NewIterator(dequeIterType, &dequeIter{d: d, version: d.version}), nil
			}),
			m("__reversed__()", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				return object.NewIterator(dequeIterType, &dequeIter{d: d, reverse: true, version: d.version}), nil
			}),
			m("__contains__(x, /)", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				i, err := d.find(th, a[0], 0, d.len())
				return object.MakeBool(i >= 0), err
			}),
			m("__getitem__(index, /)", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				i, err := d.index(th, a[0])
				if err != nil {
					return nil, err
				}
				return *d.at(i), nil
			}),
			void("__setitem__(index, value, /)", func(th *object.Thread, d *deque, a []V) error {
				i, err := d.index(th, a[0])
				if err == nil {
					*d.at(i) = a[1]
				}
				return err
			}),
			void("__delitem__(index, /)", func(th *object.Thread, d *deque, a []V) error {
				i, err := d.index(th, a[0])
				if err == nil {
					d.removeAt(i)
				}
				return err
			}),
			m("__repr__()", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				if !th.EnterRepr(self) {
					return object.Str("[...]"), nil
				}
				defer th.LeaveRepr(self)
				var parts []string
				for _, v := range append([]V(nil), d.all()...) {
					s, err := object.Repr(th, v)
					if err != nil {
						return nil, err
					}
					parts = append(parts, s)
				}
				s := self.Type().Name + "([" + strings.Join(parts, ", ") + "]"
				if d.max >= 0 {
					s += ", maxlen=" + strconv.Itoa(d.max)
				}
				return object.Str(s + ")"), nil
			}),
			m("__add__(other, /)", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				o := deq(a[0])
				if o == nil {
					return nil, object.Raise(object.TypeError, "can only concatenate deque (not \"%s\") to deque", a[0].Type().Name)
				}
				return newDeque(self.Type(), append(append([]V(nil), d.all()...), o.all()...), d.max), nil
			}),
			m("__iadd__(other, /)", func(th *object.Thread, d *deque, self V, a []V) (V, error) { return self, d.extend(th, a[0], d.append) }),
			m("__mul__(n, /)", func(th *object.Thread, d *deque, self V, a []V) (V, error) {
				n, err := object.SizeArg(th, a[0], "ssize_t")
				if err != nil {
					return nil, err
				}
				var items []V
				for range max(n, 0) {
					if err := th.Alloc(int64(d.len()) * 16); err != nil {
						return nil, err
					}
					items = append(items, d.all()...)
				}
				return newDeque(self.Type(), items, d.max), nil
			}),
			compare("__eq__", object.Eq), compare("__ne__", object.Ne), compare("__lt__", object.Lt),
			compare("__le__", object.Le), compare("__gt__", object.Gt), compare("__ge__", object.Ge),
		},
	})
	return t
}
