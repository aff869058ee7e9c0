package object

import (
	"math"
	"math/big"
)

// Range is a Python range whose bounds and steps fit into 64 bits; BigRange is one
// beyond. Both are of the class range.
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

// reach is the size in bits of the bounds of a Range, so that numbers near them, as
// slicing and stepping past the end make them, stay within 64 bits.
const reach = 61

func small(bounds [3]*big.Int) bool {
	for _, b := range bounds {
		if b.BitLen() > reach {
			return false
		}
	}
	return true
}

// makeRange returns the range of any three ints; step is not 0.
func makeRange(b [3]*big.Int) Value {
	if small(b) {
		return NewRange(b[0].Int64(), b[1].Int64(), b[2].Int64())
	}
	return newBigRange(b[0], b[1], b[2])
}

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

func init() {
	ms := []Method{
		slot0("__repr__", func(_ *Thread, self Value) (Value, error) {
			r, ok := self.(*Range)
			if !ok {
				return Str(self.(*BigRange).String()), nil
			}
			s := "range(" + formatSmallInt(r.Start) + ", " + formatSmallInt(r.Stop)
			if r.Step != 1 {
				s += ", " + formatSmallInt(r.Step)
			}
			return Str(s + ")"), nil
		}),
		slot0("__len__", func(_ *Thread, self Value) (Value, error) {
			if r, ok := self.(*Range); ok {
				return Int(r.n), nil
			}
			return self.(*BigRange).length()
		}),
		slot0("__bool__", func(_ *Thread, self Value) (Value, error) {
			if r, ok := self.(*Range); ok {
				return MakeBool(r.n > 0), nil
			}
			return MakeBool(self.(*BigRange).n.Sign() > 0), nil
		}),
		slot0("__iter__", func(th *Thread, self Value) (Value, error) {
			if r, ok := self.(*BigRange); ok {
				it, err := r.Iter(th)
				return NewIterator(bigRangeIterType, it), err
			}
			it, err := self.(*Range).Iter(th)
			return NewIterator(rangeIterType, it), err
		}),
		noArgs("range.__reversed__", func(_ *Thread, self Value) (Value, error) {
			r, ok := self.(*Range)
			if !ok {
				return NewIterator(bigRangeIterType, self.(*BigRange).reversed()), nil
			}
			return NewIterator(rangeIterType, &rangeIter{r.at(r.n - 1), -r.Step, r.n}), nil
		}),
		slot1("__getitem__", func(th *Thread, self, key Value) (Value, error) {
			r, ok := self.(*Range)
			if !ok {
				return self.(*BigRange).getItem(th, key)
			}
			if s, ok := key.(*Slice); ok {
				if step, ok := s.Step.(Int); s.Step != None && (!ok || step>>30 != step>>63) || r.Step>>30 != r.Step>>63 {
					return widen(r).slice(th, s)
				}
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
			i, err := rangeFind(th, self, v)
			return MakeBool(i != nil), err
		}),
		slot0("__hash__", func(th *Thread, self Value) (Value, error) {
			h, err := Hash(th, rangeKey(self))
			return Int(h), err
		}),
		oneArg("range.index", func(th *Thread, self, v Value) (Value, error) {
			i, err := rangeFind(th, self, v)
			if err == nil && i == nil {
				if _, ok := AsBig(v); !ok {
					return nil, Raise(ValueError, "sequence.index(x): x not in sequence")
				}
				r, err := Repr(th, v)
				if err != nil {
					return nil, err
				}
				return nil, Raise(ValueError, "%s is not in range", r)
			}
			return i, err
		}),
		oneArg("range.count", func(th *Thread, self, v Value) (Value, error) {
			i, err := rangeFind(th, self, v)
			if i != nil {
				return Int(1), err
			}
			return Int(0), err
		}),
	}
	for op := Eq; op <= Ge; op++ {
		ms = append(ms, slot1(cmpInfo[op].dunder, func(th *Thread, self, other Value) (Value, error) {
			if other.Type() != RangeType || op > Ne {
				return NotImplemented, nil
			}
			same, err := Equal(th, rangeKey(self), rangeKey(other))
			return MakeBool(same == (op == Eq)), err
		}))
	}
	part := func(name string, i int) Attr {
		return Attr{name, func(_ *Thread, self Value) (Value, error) { return bounds(self)[i], nil }, readOnlyMember}
	}
	RangeType.Extend(ClassSpec{
		New: func(th *Thread, cls *Type, args Args) (Value, error) {
			if err := CheckPositional("range", args, 1, 3); err != nil {
				return nil, err
			}
			at := 0
			if len(args.Pos) == 1 {
				at = 1
			}
			narrow := [3]int64{0, 0, 1}
			fits := true
			for i, v := range args.Pos {
				n, ok := v.(Int)
				narrow[at+i] = int64(n)
				fits = fits && ok && n>>reach == n>>63
			}
			if fits && narrow[2] != 0 {
				return NewRange(narrow[0], narrow[1], narrow[2]), nil
			}
			b := [3]*big.Int{new(big.Int), nil, big.NewInt(1)}
			for i, v := range args.Pos {
				n, err := indexBig(th, v)
				if err != nil {
					return nil, err
				}
				b[at+i] = n
			}
			if b[2].Sign() == 0 {
				return nil, Raise(ValueError, "range() arg 3 must not be zero")
			}
			return makeRange(b), nil
		},
		Methods: ms,
		Attrs: []Attr{
			part("start", 0), part("stop", 1), part("step", 2),
		},
	})
}

// bounds are start, stop and step of either kind of range.
func bounds(v Value) [3]Value {
	if r, ok := v.(*BigRange); ok {
		return [3]Value{MakeBig(r.start), MakeBig(r.stop), MakeBig(r.step)}
	}
	r := v.(*Range)
	return [3]Value{MakeInt(r.Start), MakeInt(r.Stop), MakeInt(r.Step)}
}

// rangeKey is what decides equality and hash: equal sequences are equal ranges.
func rangeKey(v Value) *Tuple {
	b := bounds(v)
	var n Value
	if r, ok := v.(*BigRange); ok {
		n = MakeBig(r.n)
	} else {
		n = MakeInt(v.(*Range).n)
	}
	switch n {
	case Int(0):
		return NewTuple(n, None, None)
	case Int(1):
		return NewTuple(n, b[0], None)
	}
	return NewTuple(n, b[0], b[2])
}

// rangeFind returns the position of v, nil for none.
func rangeFind(th *Thread, self, v Value) (Value, error) {
	switch n := v.(type) {
	case Int, Bool, *BigInt:
		x, _ := AsBig(n)
		return widen(self).find(x), nil
	}
	r, err := Iter(th, self)
	if err != nil {
		return nil, err
	}
	for i := int64(0); ; i++ {
		item, err := r.Next(th)
		if item == nil || err != nil {
			return nil, err
		}
		if err := th.Step(); err != nil {
			return nil, err
		}
		if same, err := Equal(th, item, v); err != nil || same {
			return MakeInt(i), err
		}
	}
}
