package object

import (
	"math"
	"math/big"
)

// Range is a Python range whose bounds fit into 64 bits. BigRange would be the
// same with big ints; a bound beyond 64 bits is an error that says so.
type Range struct {
	Start, Stop, Step int64
	n                 int64
}

// RangeType is the class range.
var RangeType = final(newBuiltinType("range", ObjectType))

func (*Range) Type() *Type { return RangeType }

// NewRange returns range(start, stop, step); step is not 0.
func NewRange(start, stop, step int64) *Range {
	r := &Range{start, stop, step, 0}
	switch {
	case step > 0 && start < stop:
		r.n = clampLen((uint64(stop)-uint64(start)-1)/uint64(step) + 1)
	case step < 0 && stop < start:
		r.n = clampLen((uint64(start)-uint64(stop)-1)/-uint64(step) + 1)
	}
	return r
}

func clampLen(n uint64) int64 { return int64(min(n, math.MaxInt64)) }

// Count returns the number of items.
func (r *Range) Count() int64 { return r.n }

func (r *Range) at(i int64) int64 { return r.Start + i*r.Step }

// Iter walks the range.
func (r *Range) Iter(*Thread) (Iterator, error) { return &rangeIter{r.Start, r.Step, r.n}, nil }

type rangeIter struct{ next, step, left int64 }

func (it *rangeIter) Next(th *Thread) (Value, error) {
	if it.left <= 0 {
		return nil, nil
	}
	v := it.next
	it.left--
	it.next += it.step
	return th.Int(v), nil
}

func (it *rangeIter) lengthHint() int { return int(it.left) }

func rangeBound(th *Thread, v Value) (int64, error) {
	if n, ok := AsBig(v); ok && !n.IsInt64() {
		return 0, Unsupported("range() with bounds beyond 64 bits")
	}
	return Index(th, v)
}

func init() {
	ms := []Method{
		slot0("__repr__", func(_ *Thread, self Value) (Value, error) {
			r := self.(*Range)
			s := "range(" + formatSmallInt(r.Start) + ", " + formatSmallInt(r.Stop)
			if r.Step != 1 {
				s += ", " + formatSmallInt(r.Step)
			}
			return Str(s + ")"), nil
		}),
		slot0("__len__", func(_ *Thread, self Value) (Value, error) { return Int(self.(*Range).n), nil }),
		slot0("__bool__", func(_ *Thread, self Value) (Value, error) { return MakeBool(self.(*Range).n > 0), nil }),
		slot0("__iter__", func(th *Thread, self Value) (Value, error) {
			it, err := self.(*Range).Iter(th)
			return NewIterator(rangeIterType, it), err
		}),
		noArgs("range.__reversed__", func(_ *Thread, self Value) (Value, error) {
			r := self.(*Range)
			return NewIterator(rangeIterType, &rangeIter{r.at(r.n - 1), -r.Step, r.n}), nil
		}),
		slot1("__getitem__", func(th *Thread, self, key Value) (Value, error) {
			r := self.(*Range)
			if s, ok := key.(*Slice); ok {
				start, stop, step, err := s.bounds(th, int(r.n))
				if err != nil {
					return nil, err
				}
				return NewRange(r.Start+int64(start)*r.Step, r.Start+int64(stop)*r.Step, r.Step*int64(step)), nil
			}
			if !isIndex(key) {
				return nil, Raise(TypeError, "range indices must be integers or slices, not %s", key.Type().TpName())
			}
			i, err := seqIndex(th, key, int(r.n), "range object")
			if err != nil {
				return nil, err
			}
			return Int(r.at(int64(i))), nil
		}),
		slot1("__contains__", func(th *Thread, self, v Value) (Value, error) {
			i, err := rangeFind(th, self.(*Range), v)
			return MakeBool(i >= 0), err
		}),
		slot0("__hash__", func(th *Thread, self Value) (Value, error) {
			h, err := Hash(th, rangeKey(self.(*Range)))
			return Int(h), err
		}),
		oneArg("range.index", func(th *Thread, self, v Value) (Value, error) {
			i, err := rangeFind(th, self.(*Range), v)
			if err == nil && i < 0 {
				if _, ok := AsBig(v); !ok {
					return nil, Raise(ValueError, "sequence.index(x): x not in sequence")
				}
				r, err := Repr(th, v)
				if err != nil {
					return nil, err
				}
				return nil, Raise(ValueError, "%s is not in range", r)
			}
			return Int(i), err
		}),
		oneArg("range.count", func(th *Thread, self, v Value) (Value, error) {
			i, err := rangeFind(th, self.(*Range), v)
			if i >= 0 {
				return Int(1), err
			}
			return Int(0), err
		}),
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) {
			o, ok := other.(*Range)
			if !ok || op > Ne {
				return NotImplemented, nil
			}
			same, err := Equal(th, rangeKey(self.(*Range)), rangeKey(o))
			return MakeBool(same == (op == Eq)), err
		}))
	}
	part := func(name string, get func(*Range) int64) Attr {
		return Attr{name, func(_ *Thread, self Value) (Value, error) { return Int(get(self.(*Range))), nil }, nil}
	}
	RangeType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if err := CheckPositional("range", args, 1, 3); err != nil {
				return nil, err
			}
			var b [3]int64
			for i, v := range args.Pos {
				n, err := rangeBound(th, v)
				if err != nil {
					return nil, err
				}
				b[i] = n
			}
			switch len(args.Pos) {
			case 1:
				return NewRange(0, b[0], 1), nil
			case 2:
				return NewRange(b[0], b[1], 1), nil
			}
			if b[2] == 0 {
				return nil, Raise(ValueError, "range() arg 3 must not be zero")
			}
			return NewRange(b[0], b[1], b[2]), nil
		},
		Methods: ms,
		Attrs: []Attr{
			part("start", func(r *Range) int64 { return r.Start }),
			part("stop", func(r *Range) int64 { return r.Stop }),
			part("step", func(r *Range) int64 { return r.Step }),
		},
	})
}

// rangeKey is what decides equality and hash: equal sequences are equal ranges.
func rangeKey(r *Range) *Tuple {
	switch r.n {
	case 0:
		return NewTuple(Int(0), None, None)
	case 1:
		return NewTuple(Int(1), Int(r.Start), None)
	}
	return NewTuple(Int(r.n), Int(r.Start), Int(r.Step))
}

// rangeFind returns the position of v, -1 for none.
func rangeFind(th *Thread, r *Range, v Value) (int64, error) {
	var x *big.Int
	switch n := v.(type) {
	case Int, Bool, *BigInt:
		x, _ = AsBig(n)
	default:
		for i := int64(0); i < r.n; i++ {
			if err := th.Step(); err != nil {
				return -1, err
			}
			same, err := Equal(th, Int(r.at(i)), v)
			if err != nil || same {
				return i, err
			}
		}
		return -1, nil
	}
	d := x.Sub(x, big.NewInt(r.Start))
	q, m := d.QuoRem(d, big.NewInt(r.Step), new(big.Int))
	if m.Sign() != 0 || q.Sign() < 0 || !q.IsInt64() || q.Int64() >= r.n {
		return -1, nil
	}
	return q.Int64(), nil
}
